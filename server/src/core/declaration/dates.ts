import type { Written } from '../model/declaration.ts';
import type { Value } from './inline-value.ts';

/** Fields with the date of a document, in lower case without hyphens. */
const DATE_KEYS: ReadonlySet<string> = new Set([
  'date',
  'revdate',
  'created',
  'published',
  'updated',
  'lastupdated',
  'lastmod',
  'modified',
  'lastmodified',
  'lastmodifiedat',
  'revised',
  'reviewed',
  'lastreviewed',
  'lastreviewedon',
  'dateupdated',
  'datemodified',
  'datereviewed',
  'updatedat',
  'updateddate',
]);

const DAY = /^(\d{4})[-/](\d{2})[-/](\d{2})(?![\d-])/;
/** A whole value that is a year or a month. */
const PERIOD = /^(\d{4})(?:[-/](\d{2}))?$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a field of front matter or an attribute holds a date of the document: `date`, `last-reviewed`, `lastmod`. */
export const isDateKey = (key: string): boolean => DATE_KEYS.has(key.replace(/[-_ ]/g, '').toLowerCase());

/** The ISO 8601 day that a value begins with, or the month or year that it is; else empty. */
export function dayIn(value: Value | null): Written[] {
  const match = value?.kind === 'text' ? (DAY.exec(value.text) ?? PERIOD.exec(value.text)) : null;
  if (value?.kind !== 'text' || !match) return [];
  const [written, year, month, day] = match;
  const days = month === undefined ? 1 : (DAYS[Number(month) - 1] ?? 0);
  if (days === 0 || (day !== undefined && (Number(day) < 1 || Number(day) > days))) return [];
  const { start } = value.range;
  const end = { line: start.line, character: start.character + written.length };
  return [{ text: [year, month, day].filter((part) => part !== undefined).join('-'), range: { start, end } }];
}
