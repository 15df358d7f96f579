import { l10n } from '../base/l10n.ts';
import type { Reuse } from '../editions/continuity.ts';
import type { Fix, RelatedInformation } from '../model/diagnostic.ts';
import { editionOf, type Framework, type Listed } from '../model/framework.ts';
import type { Range } from '../model/text.ts';
import { editionInForce } from '../resolution/editions.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { editionName, fewOf, listed, named, quotable } from '../resolution/phrases.ts';
import type { Cited, ResolvedReference } from '../resolution/scope.ts';
import type { DocumentHistory } from '../reviews/document-reviews.ts';
import type { Citation } from '../rewriting/citation-change.ts';
import { inEdition, type Naming, someInEdition } from '../rewriting/in-edition.ts';
import { meaningIn, type ReuseInQuestion, reuseInQuestion } from './earlier-meanings.ts';
import { fixOf, rewriteCitation } from './rewrite.ts';
import { cited, type Diagnosed, definitionInEdition, type RuleResult } from './rule.ts';
import { textBeside } from './titles/beside.ts';
import { isTitled } from './titles/meant-title.ts';

/** A number that may be cited for its meaning in an earlier edition: with evidence for that, or for neither meaning. */
export function reusedNumber(citation: Diagnosed, resolved: ResolvedReference): RuleResult | null {
  const question = reuseCitedIn(citation, resolved, citation.history);
  if (!question) return null;
  const { range } = resolved.reference;
  const meanings = meaningsOf(question);
  const today = meanings.flatMap((one) =>
    one.reuse.replacedBy.flatMap((objective) => replaceNumber(citation, resolved, objective, one)),
  );
  return {
    ...resultOf(citation, range, question),
    // None is preferred: only a person knows what was meant.
    fixes: [...unique(today), ...meanings.flatMap((one) => addEdition(citation, range, one))],
  };
}

/** As `reuseInQuestion`; the present title next to the number shows that the present meaning is meant. */
export function reuseCitedIn(
  citation: Citation,
  resolved: ResolvedReference,
  history: DocumentHistory,
): ReuseInQuestion | null {
  const question = reuseInQuestion(resolved, resolved.reference.numberRange.start.line, history);
  return question && !hasTitleOfToday(citation, resolved, question.reuse) ? question : null;
}

/** Numbers between the ends of a range that may be cited for an earlier meaning. */
export const questionsWithin = (
  { history }: Diagnosed,
  within: readonly Cited[],
  { reference: { numberRange } }: ResolvedReference,
): readonly ReuseInQuestion[] => within.flatMap((one) => reuseInQuestion(one, numberRange.start.line, history) ?? []);

export const alsoReused = (questions: readonly ReuseInQuestion[]): string =>
  l10n.t('The range also contains reused numbers: {0}.', fewOf(questions.map(({ reuse }) => reuse.now.number)));

/** As `reusedNumber`, for a number between the ends of a range; its message names the others. */
export function reusedNumberInRange(
  citation: Diagnosed,
  question: ReuseInQuestion,
  others: readonly ReuseInQuestion[],
  { reference: from }: ResolvedReference,
  { reference: to }: ResolvedReference,
): RuleResult {
  const range = { start: from.range.start, end: to.range.end };
  const fixes = meaningsOf(question).flatMap((each) => {
    const { number } = each.reuse.then;
    // A range has no title of its own: the suggestion names the number.
    return addEdition(citation, range, each, { number, title: named(each.reuse.then) });
  });
  const result = resultOf(citation, range, question);
  const message = others.length > 0 ? `${result.message} ${alsoReused(others)}` : result.message;
  return { ...result, message, fixes };
}

function resultOf(citation: Citation, range: Range, question: ReuseInQuestion): Omit<RuleResult, 'fixes'> {
  return {
    code: 'reused-number',
    range,
    message: messageOf(citation, question),
    related: relatedTo(citation, question),
    ...(!question.evidence && { isUncertain: true }),
  };
}

function relatedTo({ framework }: Citation, { reuse, others }: ReuseInQuestion): RelatedInformation[] {
  const { then, now, replacedBy } = reuse;
  const definition = (objective: Listed) => definitionInEdition(framework, objective);
  const more = [...replacedBy, ...others.map((other) => other.then)];
  return [definition(then), cited(definition(now)), ...more.map(definition)];
}

/** The question with each meaning that it is about. */
const meaningsOf = (question: ReuseInQuestion): readonly ReuseInQuestion[] =>
  [question.reuse, ...question.others].map((reuse) => ({ ...question, reuse }));

/** Two meanings may have one successor. */
const unique = (fixes: readonly Fix[]): Fix[] => [...new Map(fixes.map((fix) => [fix.title, fix])).values()];

