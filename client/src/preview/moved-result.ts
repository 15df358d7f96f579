import type { CheckResult, Place } from '../../../server/src/library/api.ts';

/**
 * What is known of a text, for the next version of it: rows in the lines that both begin and end with, the rest is not
 * known. Lines of both end with `\n`.
 */
export function movedResult({ references, findings }: CheckResult, before: string, after: string): CheckResult {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const shorter = Math.min(old.length, now.length);
  let same = 0;
  while (same < shorter && old[same] === now[same]) same++;
  let sameEnd = 0;
  while (sameEnd < shorter - same && old.at(-1 - sameEnd) === now.at(-1 - sameEnd)) sameEnd++;
  const move = <Row extends Place>(rows: readonly Row[]) =>
    rows.flatMap((row): Row[] => {
      if (row.endLine <= same) return [row];
      if (row.line <= old.length - sameEnd) return [];
      const by = now.length - old.length;
      return [{ ...row, line: row.line + by, endLine: row.endLine + by }];
    });
  return { references: move(references), findings: move(findings) };
}
