import { createHash } from 'node:crypto';
import type { ReportedDiagnostic } from '../../rows.ts';

/** Hexadecimal digits: 128 bits. */
const LENGTH = 32;
/** How much of a line counts before and after the finding, in UTF-16 units: a file may be one line of megabytes. */
const CONTEXT = 200;

/**
 * A name for each finding that stays while the lines around it move, so that who follows findings from run to run knows
 * it again: made from the problem's code, the text of its line (spaces do not count), and which of several alike it is
 * in its file. Findings of one file differ.
 *
 * @param findings in the order of files and places
 * @param keyOf what else tells findings apart, such as the name of their file
 */
export function fingerprints(
  findings: readonly ReportedDiagnostic[],
  keyOf: (finding: ReportedDiagnostic) => string = () => '',
): readonly string[] {
  const alike = new Map<string, number>();
  return findings.map((finding) => {
    const { row } = finding;
    const text = contextOf(finding).replace(/\s+/g, ' ').trim();
    const identity = JSON.stringify([row.code, text]);
    const inFile = JSON.stringify([row.file, identity]);
    const occurrence = alike.get(inFile) ?? 0;
    alike.set(inFile, occurrence + 1);
    const hash = createHash('sha256').update(JSON.stringify([keyOf(finding), identity, occurrence]));
    return hash.digest('hex').slice(0, LENGTH);
  });
}

function contextOf({ row, lines }: ReportedDiagnostic): string {
  const line = lines.line(row.line - 1);
  const end = row.endLine === row.line ? row.endColumn : line.length;
  return line.slice(Math.max(0, row.column - CONTEXT), end + CONTEXT);
}
