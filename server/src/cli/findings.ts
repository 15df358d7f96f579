import { SEVERITIES, type Severity } from '../core/model/diagnostic.ts';
import { linesOf } from '../core/model/text.ts';
import type { FindingRow, Place } from '../library/api.ts';
import { type Finding, fileFindings, placeWithoutLines } from '../library/rows.ts';
import { fileIn } from '../loader/root.ts';
import type { CommandLine } from './command-line.ts';
import type { Changes } from './git/changed-lines.ts';
import { displayPath } from './paths.ts';
import type { Workspace } from './workspace.ts';

export type { FindingRow, Meaning, Place, ReferenceRow } from '../library/api.ts';
export {
  type Finding,
  findingOf,
  findingsOf,
  meaningOf,
  placeOf,
  placeWithoutLines,
  referenceRow,
} from '../library/rows.ts';

/** The findings in catalogs and `objrefs.yaml`, whatever paths are named: all other findings depend on them. */
export function findingsInFiles({ root, composed }: Workspace, line: CommandLine, changes?: Changes): Finding[] {
  return [...composed.problems].flatMap(([uri, problems]) => {
    const text = fileIn(root, uri)?.text ?? '';
    const isNew = changes?.inText(uri, text);
    const counting = isNew ? problems.filter(({ range }) => isNew(range)) : problems;
    return fileFindings(displayPath(uri, line), linesOf(text), counting);
  });
}

/** Whether findings have this severity or a higher one; never, for `never`. */
export function isAtLeast(least: Severity | 'never'): (finding: Finding) => boolean {
  if (least === 'never') return () => false;
  return ({ row }) => SEVERITIES.indexOf(row.severity) <= SEVERITIES.indexOf(least);
}

/** `plans/a.md:3:7`: editors open it on a click. Of an office file `plan.docx: paragraph 12`. */
export function placeText(row: Pick<Place, 'file' | 'line' | 'column' | 'place'>): string {
  const place = placeWithoutLines(row);
  return place ? `${row.file}: ${place.label}` : `${row.file}:${row.line}:${row.column}`;
}

/** The message, with the place before it in a document that has no lines. */
export function messageText(row: FindingRow): string {
  const place = placeWithoutLines(row);
  return place ? `${place.label}: ${row.message}` : row.message;
}

/** Orders by the names of files, by UTF-16 units. Documents come in the order of their URIs, which may be another. */
export function compareFiles(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}

export function comparePlaces(a: Place, b: Place): number {
  return compareFiles(a, b) || a.line - b.line || a.column - b.column;
}
