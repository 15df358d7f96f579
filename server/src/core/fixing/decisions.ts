import type { DocumentAnalysis, ResolvedReference } from '../analysis/document-analysis.ts';
import { onlyOf, pushTo } from '../base/collections.ts';
import { memoize } from '../base/memoize.ts';
import { wording } from '../model/catalog.ts';
import { editionOf, type Framework, type FrameworkEdition, type Listed } from '../model/framework.ts';
import { writtenEdition } from '../model/reference.ts';
import { type TextEdit, textIn } from '../model/text.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { groupsOf, numberOf } from '../resolution/scope.ts';
import { fingerprintOf } from '../reviews/fingerprint.ts';
import { isReviewOf, type Review, wordingOf } from '../reviews/record.ts';
import { citationOf } from '../rewriting/citation-change.ts';
import { someInEdition } from '../rewriting/in-edition.ts';
import { writeChange } from '../rewriting/split-group.ts';
import { languageOfFile } from '../suppression/comment-syntax.ts';
import { plainLine } from '../text/plain-line.ts';
import { codeToIgnore, ignoreComment, isIgnorable } from './insert-ignore-comment.ts';
import type { UnresolvedReference } from './unresolved.ts';

/** What a person decides about a reference that a migration does not settle. */
export type MigrationDecision =
  /** It means these objectives of the target edition; its own number: it has the present meaning. */
  | { readonly kind: 'choose'; readonly objectives: readonly Listed[] }
  /** It means an older edition, and names it: of several, the one given, or the newest. */
  | { readonly kind: 'keep'; readonly edition?: string }
  | { readonly kind: 'ignore'; readonly reason: string };

export const chosenIn = (decision: MigrationDecision | undefined): readonly Listed[] | undefined =>
  decision?.kind === 'choose' ? decision.objectives : undefined;

/** Whether the number was decided to have its present meaning. */
export const isChosen = (number: string, decision: MigrationDecision | undefined): boolean =>
  onlyOf(chosenIn(decision) ?? [])?.number === number;

/** A decision as plain data, about a row of the list (`DecisionRow`). */
export type MadeDecision =
  /** Numbers of the new edition. */
  | { readonly kind: 'choose'; readonly numbers: readonly string[] }
  | { readonly kind: 'keep'; readonly edition?: string }
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

/** The older edition that a reference can stay with, for the meaning in question; null where there is none. */
export function editionToKeep({
  resolved: { group, resolution },
  meant,
}: Pick<UnresolvedReference, 'resolved' | 'meant'>): FrameworkEdition | null {
  const edition = meant && !meant.withdrawn && editionOf(resolution.framework, group.pin ?? meant);
  return edition && edition.id !== '' && edition !== resolution.framework.current ? edition : null;
}

/** As `editionToKeep`, where the citation names it or it can be written there, which is tried. */
function nameableEdition(analysis: DocumentAnalysis, one: UnresolvedReference): FrameworkEdition | null {
  const { group } = one.resolved;
  const edition = editionToKeep(one);
  const members = groupsByCitation(analysis).get(group);
  if (!edition || group.pin || !members) return edition;
  const citation = citationOf(analysis.readLines, analysis.scope, members);
  const change = someInEdition(citation, edition, (cited) => (numberOf(cited) === one.number ? 'must' : 'may'));
  return change && writeChange(citation, change) && edition;
}

const groupsByCitation = memoize(
  ({ references }: DocumentAnalysis) => new Map(groupsOf(references).map((members) => [members[0]!.group, members])),
);

/** @param languageId of the document; by default that of its file name */
export function decisionRow(
  analysis: DocumentAnalysis,
  one: UnresolvedReference,
  languageId = languageOfFile(analysis.uri ?? ''),
) {
  const { resolved, number, isWithinRange, reason, message, meant, others, candidates } = one;
  const { range } = resolved.reference;
  return {
    range,
    /** Of the whole list, which is changed once all of it is decided. */
    citation: resolved.group.range,
    text: textIn(analysis.lines, range),
    edition: writtenEdition(resolved.group),
    /** The number that needs the decision. */
    number,
    /** Whether the number is within the range that begins here, and not written itself. */
    within: isWithinRange,
    reason,
    message,
    /** What the number meant; null where no catalog lists that. */
    meant: meant && { edition: meant.edition, number: meant.number, title: wording(meant) },
    /** What it may mean in the new edition. */
    candidates: candidates.map((objective) => ({ number: objective.number, title: wording(objective) })),
    /** The older edition that the citation can name instead; null where that is not possible. */
    keep: nameableEdition(analysis, one)?.id ?? null,
    /** What else it meant, in older editions that it can name instead, newest first. */
    keepOthers: others.flatMap((other) => {
      const edition = nameableEdition(analysis, { ...one, meant: other });
      return edition ? [{ edition: edition.id, title: wording(other) }] : [];
    }),
    /** Whether a comment can ignore it. */
    ignorable: isIgnorable(analysis, resolved, languageId),
  };
}

/** A reference that needs a decision, as command line and editors list it. Plain data. */
export type DecisionRow = ReturnType<typeof decisionRow>;

/**
 * The comments for what is to be ignored, with the reasons given. One for each line; none while anything on the line is not
 * decided, which it might silence.
 */
export function ignoreComments(
  analysis: DocumentAnalysis,
  unresolved: readonly UnresolvedReference[],
  decide: Decide,
  languageId = languageOfFile(analysis.uri ?? ''),
): ReadonlyMap<UnresolvedReference, readonly TextEdit[]> {
  const comments = new Map<UnresolvedReference, readonly TextEdit[]>();
  const byLine = new Map<number, UnresolvedReference[]>();
  for (const one of unresolved) pushTo(byLine, one.resolved.reference.range.start.line, one);
  for (const all of byLine.values()) {
    const reasons = all.flatMap(({ resolved, number }) => {
      const decision = decide(resolved, number);
      const isIgnored = decision?.kind === 'ignore' && isIgnorable(analysis, resolved, languageId);
      return isIgnored ? [commentable(decision.reason)] : [];
    });
    if (reasons.length < all.length) continue;
    const codes = all.map(({ resolved }) => codeToIgnore(resolved));
    const comment = ignoreComment(analysis, all[0]!.resolved.reference.range, codes, languageId);
    if (!comment) continue;
    const { edit, reason } = comment;
    const { newText } = edit;
    const given = [...new Set(reasons)].join('; ');
    const written = reason ? newText.slice(0, reason.start) + given + newText.slice(reason.end) : newText;
    for (const [index, one] of all.entries()) {
      comments.set(one, index === 0 ? [{ range: edit.range, newText: written }] : []);
    }
  }
  return comments;
}

/** On one line, without what would end a comment. */
const commentable = (reason: string): string =>
  plainLine(reason)
    .replace(/--+/g, '–')
    .replace(/[*#]+(?=[/})])/g, '');
