import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import type { ReuseInQuestion } from '../diagnostics/earlier-meanings.ts';
import type { Reuse } from '../editions/continuity.ts';
import type { Replacements, Undecided } from '../editions/replacements.ts';
import { wording } from '../model/catalog.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Listed } from '../model/framework.ts';
import { editionName, shortened } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { numberOf } from '../resolution/scope.ts';
import { ambiguityMessage } from './ambiguities.ts';

export interface UnresolvedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Why it was not fixed, as a sentence; empty where the diagnostic's message says all. */
  readonly message: string;
}

type UnresolvedReason =
  | Undecided['reason']
  /** Its number was reused: it may stand for what the number meant before, or for what it means now. */
  | 'reused'
  /** Without an edition it means an older one, and would still after the change. */
  | 'default-edition'
  /** Its own edition does not list it. */
  | 'unknown';

export interface UnresolvedReference {
  readonly resolved: ResolvedReference;
  /** The number in question: the reference's own, or one that lies within the range that it begins. */
  readonly number: string;
  readonly isWithinRange: boolean;
  readonly reason: UnresolvedReason;
  /** What it meant, in an older edition; null where no catalog lists that. */
  readonly meant: Listed | null;
  /** What it may become, in the target edition. */
  readonly candidates: readonly Listed[];
  /** Why, in one or two sentences. */
  readonly message: string;
}

export const unwritable = (): string => l10n.t('It cannot be rewritten without changing the text around it.');

/** @param details what is not as for a reference of which nothing else is known */
export function unresolved(
  resolved: ResolvedReference,
  reason: UnresolvedReason,
  message: string,
  details: Partial<UnresolvedReference> = {},
): UnresolvedReference {
  const number = numberOf(resolved);
  const meant = resolved.resolution.objective;
  return { resolved, number, isWithinRange: false, reason, meant, candidates: [], message, ...details };
}

/** What the catalogs do not decide about a reference, or about a range from one to another: all that lies within it. */
export function undecided(
  { reason, message, objective, candidates, within }: Undecided,
  resolved: ResolvedReference,
  to?: ResolvedReference,
): UnresolvedReference[] {
  if (within.length > 0) return within.flatMap((one) => undecided(one, resolved, to));
  if (!objective) return [unresolved(resolved, reason, message)];
  const { number } = objective;
  const end = to && [resolved, to].find(({ resolution }) => resolution.objective?.number === number);
  const isWithinRange = to !== undefined && end === undefined;
  return [unresolved(end ?? resolved, reason, message, { number, isWithinRange, meant: objective, candidates })];
}

/** A number of the target that is cited without an edition, and had other meanings. */
export function reused(
  resolved: ResolvedReference,
  { reuse, others }: Pick<ReuseInQuestion, 'reuse' | 'others'>,
  replacements: Replacements,
): UnresolvedReference {
  const { framework, target } = replacements;
  const { then, now } = reuse;
  const meanings = [reuse, ...others];
  const were = meanings.map((one) =>
    l10n.t('“{0}” in {1}', shortened(wording(one.then)), editionName(framework, one.edition)),
  );
  const message = l10n.t(
    '{0} {1} was {2} and is “{3}” in {4}. Specify the edition.',
    framework.prefix,
    then.number,
    were.join(', '),
    shortened(wording(now)),
    editionName(framework, target),
  );
  const today = meanings.flatMap((one) => {
    const replacement = replacements.of(one.then);
    return isRefusal(replacement) ? replacement.candidates : replacement.objectives;
  });
  const isWithinRange = now.number !== resolved.resolution.objective?.number;
  return unresolved(resolved, 'reused', message, {
    number: now.number,
    isWithinRange,
    meant: then,
    candidates: [...new Set([now, ...today])],
  });
}

/** The number of its replacement had another meaning, which the text may cite it for. */
export function ambiguous(resolved: ResolvedReference, reuse: Reuse, replacements: Replacements): UnresolvedReference {
  const { number } = resolved.reference;
  const message = l10n.t(
    '{0} {1} was replaced by {2}. {3}',
    replacements.framework.prefix,
    number,
    reuse.now.number,
    ambiguityMessage(reuse, replacements),
  );
  return unresolved(resolved, 'reused', message, { number, candidates: [reuse.now] });
}

export function unknown(resolved: ResolvedReference): UnresolvedReference {
  const { framework, edition } = resolved.resolution;
  const where = editionName(framework, edition);
  return unresolved(
    resolved,
    'unknown',
    l10n.t('{0} has no objective {1}. Correct the number or specify the edition.', where, resolved.reference.number),
  );
}

export function meansOlderEdition(
  resolved: ResolvedReference,
  { framework, target }: Replacements,
): UnresolvedReference {
  const { edition, framework: here } = resolved.resolution;
  const [now, then] = [editionName(framework, edition), editionName(framework, target)];
  const message = here.isEditionDeclared
    ? l10n.t(
        'Without an edition it means {0} here. Declare {1} in the document, or specify the edition in the citation.',
        now,
        then,
      )
    : l10n.t(
        'Without an edition it means {0} here. Make {1} the default edition, or specify the edition in the citation.',
        now,
        then,
      );
  return unresolved(resolved, 'default-edition', message);
}
