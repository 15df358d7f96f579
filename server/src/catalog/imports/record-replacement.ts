import type { Objective } from '../../core/model/catalog.ts';
import { type Lines, type TextEdit, textIn } from '../../core/model/text.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';
import { isProposalNote, isProposedField } from './proposal-comments.ts';
import { scalar } from './write-catalog.ts';

/** Whether there is nothing before an entry on its line but the sign of a list. */
const isOnOwnLine = (lines: Lines, { start }: Objective['range']): boolean =>
  /^\s*(?:- +)+$/.test(lines.line(start.line).slice(0, start.character));

/**
 * The edit that adds a last field to an objective, in the style of its entry; undefined where there is no place for it.
 *
 * @param field as YAML, or as a comment
 * @param lines of the catalog that the objective was read from
 * @param eol line ending of the catalog
 */
export function addFieldEdit(
  { number, numberRange, range, title }: Objective,
  field: string,
  lines: Lines,
  eol: string,
): TextEdit | undefined {
  const { start, end } = range;
  const next = eol + ' '.repeat(start.character);
  const isFlow = textIn(lines, range).startsWith('{');
  const isShort = numberRange.start.character <= start.character + 1 && numberRange.start.line === start.line;
  const isInBrackets = isShort && !isOnOwnLine(lines, range);
  if ((isFlow || isInBrackets) && field.startsWith('#')) return undefined;
  if (isFlow) {
    const at = { line: end.line, character: end.character - 1 };
    return { range: { start: at, end: at }, newText: `, ${field}` };
  }
  if (isInBrackets) {
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

/**
 * The edits that write what replaced an objective. What an import has proposed in comments is settled by it: the field takes
 * the place of the one that could be confirmed, and the note above the entry goes.
 */
export function recordEdits(
  objective: Objective,
  field: string,
  lines: Lines,
  eol: string,
): readonly (TextEdit | undefined)[] {
  const { start, end } = objective.range;
  const above = start.line - 1;
  const noteRange = { start: { line: above, character: 0 }, end: { line: start.line, character: 0 } };
  const note = above >= 0 && isProposalNote(lines.line(above)) ? [{ range: noteRange, newText: '' }] : [];
  for (let line = start.line + 1; line <= end.line || /^\s*#/.test(lines.line(line)); line++) {
    const text = lines.line(line);
    if (!isProposedField(text) || text.search(/\S/) !== start.character) continue;
    const range = { start: { line, character: start.character }, end: { line, character: text.length } };
    return [...note, { range, newText: field }];
  }
  return [...note, addFieldEdit(objective, field, lines, eol)];
}

/** The edit that puts a comment above an objective; undefined where there is no place for it. */
export function commentEdit({ range }: Objective, comment: string, lines: Lines, eol: string): TextEdit | undefined {
  if (!isOnOwnLine(lines, range)) return undefined;
  const at = { line: range.start.line, character: 0 };
  const [indent] = /^\s*/.exec(lines.line(at.line))!;
  return { range: { start: at, end: at }, newText: `${indent}${comment}${eol}` };
}
