import { isLetter, isSpace, spaceEnd } from './characters.ts';
import { type Draft, type DraftMember, draftMember } from './draft.ts';
import { type InnerWords, innerComponentAt } from './inner-words.ts';
import type { FrameworkMatcher } from './matcher.ts';
import { readNumber } from './number-token.ts';
import type { Reader } from './reader.ts';
import { rulesOf } from './series.ts';
import { isOfKnownShape, runEnd } from './shapes.ts';
import { CONNECTIVE } from './vocabulary.ts';
import { wordEnd } from './words.ts';

/** How far before the word of a number its levels are looked for, and how many there may be. */
const MAX_BEFORE = 80;
const MAX_LEVELS = 3;
const MAX_ITEMS = 8;

/** What stands before a number as its last components: `paragraphs 2 and 3 of` Article 4. */
interface Level {
  /** None for a sentence, which is not a part of numbers. */
  readonly items: readonly { readonly component: string; readonly start: number; readonly end: number }[];
}

/**
 * The numbers of `paragraph 4 of Article 2`, `letter f) of paragraphs 1 and 2 of Article 6`, where what is from the word
 * on has been read already. Null where the levels before it make no number of it: it is never read as its own parent.
 */
export function withLevelsBefore(reader: Reader, draft: Draft, framework: FrameworkMatcher): Draft | null {
  const [first, ...others] = draft.members;
  const { line, character: at } = first!.start;
  const text = reader.lines.line(line);
  const meant = levelsBefore(reader, text, at, framework.inner);
  const found = meant ?? levelsBefore(reader, text, at, framework.below);
  if (!found) return draft;
  const rules = rulesOf(framework, first!.series);
  const members: DraftMember[] = [];
  const [innermost, ...outer] = found.levels;
  const suffix = outer.reverse().flatMap(({ items }) => items.map(({ component }) => `(${component})`));
  const items = innermost!.items.length > 0 ? innermost!.items : [{ component: '', start: found.start, end: at }];
  for (const [index, { component, start, end }] of items.entries()) {
    const number = first!.number + suffix.join('') + (component === '' ? '' : `(${component})`);
    const token = readNumber(number, 0, rules);
    if (!meant && !isOfKnownShape(rules.shapes, number, rules.ignoreCase)) return draft;
    if (token?.end !== number.length) return null;
    const from = { line, character: index === 0 ? found.start : start };
    const isLast = index === items.length - 1;
    const until = isLast ? first!.numberEnd : { line, character: end };
    members.push(draftMember(from, from, { token, end: until }, first!.weak, true));
  }
  const shift = members.length - 1;
  return {
    members: [...members, ...others],
    spans: draft.spans.map((span) => ({ ...span, first: span.first + shift })),
  };
}

/** The levels that end at `at`, the innermost first, and where they begin: behind what an earlier citation holds. */
function levelsBefore(
  { floor }: Reader,
  text: string,
  at: number,
  words: InnerWords,
): { readonly levels: readonly Level[]; readonly start: number } | null {
  for (let start = Math.max(floor, at - MAX_BEFORE); start < at - 3; start++) {
    const isStart = isLetter(text.charCodeAt(start))
      ? !isLetter(text.charCodeAt(start - 1))
      : text.charAt(start) === '§';
    if (!isStart) continue;
    const levels = levelsAt(text, start, words, (end) => end === at);
    if (levels) return { levels, start };
  }
  return null;
}

/** Whether a level is at the cursor that a word of the framework follows: in `paragraph 4 of Article 2`, 4 is no number. */
export const isLevelFirst = ({ text, at }: Reader, { words, inner, below }: FrameworkMatcher): boolean =>
  [inner, below].some((levels) => levelsAt(text, at, levels, (end) => wordEnd(text, end, words) > end) !== null);

/** The levels that begin at `start`, with what joins them to what follows, as far as where they may end. */
function levelsAt(
  text: string,
  start: number,
  words: InnerWords,
  isEnd: (at: number) => boolean,
): readonly Level[] | null {
  const levels: Level[] = [];
  let at = start;
  while (levels.length < MAX_LEVELS) {
    const found = innerComponentAt(text, at, words);
    if (found?.sign !== '' && found?.sign !== '§') return null;
    const items = found.bracket === '' ? [] : [{ component: found.component, start: at, end: found.end }];
    at = text.charAt(found.end) === ')' ? found.end + 1 : found.end;
    while (items.length > 0 && items.length < MAX_ITEMS) {
      const next = itemAt(text, at, items[0]!.component);
      if (!next) break;
      items.push(next);
      at = next.end;
    }
    CONNECTIVE.lastIndex = spaceEnd(text, text.charAt(at) === ',' ? at + 1 : at);
    if (CONNECTIVE.lastIndex === at || !CONNECTIVE.test(text)) return null;
    at = spaceEnd(text, CONNECTIVE.lastIndex);
    levels.push({ items });
    if (isEnd(at)) return levels;
  }
  return null;
}

const SEPARATOR =
  /[ \t\u00a0]?(?:,|;|[ \t\u00a0](?:and|or|und|oder|et|ou|y|e|o|en|of|och|eller|i|lub|a|nebo|și|sau)(?=[ \t\u00a0]))[ \t\u00a0]?/y;

/** ` and 3` behind `paragraph 2`, ` et b)` behind `a)`. */
function itemAt(text: string, at: number, first: string): Level['items'][number] | null {
  SEPARATOR.lastIndex = at;
  if (!SEPARATOR.test(text)) return null;
  const start = SEPARATOR.lastIndex;
  const from = text.charAt(start) === '(' ? start + 1 : start;
  const end = runEnd(text, from);
  const component = text.slice(from, end);
  if (component.length > 4 || /^\d/.test(component) !== /^\d/.test(first)) return null;
  const closed = text.charAt(end) === ')' ? end + 1 : end;
  return end > from && isSpace(text.charCodeAt(closed)) ? { component, start, end: closed } : null;
}
