import type { Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import { findEdition } from '../../../server/src/core/resolution/compose.ts';
import { resolve } from '../../../server/src/core/resolution/resolve.ts';

/**
 * The meaning of a number, in one line: status, the edition used, objective with its edition, and its successors:
 * `replaced in 2020: 3.4 of 2014 → 4.1 of 2020 (moved)`.
 *
 * @param pin an edition's id or alias; any other name stands for an unknown pin
 */
export function meaning(scope: Scope, prefix: string, number: string, pin?: string): string {
  const framework = scope.set.get(prefix);
  if (!framework) throw new Error(`There is no framework ${prefix}`);
  const edition = pin === undefined ? undefined : (findEdition(framework, pin)?.id ?? null);
  const resolution = resolve(framework, number, edition === undefined ? undefined : { edition });
  const { status, objective, replacedBy } = resolution;
  const became = replacedBy.map(({ edition: { id }, objective: { number: successor }, relation }) => {
    return `${successor} of ${id} (${relation})`;
  });
  return [
    `${status} in ${resolution.edition?.id ?? 'none'}`,
    objective ? `: ${objective.number} of ${objective.edition}` : '',
    became.length > 0 ? ` → ${became.join(', ')}` : '',
  ].join('');
}
