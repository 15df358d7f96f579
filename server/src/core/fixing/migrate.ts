import type { DocumentAnalysis, ResolvedReference } from '../analysis/document-analysis.ts';
import type { Outcomes } from '../editions/outcomes.ts';
import type { Listed } from '../model/framework.ts';
import { comparePositions, type Range, type TextEdit } from '../model/text.ts';
import { type Group, groupsOf } from '../resolution/groups.ts';
import { citationOf } from '../rewriting/citation.ts';
import { writeGroup } from '../rewriting/write-group.ts';
import { joinDeletions } from '../text/edits.ts';
import type { PinPolicy } from './decide.ts';
import { decideCitation, type MigrationRules } from './migrate-decide-citation.ts';
import { declareTarget, type NewDeclaration } from './migrate-declared-edition.ts';
import { ignoredReferences } from './migrate-ignored.ts';
import { isAliveIn } from './migrate-in-target-edition.ts';
import { resolvedInOlderEdition, type UnresolvedReference, unwritable } from './migrate-unresolved.ts';
import { type Step, safeSteps } from './safe-steps.ts';

/** How the references of one text are brought to an edition. */
export interface Migration {
  /** In the order of the text, without overlaps. */
  readonly edits: readonly TextEdit[];
  /** The citations that the edits rewrite, and the editions that a document declares, in the order of the text. */
  readonly rewritten: readonly Range[];
  /** In the order of the text. */
  readonly left: readonly UnresolvedReference[];
  /** References to the framework. */
  readonly references: number;
  /** Those of them that a comment says to leave alone. */
  readonly ignored: number;
}

/**
 * Rewrites the references of a text to what they became in an edition. What the catalogs leave open is left for a person.
 * Pure, and safe: the text with the edits has been analysed again, and every citation in it means what it should. What is
 * migrated twice is the same as what is migrated once.
 */
export function migrate(analysis: DocumentAnalysis, outcomes: Outcomes, pins: PinPolicy): Migration {
  const groups = groupsOf(analysis.references);
  const own = analysis.references.filter(({ group }) => group.framework === outcomes.framework.id);
  const ignored = ignoredReferences(analysis.lines, own);
  const cited = reusedNumbersCited(own, outcomes);
  const planner = new Planner(analysis, groups, {
    outcomes,
    pins,
    ignored,
    isAmbiguous: (objective) => cited.has(objective),
  });
  const planned = planner.plan();
  const steps = planned.map(({ step }) => step);
  const safe = new Set(safeSteps(analysis, groups, steps));
  const done = planned.filter(({ step }) => safe.has(step));
  const left = [...planner.left, ...planned.flatMap(({ step, otherwise }) => (safe.has(step) ? [] : otherwise))];
  return {
    edits: joinDeletions(done.flatMap(({ step }) => step.edits)),
    rewritten: done.flatMap(({ rewritten }) => rewritten).sort((a, b) => comparePositions(a.start, b.start)),
    left: left.sort((a, b) => comparePositions(a.resolved.reference.range.start, b.resolved.reference.range.start)),
    references: own.length,
    ignored: ignored.size,
  };
}

/** Edits with the places that they rewrite, and what is left for a person if they do not do what they should. */
interface Planned {
  readonly step: Step;
  readonly rewritten: readonly Range[];
  readonly otherwise: readonly UnresolvedReference[];
}

/** Plans what becomes of each citation, and of the edition that the document declares. */
class Planner {
  readonly left: UnresolvedReference[] = [];
  readonly #analysis: DocumentAnalysis;
  readonly #groups: readonly Group[];
  readonly #rules: MigrationRules;

  constructor(analysis: DocumentAnalysis, groups: readonly Group[], rules: MigrationRules) {
    this.#analysis = analysis;
    this.#groups = groups;
    this.#rules = rules;
  }

  /**
   * A declared edition counts for all citations that name none: it becomes the target if all of them can follow, else they
   * wait.
   */
  plan(): readonly Planned[] {
    const { outcomes, pins } = this.#rules;
    const own = [...this.#groups.keys()].filter(
      (index) => this.#first(index).group.framework === outcomes.framework.id,
    );
    const declared = own.length > 0 && pins !== 'add' ? declareTarget(this.#analysis, outcomes) : null;
    const following = own.filter((index) => !this.#first(index).group.pin);
    if (!declared || following.some((index) => this.#isIgnored(index))) return this.#planAll(own, null);
    const followed = this.#planAll(following, declared);
    const others = own.filter((index) => this.#first(index).group.pin);
    if (followed.length < following.length) return this.#planAll(others, null);
    return [together(declared, followed), ...this.#planAll(others, declared)];
  }

  #first(index: number): ResolvedReference {
    return this.#groups[index]![0]!;
  }

  #isIgnored(index: number): boolean {
    return this.#groups[index]!.some((resolved) => this.#rules.ignored.has(resolved));
  }

  #planAll(indexes: readonly number[], declared: NewDeclaration | null): Planned[] {
    return indexes.flatMap((index) => this.#planOne(index, declared) ?? []);
  }

  /** Null where nothing is to be done, or nothing can be. */
  #planOne(index: number, declared: NewDeclaration | null): Planned | null {
    const { readLines, scope } = this.#analysis;
    const first = this.#first(index);
    const follows = declared !== null && !first.group.pin;
    const citation = citationOf(readLines, declared?.scope ?? scope, this.#groups[index]!);
    const { change, left } = decideCitation(citation, this.#rules, follows);
    this.left.push(...left);
    const written = change && writeGroup(citation, change);
    if (change && !written) this.left.push(unwritable(first));
    if (!written || (written.edits.length === 0 && !follows)) return null;
    const { edits, meanings } = written;
    return {
      step: { range: first.group.range, edits, fixed: [], groups: [{ index, meanings }] },
      rewritten: edits.length > 0 ? [first.group.range] : [],
      otherwise: [follows ? resolvedInOlderEdition(first, this.#rules.outcomes) : unwritable(first)],
    };
  }
}

/** The declaration with all citations that follow it: one does not go without the others. */
function together({ range, edits }: NewDeclaration, followed: readonly Planned[]): Planned {
  const steps = followed.map(({ step }) => step);
  const end = steps.at(-1)?.range.end ?? range.end;
  return {
    step: {
      range: { start: range.start, end: comparePositions(end, range.end) < 0 ? range.end : end },
      edits: [...edits, ...steps.flatMap((step) => step.edits)],
      fixed: [],
      groups: steps.flatMap(({ groups }) => groups),
    },
    rewritten: [range, ...followed.flatMap(({ rewritten }) => rewritten)],
    otherwise: followed.flatMap(({ otherwise }) => otherwise),
  };
}

/** Those of the target that are cited without an edition and stood for something else before: nobody knows which is meant. */
function reusedNumbersCited(own: readonly ResolvedReference[], outcomes: Outcomes): ReadonlySet<Listed> {
  const cited = new Set<Listed>();
  for (const { group, resolution } of own) {
    const { objective } = resolution;
    if (!group.pin && objective && isAliveIn(outcomes, objective) && outcomes.reuseOf(objective)) cited.add(objective);
  }
  return cited;
}
