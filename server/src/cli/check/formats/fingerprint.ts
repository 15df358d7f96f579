import { createHash } from 'node:crypto';
import type { Finding } from '../../findings.ts';

/** In hexadecimal digits: 128 bits. */
const LENGTH = 32;
/** How much of a line is used before and after the finding, in UTF-16 units: a file may be one line of megabytes. */
const CONTEXT = 200;

/**
 * An identifier for each finding that does not change when lines around it move, so that findings can be tracked from run
 * to run: a hash of the problem's code, the text of its line (spaces do not count), and its index among equal ones in its
 * file. Unique within a file. Findings come in the order of files and places.
 *
 * @param keyOf a further part of the identity, such as the name of the file
 * @param hasLater whether further findings of a file come after those of other files
 */
export function fingerprinter(
  keyOf: (finding: Finding) => string = () => '',
  hasLater = false,
): (finding: Finding) => string {
  const occurrences = new Map<string, number>();
  let file: string | undefined;
  return (finding) => {
    const { row } = finding;
    if (row.file !== file && !hasLater) occurrences.clear();
    file = row.file;
    const text = contextOf(finding).replace(/\s+/g, ' ').trim();
    const identity = JSON.stringify([row.code, text]);
    const inFile = JSON.stringify([row.file, identity]);
    const occurrence = occurrences.get(inFile) ?? 0;
    occurrences.set(inFile, occurrence + 1);
    const hash = createHash('sha256').update(JSON.stringify([keyOf(finding), identity, occurrence]));
    return hash.digest('hex').slice(0, LENGTH);
  };
}

function contextOf({ row, lines }: Finding): string {
  const line = lines.line(row.line - 1);
  const end = row.endLine === row.line ? row.endColumn : line.length;
  return line.slice(Math.max(0, row.column - CONTEXT), end + CONTEXT);
}
