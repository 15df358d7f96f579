import { DocumentAnalysis } from '../analysis/document-analysis.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { comparePositions, linesOf, type Range, type TextEdit, wholeText } from '../model/text.ts';
import { type Group, groupsOf } from '../resolution/groups.ts';
import { meaningsOfReferences } from '../rewriting/meaning.ts';
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
    const wrong = firstWrong(groups, left, groupsOf(after.references));
    if (wrong === null) return left;
    left = withoutNearest(left, wrong);
  }
  return [];
}

/** The line where a citation stands that does not mean what it should; null: all do. */
function firstWrong(groups: readonly Group[], steps: readonly Step[], found: readonly Group[]): number | null {
  const written = new Map(
    steps.flatMap(({ groups }) => groups.map(({ index, meanings }) => [index, meanings] as const)),
  );
  const removed = steps
    .filter(({ groups }) => groups.length === 0)
    .flatMap(({ edits }) => edits.map(({ range }) => range));
  const isRemoved = insideOf(removed);
  let at = 0;
  for (const [index, group] of groups.entries()) {
    const { range, framework } = group[0]!.group;
    if (isRemoved(range)) continue;
    const wanted = meaningOfGroup(framework, written.get(index) ?? meaningsOfReferences(group));
    const next = found[at++];
    if (!next || meaningOfGroup(next[0]!.group.framework, meaningsOfReferences(next)) !== wanted)
      return range.start.line;
  }
  return at < found.length ? (groups.at(-1)?.[0]?.group.range.start.line ?? 0) : null;
}

const meaningOfGroup = (framework: string, all: readonly string[]): string => JSON.stringify([framework, all]);

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
