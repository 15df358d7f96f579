import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { getOrInsert, pushTo } from '../base/collections.ts';
import { hasReusedNumbers, type ReuseInQuestion, reuseInQuestion } from '../diagnostics/earlier-meanings.ts';
import { reuseCitedIn } from '../diagnostics/reused-number.ts';
import { editionOf, type Framework, type FrameworkEdition, type Listed } from '../model/framework.ts';
import {
  comparePositions,
  linesOf,
  type Position,
  positionKey,
  type Range,
  type TextEdit,
  wholeText,
} from '../model/text.ts';
import { citedBy, groupsOf, type ResolvedReference } from '../resolution/scope.ts';
import { type ReviewRecord, tidy, withMigrated } from '../reviews/record.ts';
import { citationOf } from '../rewriting/citation-change.ts';
import { someInEdition } from '../rewriting/in-edition.ts';
import { writeChange } from '../rewriting/split-group.ts';
import { editText, lineBefore, lineChanges } from '../text/edits.ts';
import { type SettledReview, settledReview } from './decisions.ts';
import { ignoredReferences } from './insert-ignore-comment.ts';

/** What edits of a document say about reused numbers of a framework, for the review record (`withMigrated`). */
export interface MeaningsAfter {
  readonly framework: Framework;
  /** What citations without an edition mean. */
  readonly target: FrameworkEdition;
  readonly reviews: SettledReviews;
}

type SettledReviews = readonly SettledReview[];

/** The analysis of the text with the edits made. Its lines are as old as before, although their changes are new. */
export function editedAnalysis(before: DocumentAnalysis, edits: readonly TextEdit[]): DocumentAnalysis {
  const { lineDates } = before.metadata;
  const lineOf = lineBefore(edits);
  const dates = lineDates && { lineDates: { dayOf: (line: number) => lineDates.dayOf(lineOf(line)) } };
  const lines = linesOf(editText(wholeText(before.lines), edits).text);
  return before.afterEdits(lines, lineChanges(edits), { ...before.metadata, ...dates });
}

/**
 * What edits settle about the reused numbers of a document, and what they leave open on the lines that they change, whose
 * age would then say that all on them has its present meaning.
 *
 * @param after see `editedAnalysis`
 * @param lineOf the line before the edits, of a line after them
 * @param isAnswered whether a person has decided about the number at a place of the text after the edits
 */
export function meaningsAfter(
  before: DocumentAnalysis,
  after: DocumentAnalysis,
  lineOf: (line: number) => number,
  isAnswered: (start: Position) => boolean = () => false,
): readonly MeaningsAfter[] {
  const asked = new Set(questionsIn(before).map(({ reuse }) => reuse.now));
  const settled = new Map<Listed, SettledReview>();
  const open = new Map<Listed, SettledReview | null>();
  const frameworks = new Set(before.references.map(({ resolution }) => resolution.framework));
  for (const { framework, start, reuse, evidence } of questionsIn(after)) {
    const { now, then } = reuse;
    if (!asked.has(now) || isAnswered(start)) settled.set(now, settledReview(framework, now));
    else {
      const isEdited = after.lines.line(start.line) !== before.lines.line(lineOf(start.line));
      const isAged = evidence !== null || after.history.authoredOn(start.line) !== null;
      const isLost = evidence?.by === 'migration' || (isEdited && isAged);
      const target = editionOf(framework, now) ?? undefined;
      open.set(now, open.get(now) ?? (isLost ? settledReview(framework, then, undefined, target) : null));
    }
  }
  const reviews = new Map<string, SettledReview[]>();
  const keep = (review: SettledReview) => pushTo(reviews, review.framework, review);
  for (const [now, review] of settled) if (!open.has(now)) keep(review);
  for (const review of open.values()) if (review) keep(review);
  return [...frameworks].flatMap((framework) => {
    const target = framework.defaultEdition;
    return target ? [{ framework, target, reviews: reviews.get(framework.id) ?? [] }] : [];
  });
}

/** As `meaningsAfter`, for one round of edits. Nothing where the lines that they change cite no framework that reuses numbers. */
export function meaningsOfEdits(before: DocumentAnalysis, edits: readonly TextEdit[]): readonly MeaningsAfter[] {
  const edited = new Set(edits.flatMap(({ range: { start, end } }) => [start.line, end.line]));
  const isConcerned = ({ reference: { range }, resolution }: ResolvedReference): boolean =>
    (edited.has(range.start.line) || edited.has(range.end.line)) && hasReusedNumbers(resolution.framework);
  if (!before.references.some(isConcerned)) return [];
  return meaningsAfter(before, editedAnalysis(before, edits), lineBefore(edits));
}

/** Edits, and the edition that they name beside what they are for; null: none. */
interface NamingEdits {
  readonly edits: readonly TextEdit[];
  readonly edition: FrameworkEdition | null;
}

/**
 * Edits of one citation, with the edition where the text alone would not say which meaning a number has that they write:
 * another citation may have the other one, or nothing is recorded. Null where it cannot be named; other edits are as given.
 */
