import type { ResolvedReference } from '../analysis/document-analysis.ts';
import { editionOf, type Framework, type FrameworkEdition, type Listed } from '../model/framework.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { fingerprintOf } from '../reviews/fingerprint.ts';
import { isReviewOf, type Review, wordingOf } from '../reviews/record.ts';
import type { UnresolvedReference } from './unresolved.ts';

/** What a person decides about a reference that a migration does not settle. */
export type MigrationDecision =
  /** It means these objectives of the target edition; its own number: it has the present meaning. */
  | { readonly kind: 'choose'; readonly objectives: readonly Listed[] }
  /** It means the older edition, and names it. */
  | { readonly kind: 'keep' }
  | { readonly kind: 'ignore'; readonly reason: string };

/** A decision as plain data, about a row of the list (`DecisionRow`). */
export type MadeDecision =
  /** Numbers of the new edition. */
  | { readonly kind: 'choose'; readonly numbers: readonly string[] }
  | { readonly kind: 'keep' }
  | { readonly kind: 'ignore'; readonly reason: string };

/** The decision with its objectives; undefined where the edition does not have them, or a reason is missing. */
export function decisionIn(
  framework: Framework,
  target: FrameworkEdition,
  made: MadeDecision,
): MigrationDecision | undefined {
  if (made.kind === 'ignore' && made.reason.trim() === '') return undefined;
  if (made.kind !== 'choose') return made;
  const objectives = made.numbers.map((number) => lookupOf(framework, number)(target));
  const alive = objectives.flatMap((one) => (one && !one.withdrawn ? [one] : []));
  return alive.length > 0 && alive.length === objectives.length ? { kind: 'choose', objectives: alive } : undefined;
}

/** The decision about a number that a reference cites, itself or within its range; undefined if there is none. */
export type Decide = (resolved: ResolvedReference, number: string) => MigrationDecision | undefined;

/** What a migration settles in a document, as its review record keeps it. */
export type SettledReview = Omit<Review, 'document'>;

/** @param edition that the citation names; undefined: none */
export function settledReview(
  framework: Framework,
  objective: Listed,
  edition?: FrameworkEdition,
  kept?: FrameworkEdition,
): SettledReview {
  return {
    framework: framework.id,
    ...(edition && { edition: edition.id }),
    number: objective.number,
    fingerprint: fingerprintOf(objective),
    ...wordingOf(objective),
    ...(kept && { kept: kept.id }),
  };
}

/** Whether a person has decided that a citation stays with the older edition that it names. */
export function isKept(
  { group, resolution: { framework, objective } }: ResolvedReference,
  target: FrameworkEdition,
  reviewed: { of(framework: string, objective: Listed): readonly Review[] } | undefined,
): boolean {
  if (!objective || !group.pin) return false;
  return (reviewed?.of(framework.id, objective) ?? []).some(
    (review) => review.kept === target.id && review.edition === group.pin?.edition && isReviewOf(review, objective),
  );
}

/** The older edition that a reference can stay with, for the meaning in question; null where that is not possible. */
export function editionToKeep({
  resolved: { group, resolution },
  meant,
}: Pick<UnresolvedReference, 'resolved' | 'meant'>): FrameworkEdition | null {
  const edition = meant && editionOf(resolution.framework, group.pin ?? meant);
  if (!edition || edition.id === '' || edition === resolution.framework.current) return null;
  const isListed = ({ number }: { readonly number: string }) => {
    const objective = lookupOf(resolution.framework, number)(edition);
    return objective !== undefined && !objective.withdrawn;
  };
  return group.pin || group.members.every(isListed) ? edition : null;
}
