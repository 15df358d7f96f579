import { quote, quoteIfNeeded } from '../../catalog/yaml/write-yaml.ts';
import { type Lines, type Range, type TextEdit, textIn } from '../../core/model/text.ts';

/** Replaces a YAML scalar by a text, in the same quotes if it has any. The range may include them or not. */
export function scalarEdit(lines: Lines, range: Range, text: string): TextEdit {
  const { start, end } = range;
  const written = textIn(lines, range);
  const before = lines.line(start.line).slice(0, start.character).at(-1);
  const isInside = (before === '"' || before === "'") && lines.line(end.line)[end.character] === before;
  const sign = isInside ? before : written[0];
  const inner = sign === '"' ? quote(text).slice(1, -1) : text.replaceAll("'", "''");
  if (isInside) return { range, newText: inner };
  if (sign === '"' || sign === "'") return { range, newText: `${sign}${inner}${sign}` };
  return { range, newText: quoteIfNeeded(text) };
}

/** Appends items to the list that ends with this scalar, in the style of that list. */
export function itemsAfter(lines: Lines, { start, end }: Range, texts: readonly string[], eol: string): TextEdit {
  const line = lines.line(start.line);
  const [head] = /^\s*(?:- +)+/.exec(line) ?? [];
  const isBlock = head !== undefined && /^["']?$/.test(line.slice(head.length, start.character));
  if (isBlock) {
    const at = { line: end.line, character: lines.line(end.line).length };
    const indent = head.replace(/- +(?=- )/g, (dash) => ' '.repeat(dash.length));
    return {
      range: { start: at, end: at },
      newText: texts.map((text) => `${eol}${indent}${quoteIfNeeded(text)}`).join(''),
    };
  }
  const closing = /^["']/.test(lines.line(end.line).slice(end.character)) ? 1 : 0;
  const at = { line: end.line, character: end.character + closing };
  return { range: { start: at, end: at }, newText: texts.map((text) => `, ${quoteIfNeeded(text)}`).join('') };
}