export function namingEdition(
  before: DocumentAnalysis,
  edits: readonly TextEdit[],
  isRecorded: boolean,
): NamingEdits | null {
  const given = { edits, edition: null };
  const isWithin = ({ start, end }: Range, { range }: TextEdit): boolean =>
    comparePositions(start, range.start) <= 0 && comparePositions(range.end, end) <= 0;
  const own = groupsOf(before.references).find(([one]) => edits.every((edit) => isWithin(one!.group.range, edit)));
  const { framework } = own?.[0]?.resolution ?? {};
  const edition = framework?.defaultEdition;
  if (edits.length === 0 || !own || !edition || !hasReusedNumbers(framework)) return given;
  const asked = new Set(questionsIn(before).map(({ reuse }) => reuse.now));
  if (isRecorded && asked.size === 0) return given;
  const { range } = own[0]!.group;
  const after = editedAnalysis(before, edits);
  const members = groupsOf(after.references).find(
    ([one]) => comparePositions(one!.group.range.start, range.start) === 0,
  );
  const cited = new Set<Listed | null>(citedBy(own).map(({ resolution }) => resolution.objective));
  const open = questionsIn(after).flatMap(({ at, reuse: { now } }) => (members?.includes(at) ? now : []));
  const written = new Set(open.filter((now) => !cited.has(now) && (asked.has(now) || !isRecorded)));
  if (!members || written.size === 0) return given;
  const citation = citationOf(after.readLines, after.scope, members);
  const change = someInEdition(citation, edition, ({ resolution: { objective } }) => {
    if (!objective || !open.includes(objective)) return 'may';
    return written.has(objective) ? 'must' : 'not';
  });
  const named = change && writeChange(citation, change, { alone: true });
  if (!named) return null;
  const text = wholeText(before.lines);
  const [first, then] = [editText(text, edits), editText(wholeText(after.lines), named.edits)];
  const [start, end] = [first.offsetAt(range.start), first.offsetAt(range.end)];
  const newText = then.text.slice(start, then.text.length - (text.length - end));
  return { edits: [{ range, newText }], edition };
}

/** The record after edits of documents, by their paths; those without a path have no reviews. */
export function withMeanings(
  record: ReviewRecord,
  edited: readonly { readonly document: string | undefined; readonly meanings: readonly MeaningsAfter[] }[],
): ReviewRecord {
  const migrations = new Map<string, { readonly of: MeaningsAfter; readonly migrated: Map<string, SettledReviews> }>();
  for (const { document, meanings } of edited) {
    for (const of of document === undefined ? [] : meanings) {
      const key = JSON.stringify([of.framework.id, of.target.id]);
      getOrInsert(migrations, key, () => ({ of, migrated: new Map() })).migrated.set(document!, of.reviews);
    }
  }
  return [...migrations.values()].reduce(
    (after, { of: { framework, target }, migrated }) => withMigrated(after, migrated, framework.id, target.id),
    record,
  );
}

/**
 * The record with what such edits leave open, or with an older edition, beside all that it has already. As long as the
 * documents are not edited, nothing is decided by it.
 */
export function withUnsettled(record: ReviewRecord, edited: Parameters<typeof withMeanings>[1]): ReviewRecord {
  const unsettled = edited.flatMap(({ document, meanings }) => {
    const reviews = document === undefined ? [] : meanings.flatMap((of) => of.reviews);
    return reviews.flatMap((review) => (review.kept === undefined ? [] : { document: document!, ...review }));
  });
  return tidy([...record, ...unsettled]);
}

/**
 * The references to reused numbers that count as newer than the reuse by the age of their lines alone: not committed, or
 * after the edition was published. What such a line cites may still be older than itself.
 */
export function takenAsNew(analysis: DocumentAnalysis): ReadonlySet<ResolvedReference> {
  const { lineDates, ...undated } = analysis.metadata;
  if (!lineDates) return new Set();
  const keyOf = ({ start, reuse }: QuestionAt) => `${positionKey(start)} ${reuse.now.number}`;
  const asked = new Set(questionsIn(analysis).map(keyOf));
  const all = questionsIn(analysis.withMetadata(undated)).filter((one) => !asked.has(keyOf(one)));
  return new Set(all.map(({ at }) => at));
}

export interface QuestionAt extends ReuseInQuestion {
  readonly framework: Framework;
  readonly at: ResolvedReference;
  /** Of the reference, or of the range that the number is within. */
  readonly start: Position;
}

/** The reused numbers whose meaning is in question, cited directly or within ranges. */
export function questionsIn(analysis: DocumentAnalysis): readonly QuestionAt[] {
  const { lines, references, readLines, scope, history } = analysis;
  const candidates = references.filter(({ group, resolution }) => !group.pin && hasReusedNumbers(resolution.framework));
  const questions = groupsOf(candidates).flatMap((members) => {
    const citation = citationOf(readLines, scope, members);
    return citedBy(members).flatMap(({ at, ...one }) => {
      const question =
        one.reference === at.reference
          ? reuseCitedIn(citation, at, history)
          : reuseInQuestion(one, at.reference.numberRange.start.line, history);
      return question ? [{ ...question, framework: citation.framework, start: at.reference.range.start, at }] : [];
    });
  });
  const ignored = ignoredReferences(lines, [...new Set(questions.map(({ at }) => at))]);
  return questions.filter(({ at }) => !ignored.has(at));
}
