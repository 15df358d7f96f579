import type { DocumentAnalysis, ResolvedReference } from '../analysis/document-analysis.ts';
import { editionDeclared } from '../declaration/declared-frameworks.ts';
import { reuseInQuestion } from '../diagnostics/earlier-meanings.ts';
import type { Replacements } from '../editions/replacements.ts';
import type { Listed } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { byStart, comparePositions, type Range, type TextEdit } from '../model/text.ts';
import { siblingsBetween } from '../resolution/numbers.ts';
import { citedBy, numberOf, rangesOf, type Scope } from '../resolution/scope.ts';
import { type DocumentHistory, isMeaningLeftOpen } from '../reviews/document-reviews.ts';
import { joinDeletions } from '../text/edits.ts';
import { type Decide, ignoreComments, isChosen, type SettledReview, settledReview } from './decisions.ts';
import { ignoredReferences } from './insert-ignore-comment.ts';
import { analysisAfter, type PinPolicy, Plan, type Step } from './plan.ts';
import { type MigrationRules, ToEdition } from './to-edition.ts';
import { meansOlderEdition, type UnresolvedReference } from './unresolved.ts';

export interface MigrationOptions {
  readonly pins?: PinPolicy;
  readonly decide?: Decide | undefined;
  /** Language of the document, for the comments that ignore references; by default that of its file name. */
  readonly languageId?: string | undefined;
}

/**
 * Rewrites the references of a text to what replaces them in an edition. What the catalogs do not decide is unresolved,
 * unless a person has decided. Pure, and safe: the text with the edits has been analysed again, and every citation in it
 * means what it should. Migrating the result again changes nothing.
 */
export function migrate(
  analysis: DocumentAnalysis,
  replacements: Replacements,
  { pins = 'keep', decide, languageId }: MigrationOptions = {},
) {
  const own = analysis.references.filter(({ group }) => group.framework === replacements.framework.id);
  const ignored = ignoredReferences(analysis.lines, own);
  const { history } = analysis;
  const reused = reusedNumbersCited(own, replacements, history, decide);
  const rules = { replacements, pins, ignored, history, decide };
  const first = planned(analysis, rules, reused);
  // What was decided must not be read as a number of a range that is still open.
  const inRanges = reusedNumbersLeft(first.plan, history).filter((objective) => !reused.has(objective));
  const { plan, done, kept } =
    inRanges.length > 0 ? planned(analysis, rules, new Set([...reused, ...inRanges])) : first;
  const comments = decide
    ? ignoreComments(analysis, plan.unresolved, decide, languageId)
    : new Map<UnresolvedReference, TextEdit[]>();
  const unresolved = plan.unresolved
    .filter((one) => !comments.has(one))
    .sort((a, b) => comparePositions(a.resolved.reference.range.start, b.resolved.reference.range.start));
  const edits = [...done.flatMap((step) => step.edits), ...[...comments.values()].flat()].sort(byStart);
  const now = comments.size > 0 ? analysisAfter(analysis, edits) : plan.after;
  const open = openNumbers(plan, replacements, decide);
  const leftOpen = leftOpenOn(edits, unresolved, replacements, history);
  for (const resolved of ignored) if (!resolved.group.pin) open.add(numberOf(resolved));
  const isSettled = (one: SettledReview) => !leftOpen.some(({ number }) => number === one.number);
  return {
    /** In the order of the text, without overlaps. */
    edits: joinDeletions(edits),
    /** The citations that the edits rewrite, and the editions that a document declares, in the order of the text. */
    rewritten: done.flatMap(({ rewritten }) => rewritten).sort((a, b) => comparePositions(a.start, b.start)),
    /** In the order of the text. */
    unresolved,
    /** The references that the new edition affects: those that are rewritten, and those that need a decision. */
    affected: new Set([...changedBy(plan, done), ...plan.unresolved.map(({ resolved }) => resolved)]),
    /** Those of them that need a decision: in a range, several of its numbers may. */
    toDecide: referencesOf(unresolved),
    /** What is settled, for the review record: it is not asked again. */
    settled: [
      ...kept,
      ...settledMeanings(edits.length > 0 || decide ? now.references : [], replacements, history, open).filter(
        isSettled,
      ),
    ],
    /** What is left open on lines that are rewritten, for the review record: their age no longer says what it means. */
    leftOpen,
    references: own.length,
    /** Those of them that a comment says to ignore, or will. */
    ignored: ignored.size + referencesOf([...comments.keys()]).size,
  };
}

export const referencesOf = (rows: readonly UnresolvedReference[]): ReadonlySet<ResolvedReference> =>
  new Set(rows.map(({ resolved }) => resolved));

