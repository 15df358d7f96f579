import type { Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import { findEdition } from '../../../server/src/core/resolution/compose.ts';
import { resolve } from '../../../server/src/core/resolution/resolve.ts';

/**
 * What a number means, in one line: status, edition judged in, objective with the edition that it is of, and what became
 * of it: `replaced in 2020: 3.4 of 2014 → 4.1 of 2020 (moved)`.
 *
 * @param pin an edition's id or alias; one that the framework has not stands for a pin that names none
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
