import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { getOrInsert } from '../base/collections.ts';
import { l10n } from '../base/l10n.ts';
import { isRefusal } from '../base/result.ts';
import type { ReuseInQuestion } from '../diagnostics/earlier-meanings.ts';
import { continuityBetween, type Reuse } from '../editions/continuity.ts';
import { objectivesIn, type Replacements, type Undecided } from '../editions/replacements.ts';
import { wording } from '../model/catalog.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Framework, Listed } from '../model/framework.ts';
import { positionKey } from '../model/text.ts';
import { editionInForce } from '../resolution/editions.ts';
import { editionName, shortened } from '../resolution/phrases.ts';
import { type Cited, citedBy, numberOf, type ResolvedReference } from '../resolution/scope.ts';
import type { Replaced } from '../rewriting/citation-change.ts';

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
  /** What else it meant, in other older editions. */
  readonly others: readonly Listed[];
  /** What it may become, in the target edition. */
  readonly candidates: readonly Listed[];
  /** Why, in one or two sentences. */
  readonly message: string;
}

export const unwritable = (): string =>
  l10n.t('It cannot be rewritten without changing the text around it. Edit the text.');

/** @param details what is not as for a reference of which nothing else is known */
export function unresolved(
  resolved: ResolvedReference,
  reason: UnresolvedReason,
  message: string,
  details: Partial<UnresolvedReference> = {},
): UnresolvedReference {
  const number = numberOf(resolved);
  const meant = resolved.resolution.objective;
  return { resolved, number, isWithinRange: false, reason, meant, others: [], candidates: [], message, ...details };
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
    '{0} {1} was {2} and is “{3}” in {4}. Choose the one you mean.',
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
    others: others.map((one) => one.then),
    candidates: [...new Set([now, ...today])],
  });
}

/** The number of its replacement, or of that of a number of its range, had another meaning, which the text may cite it for. */
export function ambiguous(
  references: readonly [ResolvedReference, ...ResolvedReference[]],
  reuse: Reuse,
  replacements: Replacements,
): UnresolvedReference {
  const [first] = references;
  const isReplaced = ({ resolution: { objective } }: Cited) => {
    const replacement = objective && !replacements.hasCurrent(objective) ? replacements.of(objective) : null;
    return replacement !== null && !isRefusal(replacement) && replacement.objectives.includes(reuse.now);
  };
  const { reference, resolution } = citedBy(references).find(isReplaced) ?? first;
  const message = l10n.t(
    '{0} {1} was replaced by {2}. {3}',
    replacements.framework.prefix,
    reference.number,
    reuse.now.number,
    ambiguityMessage(reuse, replacements),
  );
  const { number } = first.reference;
  return unresolved(first, 'reused', message, { number, meant: resolution.objective, candidates: [reuse.now] });
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

/**
 * Whether a text may cite the number of this objective, without an edition, for an earlier meaning. A replacement is then
 * not written into it without an edition, since the two could not be distinguished afterwards.
 */
export type IsAmbiguous = (objective: Listed, framework: Framework) => boolean;

/**
 * The numbers that a text may cite for an earlier meaning: those that are reported as `reused-number` with evidence, and,
 * in a document with a date, all that were reused since.
 */
export function ambiguitiesOf({ diagnostics, references, declaration }: DocumentAnalysis): IsAmbiguous {
  const reported = new Set(
    diagnostics.flatMap(({ code, isUncertain, range }) =>
      code === 'reused-number' && !isUncertain ? positionKey(range.start) : [],
    ),
  );
  const cited = new Set<Listed>();
  for (const { reference, resolution } of reported.size > 0 ? references : []) {
    if (resolution.objective && reported.has(positionKey(reference.range.start))) cited.add(resolution.objective);
  }
  const day = declaration.date?.text;
  const reusedSince = new Map<string, ReadonlySet<Listed>>();
  return (objective, framework) => {
    if (cited.has(objective)) return true;
    const inForce = day === undefined ? null : editionInForce(framework, day);
    const meant = framework.defaultEdition;
    if (!inForce || !meant || inForce.index >= meant.index) return false;
    const { reused } = continuityBetween(framework, inForce, meant);
    return getOrInsert(reusedSince, framework.id, () => new Set([...reused.values()].map(({ now }) => now))).has(
      objective,
    );
  };
}

/** The first of the objectives to be written without an edition whose number may be read with an earlier meaning. */
export function firstAmbiguous(
  replaced: Replaced,
  replacements: Replacements,
  isAmbiguous: IsAmbiguous,
): Reuse | undefined {
  for (const objective of objectivesIn(replaced)) {
    const reuse = isAmbiguous(objective, replacements.framework) ? replacements.reuseOf(objective) : undefined;
    if (reuse) return reuse;
  }
  return undefined;
}

export function ambiguityMessage({ then, now, edition }: Reuse, { framework }: Replacements): string {
  return l10n.t(
    'Without an edition, {0} {1} may be read here as what it was in {2}: {3}. Specify the edition.',
    framework.prefix,
    now.number,
    editionName(framework, edition),
    shortened(wording(then)),
  );
}
