import { DocumentAnalysis } from '../analysis/document-analysis.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { comparePositions, linesOf, type Range, type TextEdit, wholeText } from '../model/text.ts';
import { type Group, groupsOf, type Scope } from '../resolution/scope.ts';
import {
  type Citation,
  citationOf,
  type ExpectedCitation,
  firstMismatch,
  type GroupChange,
  meaningsOfReferences,
  pinOf,
} from '../rewriting/citation-change.ts';
import { writeChange } from '../rewriting/split-group.ts';
import { editText, joinDeletions } from '../text/edits.ts';

/** What is done with the editions that citations name. */
export type PinPolicy = 'keep' | 'add' | 'lift';

export interface PolicyResult<U> {
  /** Null: it stays as it is. */
  readonly change: GroupChange | null;
  readonly fixed: readonly Diagnostic[];
  readonly unresolved: readonly U[];
}

export interface Policy<U> {
  decide(citation: Citation): PolicyResult<U>;
  /** What is unresolved where the change cannot be written, or would not be read as it should. */
  unwritable(citation: Citation, result: PolicyResult<U>): readonly U[];
}

/** Edits that are made together or not at all. */
export interface Step<U> {
  readonly range: Range;
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly Diagnostic[];
  /** The citations that are rewritten, by their indexes, what changes in them, and what those that they become mean and name. */
  readonly groups: readonly {
    readonly index: number;
    readonly change: GroupChange;
    readonly citations: readonly Required<Pick<ExpectedCitation, 'meanings' | 'pin'>>[];
  }[];
  /** What is unresolved if the step is not made. */
  readonly otherwise: readonly U[];
}

/** The rewriting of one text, as far as it is decided. */
export class Plan<U> {
  readonly groups: readonly Group[];
  readonly unresolved: U[] = [];
  /** The text with the edits of the steps that were verified. */
  after: DocumentAnalysis;
  readonly #analysis: DocumentAnalysis;

  constructor(analysis: DocumentAnalysis) {
    this.#analysis = analysis;
    this.after = analysis;
    this.groups = groupsOf(analysis.references);
  }

  /**
   * The steps that rewrite citations as the policy decides; what that leaves unresolved is kept.
   *
   * @param indexes of groups
   * @param scope that holds once the text is rewritten
   */
  rewrite(indexes: Iterable<number>, policy: Policy<U>, scope: Scope = this.#analysis.scope): Step<U>[] {
    const steps: Step<U>[] = [];
    for (const index of indexes) {
      const citation = citationOf(this.#analysis.readLines, scope, this.groups[index]!);
      const result = policy.decide(citation);
      this.unresolved.push(...result.unresolved);
      if (!result.change) continue;
      const written = writeChange(citation, result.change);
      const otherwise = policy.unwritable(citation, result);
      if (!written) this.unresolved.push(...otherwise);
      else {
        const { edits, citations } = written;
        const { range } = citation.group;
        const groups = [{ index, change: result.change, citations }];
        steps.push({ range, edits, fixed: result.fixed, groups, otherwise });
      }
    }
    return steps;
  }

  /**
   * The steps that are safe together: the text has been analysed with their edits, and the citations that they write mean
   * what they should, and all others what they did. What the others leave unresolved is kept.
   *
   * @param steps that do not overlap
   */
  verified<S extends Step<U>>(steps: readonly S[]): readonly S[] {
    const safe = this.#safe(steps);
    for (const step of steps) if (!safe.has(step)) this.unresolved.push(...step.otherwise);
    return [...safe];
  }

  #safe<S extends Step<U>>(steps: readonly S[]): ReadonlySet<S> {
    let rest = steps;
    for (let round = 0; round < MAX_ROUNDS && rest.length > 0; round++) {
      const after = analysisAfter(this.#analysis, joinDeletions(rest.flatMap((step) => step.edits)));
      const wrong = firstMismatch(this.#expectedAfter(rest), after.references);
      if (!wrong) {
        this.after = after;
        return new Set(rest);
      }
      rest = withoutNearest(rest, wrong.start.line);
    }
    return new Set();
  }

  /** The citations that the steps rewrite, and all others as they are, without those that the steps remove. */
  #expectedAfter(steps: readonly Step<U>[]): ExpectedCitation[] {
    const written = new Map(steps.flatMap(({ groups }) => groups.map((group) => [group.index, group] as const)));
    const isRemoved = insideOf(
      steps.flatMap(({ groups, edits }) => (groups.length > 0 ? [] : edits.map(({ range }) => range))),
    );
    return this.groups.flatMap((references, index) => {
      const { group } = references[0]!;
      const { range, framework } = group;
      if (isRemoved(range)) return [];
      const citations = written.get(index)?.citations ?? [
        { meanings: meaningsOfReferences(references), pin: pinOf(group) },
      ];
      return citations.map((meant) => ({ range, framework, ...meant }));
    });
  }
}

/** How often the text is analysed again in search of a step that does not do what it should. */
const MAX_ROUNDS = 8;

/** The analysis of the text with the edits made, in the scope that it was given. */
export function analysisAfter({ lines, given, uri }: DocumentAnalysis, edits: readonly TextEdit[]): DocumentAnalysis {
  return new DocumentAnalysis(linesOf(editText(wholeText(lines), edits).text), given, uri);
}

/** Whether a range lies within one of the others; ranges have to be given in the order of the text. */
function insideOf(others: readonly Range[]): (range: Range) => boolean {
  const sorted = [...others].sort((a, b) => comparePositions(a.start, b.start));
  let next = 0;
  return ({ start, end }) => {
    while (next < sorted.length && comparePositions(sorted[next]!.end, start) <= 0) next++;
    const other = sorted[next];
    return other !== undefined && comparePositions(other.start, start) <= 0 && comparePositions(end, other.end) <= 0;
  };
}

function withoutNearest<S extends Pick<Step<unknown>, 'range'>>(steps: readonly S[], line: number): readonly S[] {
  const distance = ({ range: { start, end } }: S) => Math.max(0, start.line - line, line - end.line);
  const least = steps.reduce((nearest, step) => Math.min(nearest, distance(step)), Number.POSITIVE_INFINITY);
  return steps.filter((step) => distance(step) > least);
}
