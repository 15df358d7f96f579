import { isHyphen } from '../matching/characters.ts';
import { VERSION_WORDS } from '../matching/vocabulary.ts';
import type { ReferenceGroup, WrittenPrefix } from '../model/reference.ts';
import { comparePositions, type Lines, type Position, type Range, type TextEdit, textIn } from '../model/text.ts';
import type { GroupChange } from './citation-change.ts';

/**
 * The edits of prefix and pin. `canonical`: written out as `PREFIX:EDITION`; else what is there changes as little as can
 * be: a pin in brackets stays in them. Null where the citation has no prefix to change, or cannot be written so.
 */
export function headEdits(
  lines: Lines,
  group: ReferenceGroup,
  change: GroupChange,
  canonical: boolean,
): TextEdit[] | null {
  if (change.prefix === undefined && change.pin === undefined) return [];
  const { prefix, pin, ...rest } = group;
  if (!prefix) return null;
  const written = { ...rest, prefix, ...(pin && !pin.implied && { pin }) };
  return canonical ? writtenOut(lines, written, prefix, change) : leastEdits(lines, written, prefix, change);
}

/** Marks and quotes: one of a pair would be lost. */
const MARKS = /[*_`~<>"'“”„‘’«»\n]/;

function writtenOut(
  lines: Lines,
  group: ReferenceGroup,
  prefix: WrittenPrefix,
  change: GroupChange,
): TextEdit[] | null {
  const { pin } = group;
  if (pin?.edition === null && change.pin === undefined) return null;
  const edition = change.pin === undefined ? pin?.edition : change.pin;
  const text = change.prefix ?? prefix.text;
  const end = pin ? closedPin(lines, prefix.range.end, pin.range) : prefix.range.end;
  if (MARKS.test(textIn(lines, { start: prefix.range.start, end }))) return null;
  const gap = gluedGap(lines, group, end);
  const isGlued = gap !== null && comparePositions(gap.start, end) === 0;
  const range = { start: prefix.range.start, end: isGlued ? gap.end : end };
  return [{ range, newText: (edition == null ? text : `${text}:${edition}`) + (isGlued ? ' ' : '') }];
}

function leastEdits(lines: Lines, group: ReferenceGroup, prefix: WrittenPrefix, change: GroupChange): TextEdit[] {
  const { pin } = group;
  const { end } = prefix.range;
  const edits: TextEdit[] = [];
  if (change.prefix !== undefined && change.prefix !== prefix.text) {
    edits.push({ range: prefix.range, newText: change.prefix });
  }
  if (pin && change.pin != null) edits.push(repinned(lines, pin, change.pin));
  else if (pin && change.pin === null) edits.push(unpinned(lines, pin.range));
  else {
    const gap = pin ? null : gluedGap(lines, group, end);
    const name = change.pin == null ? '' : `:${change.pin}`;
    const isBehindPrefix = gap !== null && comparePositions(gap.start, end) === 0;
    if (name !== '' && !isBehindPrefix) edits.push({ range: { start: end, end }, newText: name });
    if (gap) edits.push({ range: gap, newText: isBehindPrefix ? `${name} ` : ' ' });
  }
  return edits;
}

const VERSION_BEFORE = new RegExp(`(?<!\\p{L})${VERSION_WORDS}[\\s~]+$`, 'iu');
const SEPARATOR = new RegExp(`(?:[,:]?[\\s~]*)[([]?(?:${VERSION_WORDS}[\\s~]*)?$`, 'i');

/** `v1.1` becomes `v2.0`, but `2031-2035` stays without a `v`; `Rev 5` has its own word. */
function repinned(lines: Lines, { text, range }: { text: string; range: Range }, edition: string): TextEdit {
  if (/^v\d/.test(text) && /^\d{1,3}(?:\.\d+)*$/.test(edition)) return { range, newText: `v${edition}` };
  if (!/^\p{L}/u.test(edition)) return { range, newText: edition };
  const before = lines.line(range.start.line).slice(0, range.start.character);
  const word = VERSION_BEFORE.exec(before)?.[0] ?? '';
  const start = { line: range.start.line, character: range.start.character - word.length };
  return { range: { start, end: range.end }, newText: edition };
}

/** Removes a pin with what joins it to its prefix: a colon or spaces, a word for versions, brackets; marks stay. */
function unpinned(lines: Lines, { start, end }: Range): TextEdit {
  const line = lines.line(start.line);
  const separator = SEPARATOR.exec(line.slice(0, start.character))?.[0] ?? '';
  const rest = line.slice(end.character);
  const closing = /[([]/.test(separator) && /^[)\]]/.test(rest) ? 1 : 0;
  // `4.0.3-2.1.1`
  const hyphen = /^[-\u2010\u2011][\p{N}\p{L}]/u.test(rest.slice(closing)) ? 1 : 0;
  const range = {
    start: { line: start.line, character: start.character - separator.length },
    end: { line: end.line, character: end.character + closing + hyphen },
  };
  return { range, newText: hyphen > 0 ? ' ' : '' };
}

/** After the pin and the bracket that closes around it. */
function closedPin(lines: Lines, prefixEnd: Position, pin: Range): Position {
  const opening = /[([]/.exec(textIn(lines, { start: prefixEnd, end: pin.start }))?.[0];
  const closing = lines.line(pin.end.line).charAt(pin.end.character);
  const isClosed = (opening === '(' && closing === ')') || (opening === '[' && closing === ']');
  return isClosed ? { line: pin.end.line, character: pin.end.character + 1 } : pin.end;
}

/**
 * Where a space has to separate prefix and number: the empty range or the hyphen between them; where there are only marks,
 * the place before those that open, or after those that close. Null where they are separate already.
 */
function gluedGap(lines: Lines, { prefix, members }: ReferenceGroup, end: Position): Range | null {
  const start = members[0]!.numberRange.start;
  if (!prefix || comparePositions(end, start) > 0) return null;
  const range = { start: end, end: start };
  const between = textIn(lines, range);
  if (between === '' || (between.length === 1 && isHyphen(between.charCodeAt(0)))) return range;
  if (!/^[^\s\p{L}\p{N}:,;–—§#([&~\\|-]+$/u.test(between)) return null;
  // Marks that open before the prefix close behind it; others open before the number.
  const { line, character } = prefix.range.start;
  const at = lines.line(line).slice(0, character).endsWith(between) ? start : end;
  return { start: at, end: at };
}
