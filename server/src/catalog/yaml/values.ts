import { isCalendarDate } from '../syntax/calendar-date.ts';

const padded = (digits: string): string => digits.padStart(2, '0');

/** The date as catalogs write it, where what is written can be no other one. */
export function correctedDate(text: string): string | undefined {
  const trimmed = text.trim();
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ][\d:.,Z+ -]*)?$/.exec(trimmed) ?? [];
  const [, lastDay, lastMonth, lastYear] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(trimmed) ?? [];
  const date =
    year !== undefined && month !== undefined
      ? [year, padded(month), ...(day === undefined ? [] : [padded(day)])].join('-')
      : lastYear && `${lastYear}-${padded(lastMonth!)}-${padded(lastDay!)}`;
  return date !== undefined && isCalendarDate(date) ? date : undefined;
}

/** The whole address, where only its beginning is missing, or is the one of old. */
export function correctedUrl(text: string): string | undefined {
  const trimmed = text.trim();
  const address = /^https?:\/\//i.test(trimmed)
    ? trimmed.replace(/^https?:/i, 'https:')
    : /^[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/.test(trimmed)
      ? `https://${trimmed}`
      : undefined;
  return address !== undefined && /^https:\/\/[^\s/]/.test(address) && URL.canParse(address) ? address : undefined;
}
