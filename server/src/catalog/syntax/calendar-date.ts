const CALENDAR_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the text is an existing date in ISO 8601: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = CALENDAR_DATE.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}

const padded = (digits: string): string => digits.padStart(2, '0');

/** The date in ISO 8601, if it is unambiguous: `31.1.2014` is 2014-01-31. */
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