/** How the references of one text are brought to an edition. */
export type Migration = ReturnType<typeof migrate>;

/** @param reused objectives whose numbers the text may cite for an earlier meaning */
function planned(analysis: DocumentAnalysis, rules: Omit<MigrationRules, 'isAmbiguous'>, reused: ReadonlySet<Listed>) {
  const plan = new Plan<UnresolvedReference>(analysis);
  const kept = new Map<ReferenceGroup, readonly SettledReview[]>();
  const isAmbiguous = (objective: Listed) => reused.has(objective);
  const done = plan.verified(stepsOf(plan, analysis, { ...rules, isAmbiguous }, kept));
  // Nothing is kept by what is not written.
  for (const { reason, resolved } of plan.unresolved) if (reason === 'unwritable') kept.delete(resolved.group);
  return { plan, done, kept: [...kept.values()].flat() };
}

/** The citations with something unresolved, which stay as they are. */
const groupsLeft = ({ unresolved }: Plan<UnresolvedReference>): ReadonlySet<ReferenceGroup> =>
  new Set(unresolved.map(({ resolved }) => resolved.group));

/** The objectives with reused numbers within citations that stay as they are, for either meaning. */
function reusedNumbersLeft(plan: Plan<UnresolvedReference>, history: DocumentHistory): readonly Listed[] {
  const left = groupsLeft(plan);
  const members = plan.groups.flatMap((group) => (left.has(group[0]!.group) ? group : []));
  return citedBy(members).flatMap((cited) => {
    const { objective } = cited.resolution;
    return objective && reuseInQuestion(cited, cited.group.range.start.line, history) ? [objective] : [];
  });
}

/** The reused numbers that are unresolved on edited lines, or were left open before, each with its older meaning. */
function leftOpenOn(
  edits: readonly TextEdit[],
  unresolved: readonly UnresolvedReference[],
  { framework, target }: Replacements,
  { reviewed }: DocumentHistory,
): readonly SettledReview[] {
  const edited = new Set(edits.flatMap(({ range: { start, end } }) => [start.line, end.line]));
  const left = new Map<string, SettledReview>();
  for (const { resolved, reason, meant, number } of unresolved) {
    if (reason !== 'reused' || !meant || resolved.group.pin) continue;
    const isOnEdited = edited.has(resolved.reference.numberRange.start.line);
    if (isOnEdited || isMeaningLeftOpen(reviewed, framework.id, meant, target.id))
      left.set(number, settledReview(framework, meant, undefined, target));
  }
  return [...left.values()];
}

/**
 * The numbers of the citations with something unresolved, which may stay as they are as a whole: all that they cite, but
 * for what is decided to have its present meaning. Those that name an edition leave nothing open about others.
 */
function openNumbers(
  plan: Plan<UnresolvedReference>,
  { target }: Replacements,
  decide: Decide | undefined,
): Set<string> {
  const open = new Set(plan.unresolved.flatMap(({ number, resolved }) => (resolved.group.pin ? [] : number)));
  const left = groupsLeft(plan);
  const add = (resolved: ResolvedReference, number: string) => {
    if (!isChosen(number, decide?.(resolved, number))) open.add(number);
  };
  for (const members of plan.groups) {
    const { group } = members[0]!;
    if (!left.has(group) || group.pin) continue;
    for (const resolved of members) add(resolved, numberOf(resolved));
    for (const [from, to] of rangesOf(group, members)) {
      const within = siblingsBetween(target, numberOf(from), numberOf(to)).slice(1, -1);
      for (const { number } of within) add(from, number);
    }
  }
  return open;
}

/** The members that change in the citations that are rewritten: all where their edition does. */
function changedBy({ groups }: Plan<unknown>, steps: readonly Step<unknown>[]): ResolvedReference[] {
  return steps.flatMap((step) =>
    step.groups.flatMap(({ index, change: { pin, items } }) => {
      const references = groups[index]!;
      const { members, spans } = references[0]!.group;
      const isChanged = (member: number) =>
        items?.has(member) || spans.some(({ first }) => first + 1 === member && items?.has(first));
      return pin === undefined
        ? references.filter(({ reference }) => isChanged(members.indexOf(reference)))
        : references;
    }),
  );
}

/**
 * The reused numbers that a migrated text cites with their present meaning: none of them needs a decision any more.
 *
 * @param open numbers that do
 */
