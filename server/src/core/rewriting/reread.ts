import { readAs, readBareValue } from '../matching/bare-number.ts';
import { readCitation } from '../matching/citation.ts';
import type { Matcher } from '../matching/matcher.ts';
import { readNumberFirst } from '../matching/number-first.ts';
import { Reader } from '../matching/reader.ts';
import { readSelfNamed } from '../matching/self-naming.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { type Lines, linesOf, type Position, type TextEdit } from '../model/text.ts';
import { editText } from '../text/edits.ts';

/** How much of its lines is read again before and after a citation, in UTF-16 units; leaders are at the beginning. */
const LEADER = 100;
const BEHIND = 400;

/**
 * The citation as the scanner reads it once the edits, which are all within it, are made; null where it reads none.
 * Takes time in the length of the citation, however long its lines are. Ranges are those of the excerpt that is read.
 */
export function reread(
  lines: Lines,
  group: ReferenceGroup,
  edits: readonly TextEdit[],
  matcher: Matcher,
): ReferenceGroup | null {
  const { start, end } = group.range;
  // Of a long line the beginning, which decides what kind of line it is, and what is near the citation.
  const cut = start.character > LEADER * 4 ? start.character - LEADER * 2 : 0;
  const excerpt: string[] = [];
  for (let line = start.line; line <= Math.min(end.line + 1, lines.lineCount - 1); line++) {
    const text = lines.line(line);
    const to = line === end.line ? end.character + BEHIND : line > end.line ? BEHIND : text.length;
    const head = line === start.line && cut > 0 ? text.slice(0, LEADER) : '';
    excerpt.push(head + text.slice(line === start.line ? cut : 0, to));
  }
  const moved = ({ line, character }: Position): Position => ({
    line: line - start.line,
    character: line === start.line && cut > 0 ? character - cut + LEADER : character,
  });
  const edited = editText(
    excerpt.join('\n'),
    edits.map(({ range, newText }) => ({ range: { start: moved(range.start), end: moved(range.end) }, newText })),
  );
  const reader = new Reader(linesOf(edited.text));
  const at = moved(start).character;
  reader.moveTo(0, at);
  if (group.bare) return rereadBare(reader, group, edits, matcher);
  const found = readCitation(reader, matcher);
  if (found || matcher.numberFirst.length === 0) return found;
  reader.moveTo(0, at);
  return readNumberFirst(reader, matcher)?.group ?? null;
}

/** Without a prefix, what is a citation depends on its kind; a value ends where it did, whatever follows. */
function rereadBare(
  reader: Reader,
  { bare = 'word', framework: id, range }: ReferenceGroup,
  edits: readonly TextEdit[],
  matcher: Matcher,
): ReferenceGroup | null {
  const framework = matcher.frameworks.get(id);
  if (!framework) return null;
  if (bare === 'self') return readSelfNamed(reader, matcher);
  if (bare !== 'value') return readAs(bare, reader, matcher, framework, reader.position());
  const grown = edits.reduce(
    (sum, { range: { start, end }, newText }) => sum + newText.length - (end.character - start.character),
    0,
  );
  const start = reader.at;
  const end = start + (range.end.character - range.start.character) + grown;
  return readBareValue(reader, matcher, { framework, start, end, integers: true });
}
