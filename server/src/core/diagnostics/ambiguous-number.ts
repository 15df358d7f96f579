import { l10n } from '../base/l10n.ts';
import { lookupOf } from '../resolution/lookup.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { Diagnosed, RuleResult } from './rule.ts';

/** A number in a cell that holds a number and not a text, where 3.1 and 3.10 are the same; null if only one is listed. */
export function ambiguousNumber(
  { written }: Diagnosed,
  { reference, resolution }: ResolvedReference,
): RuleResult | null {
  const { number, numberRange, range } = reference;
  if (!written.isNumber?.(numberRange.start)) return null;
  const { framework, edition } = resolution;
  const listed = edition ? [edition] : framework.editions;
  const same = [`${number}0`, number.replace(/0$/, '')].find(
    (other) => other !== number && /\.\d+$/.test(other) && listed.some(lookupOf(framework, other)),
  );
  if (same === undefined) return null;
  const [shorter, longer] = [number, same].sort((a, b) => a.length - b.length);
  return {
    code: 'ambiguous-number',
    range,
    message: l10n.t(
      'This cell holds a number, so that {0} and {1} are the same. Format it as text, and enter the number again.',
      shorter!,
      longer!,
    ),
    fixes: [],
  };
}
