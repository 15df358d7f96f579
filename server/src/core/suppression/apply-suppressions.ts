import { type Diagnostic, REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import { comparePositions, type Lines } from '../model/text.ts';
import type { Marker } from './marker.ts';
import { type SuppressedDiagnostic, suppress } from './suppression.ts';
import { unusedSuppressions } from './unused-suppression.ts';

/** The problems of a text, in its order. */
export interface SuppressionResult {
  /** Those that no ignore comment covers, and those of ignore comments that cover nothing. */
  readonly problems: readonly Diagnostic[];
  readonly covered: readonly SuppressedDiagnostic[];
}

/**
 * Parts the problems that ignore comments cover from the others, and adds those of comments that cover nothing.
 *
 * @param markers all of the text, in its order
 * @param problems in the order of the text
 * @param severity what a team set for `unused-suppression`
 */
export function applySuppressions(
  lines: Lines,
  markers: readonly Marker[],
  problems: readonly Diagnostic[],
  severity: SeveritySetting = REFERENCE_CODES['unused-suppression'],
): SuppressionResult {
  const { problems: left, covered, suppressions } = suppress(markers, problems);
  const unused = severity === 'off' ? [] : unusedSuppressions(lines, suppressions, severity);
  if (unused.length === 0) return { problems: left, covered };
  const all = [...left, ...unused].sort((a, b) => comparePositions(a.range.start, b.range.start));
  return { problems: all, covered };
}
