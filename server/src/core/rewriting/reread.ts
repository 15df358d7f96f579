import { isSameList } from '../base/collections.ts';
import { readAs, readBareValue } from '../matching/bare-number.ts';
import { readCitation } from '../matching/citation.ts';
import type { Matcher } from '../matching/matcher.ts';
import { readNumberFirst } from '../matching/number-first.ts';
import { Reader } from '../matching/reader.ts';
import { scan } from '../matching/scanner.ts';
import { readSelfNamed } from '../matching/self-naming.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { comparePositions, type Lines, linesOf, type Position, type TextEdit, textIn } from '../model/text.ts';
import { editText } from '../text/edits.ts';
import { type Citation, type ExpectedCitation, meaningsOf, pinOf } from './citation-change.ts';

/** How much of its lines is read again before and after a citation, in UTF-16 units; leaders are at the beginning. */
const LEADER = 100;
const BEHIND = 400;

/** A citation with what is near it, before and after edits within it; `before`: units of long lines. */
function excerptOf(
  lines: Lines,
  { range: { start, end } }: ReferenceGroup,
  edits: readonly TextEdit[],
  { above, before, behind }: { readonly above: number; readonly before: number; readonly behind: number },
) {
  const first = Math.max(0, start.line - above);
  // Of a long line the beginning, which decides what kind of line it is, and what is near the citation.
  const cut = start.character > LEADER + before ? start.character - before : 0;
  const excerpt: string[] = [];
  for (let line = first; line <= Math.min(end.line + 1, lines.lineCount - 1); line++) {
    const text = lines.line(line);
    const from =
      line > start.line ? 0 : line === start.line ? cut : text.length > LEADER + before ? text.length - before : 0;
    const to = line === end.line ? end.character + behind : line > end.line ? behind : text.length;
    excerpt.push((from > 0 ? text.slice(0, LEADER) : '') + text.slice(from, to));
  }
  const moved = ({ line, character }: Position): Position => ({
    line: line - first,
    character: line === start.line && cut > 0 ? character - cut + LEADER : character,
  });
  const text = excerpt.join('\n');
  const placed = edits.map(({ range, newText }) => ({
    range: { start: moved(range.start), end: moved(range.end) },
    newText,
  }));
  const edited = editText(text, placed);
  return { text, after: edited.text, start: moved(start), at: edited.offsetAt(moved(start)) };
}

/** UTF-16 units beside a citation in which others may depend on it, and words that may be between. */
const BESIDE = 60;
const WORDS = 4;

/** Whether a citation is read as several ones, and all near it as before, once the edits, which are all within it, are made. */
export function isDividedInto(
  { lines, group, scope }: Citation,
  edits: readonly TextEdit[],
  citations: readonly Required<Pick<ExpectedCitation, 'meanings' | 'pin'>>[],
): boolean {
  const { text, after, start } = excerptOf(lines, group, edits, { above: 1, before: BESIDE, behind: BESIDE });
  const [before, found] = [text, after].map((one) => scan(linesOf(one), scope.set.matcher));
  const own = before!.findIndex(({ range }) => comparePositions(range.start, start) === 0);
  const meant = (one: ReferenceGroup) => JSON.stringify([one.framework, pinOf(one), meaningsOf(one, scope)]);
  const expected = before!
    .map(meant)
    .toSpliced(own, 1, ...citations.map((one) => JSON.stringify([group.framework, one.pin, one.meanings])));
  return own >= 0 && isSameList(expected, found!.map(meant));
}

/**
 * Whether the citations beside one mean what they did once the edits, which are all within it, are made: one before it may
 * take numbers from it, and one behind it may lose them. Takes time in the length of the citation.
 */
export function leavesOthers({ lines, group, scope }: Citation, edits: readonly TextEdit[]): boolean {
  const { matcher } = scope.set;
  if (matcher.numberFirst.length === 0) return true;
  const { text, after, start, at } = excerptOf(lines, group, edits, { above: 1, before: BESIDE, behind: BESIDE });
  const end = at + textIn(lines, group.range).length;
  const wordsBefore = text
    .slice(Math.max(0, at - BESIDE), at)
    .trim()
    .split(/\s+/)
    .slice(-WORDS);
  const wordsBehind = text
    .slice(end, end + BESIDE)
    .trim()
    .split(/\s+/, WORDS);
  const isBeside = (words: string) => /\p{N}/u.test(words) || matcher.nextPrefix(words, 0) < words.length;
  if (!isBeside(wordsBefore.join(' ')) && !isBeside(wordsBehind.join(' '))) return true;
  const isOwn = ({ range }: ReferenceGroup) => comparePositions(range.start, start) === 0;
  const meanings = (groups: readonly ReferenceGroup[]) =>
    groups
      .filter((other) => !isOwn(other))
      .map((other) => JSON.stringify([other.framework, pinOf(other), meaningsOf(other, scope)]));
  const before = scan(linesOf(text), matcher);
  // What is cut off may have had the numbers that are read with it here.
  return !before.some(isOwn) || isSameList(meanings(before), meanings(scan(linesOf(after), matcher)));
}

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
  const { after, start } = excerptOf(lines, group, edits, { above: 0, before: LEADER * 2, behind: BEHIND });
  const read = linesOf(after);
  const reader = new Reader(read);
  const at = start.character;
  reader.moveTo(0, at);
  if (group.bare && group.bare !== 'self') return rereadBare(reader, group, edits, matcher);
  let found = group.bare ? readSelfNamed(reader, matcher) : readCitation(reader, matcher);
  if (!found && !group.bare && matcher.numberFirst.length > 0) {
    reader.moveTo(0, at);
    found = readNumberFirst(reader, matcher)?.group ?? null;
  }
  // Levels before the name are read from there: `paragraph 1 of GDPR Article 6`.
  return found ?? scan(read, matcher).find(({ range }) => comparePositions(range.start, start) === 0) ?? null;
}

/** Without a prefix, what is a citation depends on its kind; a value ends where it did, whatever follows. */
function rereadBare(
  reader: Reader,
  { bare = 'word', framework: id, range, pin }: ReferenceGroup,
  edits: readonly TextEdit[],
  matcher: Matcher,
): ReferenceGroup | null {
  const framework = matcher.frameworks.get(id);
  if (!framework) return null;
  if (bare !== 'value') return readAs(bare, reader, matcher, framework, reader.position());
  const grown = edits.reduce(
    (sum, { range: { start, end }, newText }) => sum + newText.length - (end.character - start.character),
    0,
  );
  const start = reader.at;
  const end = start + (range.end.character - range.start.character) + grown;
  const edition = pin?.edition ?? undefined;
  return readBareValue(reader, matcher, { framework, start, end, integers: true, ...(edition && { edition }) });
}
