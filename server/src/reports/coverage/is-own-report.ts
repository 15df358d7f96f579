import { GENERATOR } from '../html-page.ts';
import { CSV_HEAD } from './coverage-csv.ts';

/** The part of a page that names its generator, in UTF-16 units. */
const HEAD = 1000;

/** Whether a text is a report of objrefs (JSON, CSV or a page), whose quoted references would count twice. */
export function isOwnReport(text: string): boolean {
  return (
    /^\{"version":1,"(files|prefix)":/.test(text) ||
    text.startsWith(CSV_HEAD) ||
    text.slice(0, HEAD).includes(GENERATOR)
  );
}
