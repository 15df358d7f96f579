import { DocumentAnalysis } from '../analysis/document-analysis.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { comparePositions, linesOf, type Range, type TextEdit, wholeText } from '../model/text.ts';
import type { Group } from '../resolution/groups.ts';
import { meaningsOfReferences } from '../rewriting/meaning.ts';
import { type ExpectedCitation, firstMismatch } from '../rewriting/read-back.ts';
import { editText, joinDeletions } from '../text/edits.ts';

/** Something to be done as a whole or not at all. */
export interface Step {
  readonly range: Range;
  readonly edits: readonly TextEdit[];
  readonly fixed: readonly Diagnostic[];
  /** The citations that are written anew, by their indexes, and what they then mean. */
  readonly groups: readonly { readonly index: number; readonly meanings: readonly string[] }[];
}

/** How often the text is analysed again in search of a step that does not do what it should. */
const MAX_ROUNDS = 8;

/** The steps after which the citations that they write mean what they should, and all others what they did. */
export function safeSteps(
  { lines, given, uri }: DocumentAnalysis,
  groups: readonly Group[],
  steps: readonly Step[],
): readonly Step[] {
  const text = wholeText(lines);
  let left = steps;
  for (let round = 0; round < MAX_ROUNDS && left.length > 0; round++) {
    const edits = joinDeletions(left.flatMap((step) => step.edits));
    const after = new DocumentAnalysis(linesOf(editText(text, edits).text), given, uri);
    const wrong = firstMismatch(expectedAfter(groups, left), after.references);
    if (!wrong) return left;
    left = withoutNearest(left, wrong.start.line);
  }
  return [];
}

/** The citations that the steps write anew, and all others as they are, without those that the steps remove. */
function expectedAfter(groups: readonly Group[], steps: readonly Step[]): ExpectedCitation[] {
  const written = new Map(
    steps.flatMap(({ groups }) => groups.map(({ index, meanings }) => [index, meanings] as const)),
  );
  const removed = steps
    .filter(({ groups }) => groups.length === 0)
    .flatMap(({ edits }) => edits.map(({ range }) => range));
  const isRemoved = insideOf(removed);
  return groups.flatMap((references, index) => {
    const { range, framework } = references[0]!.group;
    return isRemoved(range)
      ? []
      : { range, framework, meanings: written.get(index) ?? meaningsOfReferences(references) };
  });
}

/** Whether a range lies within one of the others, for ranges that are asked about in the order of the text. */
function insideOf(others: readonly Range[]): (range: Range) => boolean {
  const sorted = [...others].sort((a, b) => comparePositions(a.start, b.start));
  let next = 0;
  return ({ start, end }) => {
    while (next < sorted.length && comparePositions(sorted[next]!.end, start) <= 0) next++;
    const other = sorted[next];
    return other !== undefined && comparePositions(other.start, start) <= 0 && comparePositions(end, other.end) <= 0;
  };
}

/** All steps but those nearest to the line. */
function withoutNearest(steps: readonly Step[], line: number): readonly Step[] {
  const distance = ({ range: { start, end } }: Step) => Math.max(0, start.line - line, line - end.line);
  const least = steps.reduce((nearest, step) => Math.min(nearest, distance(step)), Number.POSITIVE_INFINITY);
  return steps.filter((step) => distance(step) > least);
}