/** The current title next to the number shows that the current meaning is meant, whenever it was written. */
function hasTitleOfToday(citation: Citation, { reference }: ResolvedReference, { then, now }: Reuse): boolean {
  const beside = textBeside(citation.lines, citation.group, citation.group.members.indexOf(reference));
  return beside !== null && isTitled(citation, now, beside) && !isTitled(citation, then, beside);
}

function messageOf({ framework }: Citation, { reuse, others, evidence }: ReuseInQuestion): string {
  const { then, now, replacedBy, isWithdrawn, edition } = reuse;
  const past = [then.number, quotable(then), editionName(framework, edition)] as const;
  const what = {
    document: () => l10n.t('The document is dated {0}, when {1} meant “{2}” ({3}).', evidence?.day ?? '', ...past),
    line: () => l10n.t('Written on {0}, when {1} meant “{2}” ({3}).', evidence?.day ?? '', ...past),
    review: () => l10n.t('Reviewed when {0} meant “{1}” ({2}).', ...past),
    migration: () => l10n.t('What this means was left open when its line was edited: {0} meant “{1}” in {2}.', ...past),
    none: () => l10n.t('{0} meant “{1}” in {2}.', ...past),
  };
  const settle = l10n.t('Change the number, add the edition, or mark it as reviewed.');
  return [
    what[evidence?.by ?? 'none'](),
    l10n.t('In {0} it means “{1}”.', editionName(framework, editionOf(framework, now)), quotable(now)),
    replacedBy.length > 0
      ? l10n.t('The old {0} is now {1}.', then.number, listed(replacedBy.map(withTitle)))
      : isWithdrawn
        ? l10n.t('The old {0} was withdrawn; the catalog lists no replacement.', then.number)
        : l10n.t('The catalog does not say what replaced the old {0}.', then.number),
    ...others.map((other) => otherMeaning(framework, other)),
    settle,
  ].join(' ');
}

function otherMeaning(framework: Framework, { then, edition, replacedBy }: Reuse): string {
  const where = editionName(framework, edition);
  return replacedBy.length > 0
    ? l10n.t('In {0} it meant “{1}”, which is now {2}.', where, quotable(then), listed(replacedBy.map(withTitle)))
    : l10n.t('In {0} it meant “{1}”.', where, quotable(then));
}

/** In quotation marks: more text follows, and a title may be cut. */
const withTitle = (objective: Listed): string => l10n.t('{0} “{1}”', objective.number, quotable(objective));

/**
 * Changes the number to the current one of the old meaning. Not for one end of a range, which does not determine the
 * range. An edited line gets a new date, but a dated document keeps its date: if the old edition also lists the new
 * number, the current edition is added.
 */
function replaceNumber(
  citation: Diagnosed,
  resolved: ResolvedReference,
  objective: Listed,
  { reuse: { edition }, evidence }: ReuseInQuestion,
): Fix[] {
  const { framework, group } = citation;
  const index = group.members.indexOf(resolved.reference);
  if (group.spans.some(({ first }) => first === index || first + 1 === index)) return [];
  const isAmbiguous = evidence?.by === 'document' && lookupOf(framework, objective.number)(edition) !== undefined;
  if (isAmbiguous && (group.members.length > 1 || objective.edition === '')) return [];
  const pin = isAmbiguous && { pin: objective.edition };
  const change = { items: new Map([[index, { objectives: [objective] }]]), ...pin };
  const title = isAmbiguous
    ? l10n.t('Change to {0} in {1}', named(objective), objective.edition)
    : l10n.t('Change to {0}', named(objective));
  return fixOf(title, rewriteCitation(citation, resolved.reference.range, change), objective);
}

/**
 * Adds the edition of the earlier meaning to the citation, if no member is from a later one for sure; to the number alone
 * where others are known to have their present meaning. @param range of the problem
 */
function addEdition(
  citation: Diagnosed,
  range: Range,
  { reuse: { edition, then }, evidence }: ReuseInQuestion,
  suggested: Pick<Listed, 'number' | 'title'> = then,
): Fix[] {
  const { framework, members, history } = citation;
  for (const { reference } of members.values()) {
    const written = history.authoredOn(reference.numberRange.start.line);
    const inForce = written?.day ? editionInForce(framework, written.day) : null;
    const isNewer = written?.by === 'new' || (inForce && inForce.index > edition.index);
    if (isNewer && evidence?.by !== 'migration') return [];
  }
  const naming: Naming = (cited) => {
    if (cited.reference.number === then.number) return 'must';
    const question = reuseInQuestion(cited, cited.at.reference.numberRange.start.line, history);
    const mayBeOf = question && (!question.evidence || question.reuse.edition === edition);
    return meaningIn(edition, cited) && !mayBeOf ? 'not' : 'may';
  };
  const change = inEdition(citation, edition) && someInEdition(citation, edition, naming);
  const rewriting = change && rewriteCitation(citation, range, change);
  return fixOf(l10n.t('Add edition {0}: {1}', edition.id, named(then)), rewriting, suggested);
}
