import { l10n } from '../base/l10n.ts';
import { ambiguityMessage, type ReusedNumber } from '../editions/ambiguity.ts';
import type { EarlierUse, LeftOutcome, Outcomes } from '../editions/outcomes.ts';
import { wording } from '../model/catalog.ts';
import type { Listed } from '../model/framework.ts';
import { editionName, shortened } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';

/** Why a reference is left for a person. */
export type UnresolvedReason =
  | LeftOutcome['left']
  /** Nothing says whether it means what the number stood for, or what it stands for now. */
  | 'reused'
  /** Without an edition it means an older one, and would still after the change. */
  | 'default-edition'
  /** Its own edition does not have it, so that nothing can be told of it. */
  | 'unknown'
  /** It cannot be written without touching what stands around it. */
  | 'unwritable';

/** A reference that is left for a person. */
export interface UnresolvedReference {
  readonly resolved: ResolvedReference;
  /** The number in question: the reference's own, or one that lies within the range that it begins. */
  readonly number: string;
  readonly isWithinRange: boolean;
  readonly reason: UnresolvedReason;
  /** What it may become, in the target edition. */
  readonly candidates: readonly Listed[];
  /** Why, in one or two sentences. */
  readonly message: string;
}

const plain = (resolved: ResolvedReference, reason: UnresolvedReason, message: string): UnresolvedReference => {
  const number = resolved.resolution.objective?.number ?? resolved.reference.number;
  return { resolved, number, isWithinRange: false, reason, candidates: [], message };
};

/** @param number of the older edition, as it is listed there */
export function undecided(
  resolved: ResolvedReference,
  { left, candidates, message }: LeftOutcome,
  number: string,
  isWithinRange = false,
): UnresolvedReference {
  return { resolved, number, isWithinRange, reason: left, candidates, message };
}

export function reused(
  resolved: ResolvedReference,
  now: Listed,
  reuse: EarlierUse,
  outcomes: Outcomes,
): UnresolvedReference {
  const { framework, target } = outcomes;
  const message = l10n.t(
    '{0} {1} was {2} in {3}, and is {4} in {5}. Name the edition that is meant.',
    framework.prefix,
    reuse.before.number,
    shortened(wording(reuse.before)),
    editionName(framework, reuse.edition),
    shortened(wording(now)),
    editionName(framework, target),
  );
  const outcome = outcomes.of(reuse.before);
  const before = 'left' in outcome ? outcome.candidates : outcome.objectives;
  const own = plain(resolved, 'reused', message);
  return {
    ...own,
    number: now.number,
    isWithinRange: now.number !== own.number,
    candidates: [...new Set([now, ...before])],
  };
}

/** What it becomes stood for something else before, and the text may cite it for that. */
export function ambiguous(
  resolved: ResolvedReference,
  { now, use }: ReusedNumber,
  outcomes: Outcomes,
): UnresolvedReference {
  const { number } = resolved.reference;
  const message = l10n.t(
    '{0} {1} became {2}. {3}',
    outcomes.framework.prefix,
    number,
    now.number,
    ambiguityMessage({ now, use }, outcomes),
  );
  return { resolved, number, isWithinRange: false, reason: 'reused', candidates: [now], message };
}

export function unknown(resolved: ResolvedReference): UnresolvedReference {
  const { framework, edition } = resolved.resolution;
  const where = editionName(framework, edition);
  return plain(
    resolved,
    'unknown',
    l10n.t('{0} has no objective {1}. Mend that first.', where, resolved.reference.number),
  );
}

export function noRange(resolved: ResolvedReference): UnresolvedReference {
  return plain(
    resolved,
    'unwritable',
    l10n.t('No edition has all of this range, or it is too long to be written out.'),
  );
}

export function unwritable(resolved: ResolvedReference): UnresolvedReference {
  return plain(resolved, 'unwritable', l10n.t('It cannot be rewritten without touching what stands around it.'));
}

export function resolvedInOlderEdition(
  resolved: ResolvedReference,
  { framework, target }: Outcomes,
): UnresolvedReference {
  const { edition, framework: here } = resolved.resolution;
  const [now, then] = [editionName(framework, edition), editionName(framework, target)];
  const message = here.isEditionDeclared
    ? l10n.t(
        'Without an edition it means {0} here. Let the document declare {1} first, or name the edition in the citation.',
        now,
        then,
      )
    : l10n.t(
        'Without an edition it means {0} here. Make {1} the default edition first, or name the edition in the citation.',
        now,
        then,
      );
  return plain(resolved, 'default-edition', message);
}
