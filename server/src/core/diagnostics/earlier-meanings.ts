import { continuityBetween, type Reuse } from '../editions/continuity.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import { editionInForce, newestFirst } from '../resolution/editions.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { type Cited, citedBy, type ResolvedReference, type Scope, severityOf } from '../resolution/scope.ts';
import { type DocumentHistory, isMeaningLeftOpen, type PastDate } from '../reviews/document-reviews.ts';
import { isReviewOf } from '../reviews/record.ts';

/** The meaning of a reference's number in an earlier edition, if the number has been reused since. */
export function meaningIn(edition: FrameworkEdition, { group, reference, resolution }: Cited): Reuse | null {
  const { status, framework, objective, edition: current } = resolution;
  // A named edition settles the meaning, in the citation or for the whole document.
  if (group.pin || framework.isEditionDeclared || status !== 'current' || !current || edition.index >= current.index)
    return null;
  const then = lookupOf(framework, reference.number)(edition);
  const reuse = then && continuityBetween(framework, edition, current).reused.get(then);
  return reuse?.now === objective ? reuse : null;
}

/** As `meaningIn`, for all earlier editions, newest first. */
export function earlierMeanings(cited: Cited): readonly Reuse[] {
  if (cited.resolution.framework.editions.length < 2) return [];
  return newestFirst(cited.resolution.framework).flatMap((edition) => meaningIn(edition, cited) ?? []);
}

/** Whether a number that is cited without an edition may have had another meaning. */
export function hasReusedNumbers(framework: Framework): boolean {
  const { editions, isEditionDeclared, defaultEdition: current } = framework;
  if (isEditionDeclared || !current) return false;
  return editions.slice(0, current.index).some((older) => continuityBetween(framework, older, current).reused.size > 0);
}

/** A number that may be cited for an earlier meaning. */
export interface ReuseInQuestion {
  /** The earlier meaning that the evidence is for; without evidence, the newest one. */
  readonly reuse: Reuse;
  /** Other earlier meanings that it may have as well, newest first. */
  readonly others: readonly Reuse[];
  /** Why the citation is older than the present meaning; null without evidence. */
  readonly evidence: PastDate | { readonly day: null; readonly by: 'review' | 'migration' } | null;
}

/**
 * Whether a number may be cited for an earlier meaning. Null where it is known to have the present one: the text is not
 * older than that, or the document was reviewed against it.
 */
export function reuseInQuestion(cited: Cited, line: number, history: DocumentHistory): ReuseInQuestion | null {
  const [newest, ...others] = earlierMeanings(cited);
  if (!newest) return null;
  const { framework } = cited.resolution;
  const isReviewedAs = (objective: Listed) =>
    history.reviewed
      ?.of(framework.id, objective)
      .some((review) => review.edition === undefined && isReviewOf(review, objective));
  // Its line may be new since a migration or a fix rewrote another citation on it.
  const leftOpen = [newest, ...others].find(({ then, now }) =>
    isMeaningLeftOpen(history.reviewed, framework.id, then, now.edition),
  );
  const inQuestion = (reuse: Reuse, evidence: ReuseInQuestion['evidence']): ReuseInQuestion => {
    const isOpen = evidence === null || evidence.by === 'migration';
    return { reuse, others: isOpen ? otherMeanings(framework, reuse, others) : [], evidence };
  };
  if (leftOpen) return inQuestion(leftOpen, { day: null, by: 'migration' });
  if (isReviewedAs(newest.now)) return null;
  const written = history.authoredOn(line);
  if (written?.by === 'new') return null;
  const inForce = written && editionInForce(framework, written.day);
  const reviewed = [newest, ...others].find(({ then }) => isReviewedAs(then));
  // A review of a later meaning is newer than the line.
  if (inForce && !(reviewed && reviewed.edition.index > inForce.index)) {
    const reuse = meaningIn(inForce, cited);
    return reuse && inQuestion(reuse, written);
  }
  return reviewed ? inQuestion(reviewed, { day: null, by: 'review' }) : inQuestion(newest, null);
}

/** Most earlier meanings that are offered beside one. */
const MAX_OTHERS = 3;

/** Of earlier meanings, those that differ from one another and from the given one. */
function otherMeanings(framework: Framework, given: Reuse, all: readonly Reuse[]): readonly Reuse[] {
  const found = [given];
  const isKnown = (one: Reuse) =>
    found.some((other) => {
      const [newer, older] = other.edition.index > one.edition.index ? [other, one] : [one, other];
      if (newer.edition === older.edition) return true;
      const { counterparts, continuing } = continuityBetween(framework, older.edition, newer.edition);
      const counterpart = counterparts.get(older.then);
      return counterpart !== undefined && continuing.has(counterpart) && counterpart.sameNumber === newer.then;
    });
  for (const one of all) if (found.length <= MAX_OTHERS && !isKnown(one)) found.push(one);
  return found.slice(1);
}

/** Limit of objectives that are searched for the interiors of ranges in one text. */
const MAX_LOOKS = 500_000;

/** The lines with a number that may have been reused, in order: whether it was depends on when they were written. */
export function linesToDate(references: readonly ResolvedReference[], scope: Scope): readonly number[] {
  if (severityOf(scope, 'reused-number') === 'off') return [];
  const lines = new Set<number>();
  const mayBeReused = references.filter(
    ({ group, resolution }) => !group.pin && resolution.framework.editions.length > 1,
  );
  for (const one of citedBy(mayBeReused, MAX_LOOKS)) {
    const { line } = one.at.reference.numberRange.start;
    if (!lines.has(line) && earlierMeanings(one).length > 0) lines.add(line);
  }
  return [...lines].sort((a, b) => a - b);
}
