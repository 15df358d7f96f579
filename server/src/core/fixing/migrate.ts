import type { DocumentAnalysis, ResolvedReference } from '../analysis/document-analysis.ts';
import { editionDeclared } from '../declaration/declared-frameworks.ts';
import type { Replacements } from '../editions/replacements.ts';
import type { Listed } from '../model/framework.ts';
import { comparePositions, type Range, type TextEdit } from '../model/text.ts';
import type { Scope } from '../resolution/scope.ts';
import { joinDeletions } from '../text/edits.ts';
import { ignoredReferences } from './ignored-references.ts';
import { analysisAfter, type PinPolicy, Plan, type Step } from './plan.ts';
import { type MigrationRules, ToEdition } from './to-edition.ts';
import { meansOlderEdition, type UnresolvedReference } from './unresolved.ts';

/** How the references of one text are brought to an edition. */
export interface Migration {
  /** In the order of the text, without overlaps. */
  readonly edits: readonly TextEdit[];
  /** The citations that the edits rewrite, and the editions that a document declares, in the order of the text. */
  readonly rewritten: readonly Range[];
  /** In the order of the text. */
  readonly unresolved: readonly UnresolvedReference[];
  readonly references: number;
  /** Those of them that a comment says to ignore. */
  readonly ignored: number;
}

/**
 * Rewrites the references of a text to what replaces them in an edition. What the catalogs do not decide is unresolved.
 * Pure, and safe: the text with the edits has been analysed again, and every citation in it means what it should.
 * Migrating the result again changes nothing.
 */
export function migrate(analysis: DocumentAnalysis, replacements: Replacements, pins: PinPolicy): Migration {
  const own = analysis.references.filter(({ group }) => group.framework === replacements.framework.id);
  const ignored = ignoredReferences(analysis.lines, own);
  const reused = reusedNumbersCited(own, replacements);
  const isAmbiguous = (objective: Listed) => reused.has(objective);
  const plan = new Plan<UnresolvedReference>(analysis);
  const done = plan.verified(stepsOf(plan, analysis, { replacements, pins, ignored, isAmbiguous }));
  return {
    edits: joinDeletions(done.flatMap(({ edits }) => edits)),
    rewritten: done.flatMap(({ rewritten }) => rewritten).sort((a, b) => comparePositions(a.start, b.start)),
    unresolved: plan.unresolved.sort((a, b) =>
      comparePositions(a.resolved.reference.range.start, b.resolved.reference.range.start),
    ),
    references: own.length,
    ignored: ignored.size,
  };
}

interface MigrationStep extends Step<UnresolvedReference> {
  readonly rewritten: readonly Range[];
}

/**
 * A declared edition applies to all citations that name none: the target is declared if all of them can follow; else they
 * stay as they are.
 */
function stepsOf(
  plan: Plan<UnresolvedReference>,
  analysis: DocumentAnalysis,
  rules: MigrationRules,
): readonly MigrationStep[] {
  const { replacements, pins, ignored } = rules;
  const firstOf = (index: number) => plan.groups[index]![0]!;
  const rewrite = (indexes: readonly number[], scope?: Scope): MigrationStep[] =>
    plan
      .rewrite(indexes, new ToEdition(rules), scope)
      .flatMap((step) => (step.edits.length > 0 ? [{ ...step, rewritten: [step.range] }] : []));
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

/** Objectives of the target whose numbers are reused, and cited without an edition: either meaning is possible. */
function reusedNumbersCited(own: readonly ResolvedReference[], replacements: Replacements): ReadonlySet<Listed> {
  const cited = new Set<Listed>();
  for (const { group, resolution } of own) {
    const { objective } = resolution;
    if (!group.pin && objective && replacements.hasCurrent(objective) && replacements.reuseOf(objective))
      cited.add(objective);
  }
  return cited;
}
