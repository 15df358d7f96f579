import { isHyphen } from '../matching/characters.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { comparePositions, type Lines, type Position, type Range, type TextEdit, textIn } from '../model/text.ts';
import type { GroupChange } from './group-change.ts';

/**
 * The edits of prefix and pin. `canonical`: written out as `PREFIX:EDITION`; else what is there changes as little as can
 * be: a pin in brackets stays in them. Null where the citation has no prefix to change.
 */
export function headEdits(
  lines: Lines,
  group: ReferenceGroup,
  change: GroupChange,
  canonical: boolean,
): TextEdit[] | null {
  if (change.prefix === undefined && change.pin === undefined) return [];
  const { prefix, pin } = group;
  if (!prefix) return null;
  const edition = change.pin === undefined ? pin?.edition : change.pin;
  const text = change.prefix ?? prefix.text;
  const end = pin ? closedPin(lines, prefix.range.end, pin.range) : prefix.range.end;
  const gap = gluedGap(lines, group, end);
  const space = gap && (canonical || change.prefix !== undefined || edition != null) ? ' ' : '';
  if (canonical) {
    if (pin?.edition === null && change.pin === undefined) return null;
    const name = edition == null ? text : `${text}:${edition}`;
    return [{ range: { start: prefix.range.start, end: gap ? gap.end : end }, newText: name + space }];
  }
  const edits: TextEdit[] = [];
  if (text !== prefix.text) edits.push({ range: prefix.range, newText: text });
  if (pin && change.pin != null) edits.push({ range: pin.range, newText: alike(pin.text, change.pin) });
  else if (pin && change.pin === null) edits.push({ range: { start: prefix.range.end, end }, newText: '' });
  else if (!pin && edition != null) {
    edits.push({ range: gap ?? { start: end, end }, newText: `:${edition}${space}` });
  } else if (gap && space !== '') edits.push({ range: gap, newText: space });
  return edits;
}

/** Behind the pin and the bracket that closes around it. */
function closedPin(lines: Lines, prefixEnd: Position, pin: Range): Position {
  const opening = /[([]/.exec(textIn(lines, { start: prefixEnd, end: pin.start }))?.[0];
  const closing = lines.line(pin.end.line).charAt(pin.end.character);
  const isClosed = (opening === '(' && closing === ')') || (opening === '[' && closing === ']');
  return isClosed ? { line: pin.end.line, character: pin.end.character + 1 } : pin.end;
}

/** The nothing or the hyphen between prefix and number, where nothing else is there. */
function gluedGap(lines: Lines, { members }: ReferenceGroup, end: Position): Range | null {
  const start = members[0]!.numberRange.start;
  if (comparePositions(end, start) > 0) return null;
  const range = { start: end, end: start };
  const between = textIn(lines, range);
  return between === '' || (between.length === 1 && isHyphen(between.charCodeAt(0))) ? range : null;
}

/** `v1.1` gives way to `v2.0`; to `2031-2035` as it is, which nobody writes as a version. */
function alike(written: string, edition: string): string {
  return /^v\d/.test(written) && /^\d{1,3}(?:\.\d+)*$/.test(edition) ? `v${edition}` : edition;
}
