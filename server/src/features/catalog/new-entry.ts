import type { Objective } from '../../core/model/catalog.ts';
import type { Lines, TextEdit } from '../../core/model/text.ts';
import { compareNumbers } from '../../core/resolution/compare-numbers.ts';

/**
 * Puts an entry in short form (`- 3.6 `, the title is still to be written) into a catalog's list of an edition: behind
 * the nearest sibling of a smaller number and what is below it, else before the first sibling, else behind its parent.
 * Null where there is none of these, or none that stands as an entry on lines of its own.
 *
 * @param lines the catalog that the objectives are of
 * @param eol what ends the lines of the catalog
 */
export function newEntry(lines: Lines, objectives: readonly Objective[], number: string, eol: string): TextEdit | null {
  const parent = parentOf(number, objectives);
  const siblings = objectives
    .filter((objective) => objective.parent === parent?.number)
    .sort((a, b) => compareNumbers(a.number, b.number));
  const [first] = siblings;
  const before = siblings.findLast((sibling) => compareNumbers(sibling.number, number) < 0);
  const neighbour = before ?? first ?? parent;
  const head = neighbour && headOf(lines, neighbour);
  if (!neighbour || head === undefined) return null;
  const entry = `${head}- ${number} `;
  if (neighbour === first && !before) {
    const start = { line: neighbour.range.start.line, character: 0 };
    return { range: { start, end: start }, newText: entry + eol };
  }
  const line = lastLineOf(lines, neighbour, objectives);
  const end = { line, character: lines.line(line).length };
  return { range: { start: end, end }, newText: eol + entry };
}

/** The longest listed number that the number continues, by the rule of catalogs. */
function parentOf(number: string, objectives: readonly Objective[]): Objective | undefined {
  let found: Objective | undefined;
  for (const objective of objectives) {
    const isLonger = objective.number.length > (found?.number.length ?? 0);
    if (isLonger && continues(number, objective.number)) found = objective;
  }
  return found;
}

/** `3.10` continues `3`, and does not continue `3.1`. */
function continues(number: string, beginning: string): boolean {
  if (number.length <= beginning.length || !number.startsWith(beginning)) return false;
  const around = number.slice(beginning.length - 1, beginning.length + 1);
  return !/^(?:\p{N}{2}|\p{L}{2})$/u.test(around);
}

/** What stands before the dash of an entry in block style; undefined for an entry that has none. */
function headOf(lines: Lines, { range }: Objective): string | undefined {
  return /^( *)- +$/.exec(lines.line(range.start.line).slice(0, range.start.character))?.[1];
}

/** The last line of the entry and of those below it, whether they are nested in it or follow it. */
function lastLineOf(lines: Lines, entry: Objective, objectives: readonly Objective[]): number {
  const below = new Set([entry.number]);
  let { end } = entry.range;
  for (const objective of objectives) {
    if (objective.parent === undefined || !below.has(objective.parent)) continue;
    below.add(objective.number);
    if (objective.range.end.line > end.line) end = objective.range.end;
  }
  let line = end.character === 0 ? end.line - 1 : end.line;
  while (line > entry.range.start.line && lines.line(line).trim() === '') line--;
  return line;
}
