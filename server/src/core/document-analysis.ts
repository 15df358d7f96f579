import { readDeclaration } from './declaration/declaration.ts';
import { type DocumentEvidence, NO_EVIDENCE, type WritingDay } from './evidence.ts';
import type { FrameworkSet } from './framework-set.ts';
import { judge } from './judgement/judge.ts';
import { separateCells } from './matching/cells.ts';
import { scan } from './matching/scanner.ts';
import type { Declaration } from './model/declaration.ts';
import type { Problem } from './model/problem.ts';
import type { ReferenceGroup } from './model/reference.ts';
import type { Resolution } from './model/resolution.ts';
import { comparePositions, intersects, type Lines, type Position, type Range, touches } from './model/text.ts';
import { resolve } from './resolution/resolve.ts';
import type { ResolvedReference, Scope } from './scope.ts';
import { applySuppressions, type JudgedProblems } from './suppression/apply.ts';
import type { CoveredProblem } from './suppression/suppression.ts';

export type { ResolvedReference, Scope } from './scope.ts';

/** Objectives compared with the wrong numbers of one text, in all: about a second's work. */
const COMPARISONS = 2_000_000;
/** Objectives looked at in search of what ranges take in, in all: likewise. */
const INTERIORS = 500_000;
/** Members of citations that are written anew for fixes, in all: likewise. */
const REWRITINGS = 100_000;
/** Pairs of words of titles that are compared, in all: likewise. */
const TITLES = 5_000_000;

/** Everything known about one text in one scope, computed on first use. Weak references that do not resolve are absent. */
export class DocumentAnalysis {
  readonly lines: Lines;
  readonly scope: Scope;
  /**
   * Of the text, where it has one: in a catalog, the prefixes that it declares are no references; in a table of separated
   * values, each cell is on its own.
   */
  readonly uri: string | undefined;
  readonly evidence: DocumentEvidence;
  private declared: Declaration | undefined;
  private scanned: readonly ReferenceGroup[] | undefined;
  private resolved: readonly ResolvedReference[] | undefined;
  private judged: JudgedProblems | undefined;

  constructor(lines: Lines, scope: Scope, uri?: string, evidence: DocumentEvidence = NO_EVIDENCE) {
    this.lines = lines;
    this.scope = scope;
    this.uri = uri;
    this.evidence = evidence;
  }

  /** The same text in another scope. It is not scanned again where the same citations are found in it. */
  withScope(scope: Scope): DocumentAnalysis {
    const analysis = new DocumentAnalysis(this.lines, scope, this.uri, this.evidence);
    if (scope.set.matcher.signature === this.scope.set.matcher.signature) analysis.scanned = this.scanned;
    return analysis;
  }

  /** The same text with something else known of it: what it cites is the same, what is wrong with it may differ. */
  withEvidence(evidence: DocumentEvidence): DocumentAnalysis {
    const analysis = new DocumentAnalysis(this.lines, this.scope, this.uri, evidence);
    analysis.scanned = this.scanned;
    analysis.resolved = this.resolved;
    return analysis;
  }

  /** What the document says of itself. */
  get declaration(): Declaration {
    this.declared ??= readDeclaration(this.lines, this.uri);
    return this.declared;
  }

  /** In the order of the text. */
  get references(): readonly ResolvedReference[] {
    this.resolved ??= this.resolveAll();
    return this.resolved;
  }

  /** In the order of the text, without those whose severity is off and those that ignore comments cover. */
  get problems(): readonly Problem[] {
    this.judged ??= this.judgeAll();
    return this.judged.problems;
  }

  /** In the order of the text, those that ignore comments cover. */
  get covered(): readonly CoveredProblem[] {
    this.judged ??= this.judgeAll();
    return this.judged.covered;
  }

  /** The reference that the position is in or touches; of two that touch, the one that begins there. */
  referenceAt(position: Position): ResolvedReference | undefined {
    const { references } = this;
    let low = 0;
    let high = references.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePositions(references[middle]!.reference.range.start, position) <= 0) low = middle + 1;
      else high = middle;
    }
    const last = references[low - 1];
    return last && touches(last.reference.range, position) ? last : undefined;
  }

  /** When a line was written, or the document after it: what the document says counts unless the line is known to be newer. */
  private writtenOn(line: number): WritingDay | null {
    const dated = this.declaration.date?.text;
    const day = this.evidence.written?.dayOf(line);
    if (dated !== undefined && (day == null || day <= dated)) return { day: dated, by: 'document' };
    return day == null ? null : { day, by: 'line' };
  }

  private resolveAll(): readonly ResolvedReference[] {
    this.scanned ??= scan(separateCells(this.lines, this.uri), this.scope.set.matcher);
    const declared = this.uri === undefined ? [] : prefixesDeclaredIn(this.uri, this.scope.set);
    return this.scanned
      .filter(({ prefix }) => !declared.some((range) => prefix && intersects(range, prefix.range)))
      .flatMap((group) => this.resolveGroup(group));
  }

  private resolveGroup(group: ReferenceGroup): ResolvedReference[] {
    const framework = this.scope.set.get(group.framework);
    if (!framework) return [];
    const resolved = group.members.map((reference) => ({
      group,
      reference,
      resolution: resolve(framework, reference.number, group.pin),
    }));
    return resolved.filter(({ reference, resolution }) => reference.certainty === 'certain' || isResolved(resolution));
  }

  private judgeAll(): JudgedProblems {
    const problems: Problem[] = [];
    const { references } = this;
    const budget = { left: COMPARISONS, members: REWRITINGS, interiors: INTERIORS, titles: TITLES };
    for (let first = 0; first < references.length; ) {
      const { group } = references[first]!;
      let end = first + 1;
      while (references[end]?.group === group) end++;
      const writtenOn = (line: number) => this.writtenOn(line);
      problems.push(...judge(this.lines, group, references.slice(first, end), this.scope, writtenOn, budget));
      first = end;
    }
    problems.sort((a, b) => comparePositions(a.range.start, b.range.start));
    return applySuppressions(this.lines, problems, this.scope.severity.get('unused-suppression'));
  }
}

/**
 * Whether some edition lists the number; where none does, a weak reference does not exist, not even in a partial edition,
 * which may list anything.
 */
export const isResolved = ({ status, objective }: Resolution): boolean =>
  objective !== null && status !== 'unknown-edition';

/** Places in the catalog `uri` where it says how its framework is cited. */
export function prefixesDeclaredIn(uri: string, { frameworks }: FrameworkSet): readonly Range[] {
  const catalogs = frameworks.flatMap(({ catalogs: all }) => all.filter((catalog) => catalog.uri === uri));
  return catalogs.flatMap(({ prefixRange, aliases, misspellings }) => [
    prefixRange,
    ...[...aliases, ...misspellings].map(({ range }) => range),
  ]);
}
