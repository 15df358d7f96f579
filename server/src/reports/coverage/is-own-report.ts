import { GENERATOR } from '../html-page.ts';
import { CSV_HEAD } from './coverage-csv.ts';

/** Where a page says what it was made by, in UTF-16 units from its start. */
const HEAD = 1000;

/**
 * Whether a text is a report of ours, as JSON, CSV or a page, that was left among the documents: what it tells of is cited
 * elsewhere, and would count twice.
 */
export function isOwnReport(text: string): boolean {
  return (
    /^\{"version":1,"(files|prefix)":/.test(text) ||
    text.startsWith(CSV_HEAD) ||
    text.slice(0, HEAD).includes(GENERATOR)
  );
}
