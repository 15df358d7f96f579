import type { FrameworkEdition } from '../model/framework.ts';
import type { Pin } from '../model/reference.ts';
import type { Resolution } from '../model/resolution.ts';
import { lookupOf } from '../resolution/lookup.ts';

/**
 * Whether somebody has to look at a reference since its framework has a newer edition than the given one: it names that
 * edition, or it names none and the number that was alive there is gone now or has become another one.
 */
export function isAffectedSince(
  { framework, status, edition }: Resolution,
  { number, pin }: { readonly number: string; readonly pin?: Pick<Pin, 'edition'> | undefined },
  since: FrameworkEdition,
): boolean {
  if (pin) return pin.edition === since.id && status !== 'unknown-objective';
  // What means another edition by declaration is not concerned.
  if (!edition || edition !== framework.current) return false;
  const before = lookupOf(framework, number)(since);
  if (!before || before.withdrawn) return false;
  if (status === 'replaced' || status === 'withdrawn') return true;
  const successors = since.successors.get(before.number);
  return successors !== undefined && !successors.some((one) => one.number === before.number);
}
