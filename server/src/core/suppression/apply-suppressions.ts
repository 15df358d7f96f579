import { type Diagnostic, REFERENCE_CODES, type SeveritySetting } from '../model/diagnostic.ts';
import { comparePositions, type Lines } from '../model/text.ts';
import type { Marker } from './marker.ts';
import { type SuppressedDiagnostic, suppress } from './suppression.ts';
import { unusedSuppressions } from './unused-suppression.ts';

/** The problems of a text, in order. */
export interface SuppressionResult {
  /** Problems that no ignore comment covers, and unused ignore comments. */
  readonly problems: readonly Diagnostic[];
  readonly covered: readonly SuppressedDiagnostic[];
}

/**
 * Separates the problems that ignore comments cover from the others, and reports unused comments.
 *
 * @param markers all markers of the text, in order
 * @param problems in the order of the text
 * @param severity of `unused-suppression`, if a team set one
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
