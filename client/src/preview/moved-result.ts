import type { CheckResult, Place } from '../../../server/src/library/api.ts';

/**
 * The cached result of a text, adapted to its next version: only rows in lines that both versions begin or end with.
 * The lines of both end with `\n`.
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
