import type { Objective } from '../../core/model/catalog.ts';
import { type Lines, type TextEdit, textIn } from '../../core/model/text.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';
import type { SuccessorDraft } from './framework-draft.ts';
import { scalar, successorsAsText } from './write-catalog.ts';

/**
 * The edit that records in a catalog what replaced an objective, in the style of its entry; null if it has a record.
 *
 * @param lines of the catalog that the objective was read from
 * @param eol line ending of the catalog
 */
export function recordReplacement(
  lines: Lines,
  { number, numberRange, range, title, replacedBy }: Objective,
  successors: readonly SuccessorDraft[],
  eol: string,
): TextEdit | null {
  if (replacedBy) return null;
  const field = `replacedBy: ${successorsAsText(successors.map((one) => withoutUsual(one, successors.length)))}`;
  const { start, end } = range;
  const next = eol + ' '.repeat(start.character);
  const written = textIn(lines, range);
  if (written.startsWith('{')) {
    const at = { line: end.line, character: end.character - 1 };
    return { range: { start: at, end: at }, newText: `, ${field}` };
  }
  const isShort = numberRange.start.character <= start.character + 1 && numberRange.start.line === start.line;
  if (isShort && !/^\s*(?:- +)+$/.test(lines.line(start.line).slice(0, start.character))) {
    return { range, newText: `{number: ${quoteIfNeeded(number)}, title: ${quoteIfNeeded(title ?? '')}, ${field}}` };
  }
  if (isShort) {
    const newText = [`number: ${quoteIfNeeded(number)}`, `title: ${scalar(title ?? '')}`, field].join(next);
    return { range, newText };
  }
  // Before the objectives below it, so that the fields of one entry stay together.
  let line = end.character === 0 ? end.line - 1 : end.line;
  for (let below = start.line + 1; below <= end.line; below++) {
    if (/^ *objectives:/.test(lines.line(below)) && lines.line(below).search(/\S/) === start.character)
      line = below - 1;
  }
  const at = { line, character: lines.line(line).length };
  return { range: { start: at, end: at }, newText: next + field };
}

/** Without the relation that catalogs take for granted: `moved` for one successor, `split` for several. */
function withoutUsual({ relation, ...successor }: SuccessorDraft, count: number): SuccessorDraft {
  const isUsual = relation === (count > 1 ? 'split' : 'moved');
  return { ...successor, ...(relation && !isUsual && { relation }) };
}
