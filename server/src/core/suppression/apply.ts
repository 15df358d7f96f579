import { type Problem, REFERENCE_CODES, type SeveritySetting } from '../model/problem.ts';
import { comparePositions, type Lines } from '../model/text.ts';
import { suppress } from './suppression.ts';
import { unusedSuppressions } from './unused.ts';

/**
 * The problems that no ignore comment covers, and those of ignore comments that cover nothing.
 *
 * @param problems in the order of the text
 * @param severity what a team set for `unused-suppression`
 */
export function applySuppressions(
  lines: Lines,
  problems: readonly Problem[],
  severity: SeveritySetting = REFERENCE_CODES['unused-suppression'],
): readonly Problem[] {
  const { problems: left, suppressions } = suppress(lines, problems);
  const unused = severity === 'off' ? [] : unusedSuppressions(lines, suppressions, severity);
  if (unused.length === 0) return left;
  return [...left, ...unused].sort((a, b) => comparePositions(a.range.start, b.range.start));
}
