import { l10n } from '../base/l10n.ts';
import type { FrameworkEdition, Listed } from '../model/framework.ts';
import type { Resolution } from '../model/resolution.ts';
import { editionName } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { NewRange } from '../rewriting/group-change.ts';
import { outcomesBy } from './outcomes.ts';
import { listedRange, rangeOutcome } from './range-outcome.ts';

/** Why something is left for a person: a sentence or two that follow on the problem's message. */
export interface Reason {
  readonly reason: string;
}

/** What a reference's objective becomes by an edition. */
export function imageOf(resolution: Resolution, edition: FrameworkEdition): readonly Listed[] | Reason {
  const { objective, framework, replacedBy } = resolution;
  const outcomes = outcomesBy(framework, edition);
  if (!objective) return { reason: '' };
  const outcome = outcomes.of(objective);
  if (!('left' in outcome)) return outcome.objectives;
  const [later] = outcome.candidates.length === 0 ? replacedBy : [];
  if (!later) return { reason: outcome.message };
  return {
    reason: l10n.t(
      'The successor is in {0}, and the citation keeps to {1}.',
      editionName(framework, later.edition),
      editionName(framework, outcomes.target),
    ),
  };
}

/** What a range becomes: both ends again, one objective, or all of them one by one. */
export type RangeParts = { readonly range: NewRange } | { readonly list: readonly Listed[] };

/** `from`, `to`: its ends, of one edition, the lower one first. */
export function rangeImage(
  from: ResolvedReference,
  to: ResolvedReference,
  target: FrameworkEdition,
): RangeParts | Reason {
  const { framework, edition } = from.resolution;
  const range = edition && listedRange(framework, edition, from.reference.number, to.reference.number);
  const outcome = range && rangeOutcome(range, outcomesBy(framework, target));
  if (!outcome)
    return {
      reason: l10n.t('No edition has all of the range from {0} to {1}.', from.reference.number, to.reference.number),
    };
  if (!('left' in outcome)) return outcome;
  const [first] = outcome.left;
  return { reason: l10n.t('The range takes in {0}. {1}', first?.objective.number ?? '', first?.outcome.message ?? '') };
}