function settledMeanings(
  references: readonly ResolvedReference[],
  { framework, target }: Replacements,
  history: DocumentHistory,
  open: ReadonlySet<string>,
): readonly SettledReview[] {
  const own = references.filter(({ group }) => group.framework === framework.id);
  const settled = new Map<Listed, SettledReview>();
  for (const cited of citedBy(own)) {
    const { objective, edition } = cited.resolution;
    if (!objective || edition !== target || settled.has(objective) || open.has(objective.number)) continue;
    // Whenever its line was written.
    const question = reuseInQuestion(cited, 0, { ...history, authoredOn: () => null });
    if (question) settled.set(objective, settledReview(framework, objective));
  }
  return [...settled.values()];
}

interface MigrationStep extends Step<UnresolvedReference> {
  readonly rewritten: readonly Range[];
}

/** A declared edition is that of all citations that name none: it becomes the target only if all of them can follow. */
function stepsOf(
  plan: Plan<UnresolvedReference>,
  analysis: DocumentAnalysis,
  rules: MigrationRules,
  kept: Map<ReferenceGroup, readonly SettledReview[]>,
): readonly MigrationStep[] {
  const { replacements, pins, ignored } = rules;
  const firstOf = (index: number) => plan.groups[index]![0]!;
  const rewrite = (indexes: readonly number[], scope?: Scope): MigrationStep[] => {
    const policy = new ToEdition(rules);
    const steps = plan.rewrite(indexes, policy, scope);
    for (const [group, reviews] of policy.kept) kept.set(group, reviews);
    return steps.flatMap((step) => (step.edits.length > 0 ? [{ ...step, rewritten: [step.range] }] : []));
  };
  const own = [...plan.groups.keys()].filter((index) => firstOf(index).group.framework === replacements.framework.id);
  const declared = own.length > 0 && pins !== 'add' ? declareTarget(analysis, replacements) : null;
  const following = own.filter((index) => !firstOf(index).group.pin);
  const isIgnored = (index: number) => plan.groups[index]!.some((resolved) => ignored.has(resolved));
  if (!declared || following.some(isIgnored)) return rewrite(own);
  const followed = plan.rewrite(following, new ToEdition(rules, true), declared.scope);
  const others = own.filter((index) => firstOf(index).group.pin);
  if (followed.length < following.length) return rewrite(others);
  const { range, edits } = declared;
  const end = followed.at(-1)?.range.end ?? range.end;
  // The declaration and the citations that follow it go together.
  const together = {
    range: { start: range.start, end: comparePositions(end, range.end) < 0 ? range.end : end },
    edits: [...edits, ...followed.flatMap((step) => step.edits)],
    fixed: [],
    groups: followed.flatMap(({ groups }) => groups),
    otherwise: following.map((index) => meansOlderEdition(firstOf(index), replacements)),
    rewritten: [range, ...followed.flatMap((step) => (step.edits.length > 0 ? [step.range] : []))],
  };
  return [together, ...rewrite(others, declared.scope)];
}

/** How a document declares the target. */
interface NewDeclaration {
  /** Where it names the edition that it declares so far. */
  readonly range: Range;
  readonly edits: readonly TextEdit[];
  /** That the document is then analysed in. */
  readonly scope: Scope;
}

/** The target in place of an edition before it. Null where the document declares none that can be written over. */
function declareTarget(analysis: DocumentAnalysis, { framework: { id }, target }: Replacements): NewDeclaration | null {
  const { declaration, given } = analysis;
  const before = declaration.frameworks
    .flatMap((each) => editionDeclared(each, given.set) ?? [])
    .filter(({ framework, edition }) => framework.id === id && edition.index < target.index);
  const edits = before.map(({ range }) => ({ range, newText: target.id }));
  const [first] = before;
  if (!first) return null;
  const { scope } = analysisAfter(analysis, edits);
  const now = scope.set.get(id);
  return now?.isEditionDeclared && now.defaultEdition === target ? { range: first.range, edits, scope } : null;
}

/** Objectives of the target whose numbers are reused, cited without an edition: which meaning is not decided. */
function reusedNumbersCited(
  own: readonly ResolvedReference[],
  replacements: Replacements,
  history: DocumentHistory,
  decide: Decide | undefined,
): ReadonlySet<Listed> {
  const inQuestion = own.flatMap((resolved) => {
    const { objective } = resolved.resolution;
    if (!objective || !replacements.hasCurrent(objective)) return [];
    if (!reuseInQuestion(resolved, resolved.reference.numberRange.start.line, history)) return [];
    return [{ objective, group: resolved.group, isOpen: decide?.(resolved, objective.number)?.kind !== 'choose' }];
  });
  // A list is written once all of it is decided.
  const left = new Set(inQuestion.flatMap(({ isOpen, group }) => (isOpen ? [group] : [])));
  return new Set(inQuestion.flatMap(({ objective, group }) => (left.has(group) ? [objective] : [])));
}
