import { editDistance } from '../../text/edit-distance.ts';
import { type Word, type Words, weightOf } from './title-words.ts';

/** Shorter words mean little: "the", "of", "und". */
const MIN_WORD = 4;
/** Words that begin alike count as one: "inventoried" and "inventories". */
const STEM = 5;

/**
 * Whether the text names the title: it equals, begins, continues or contains the title, or has no words that the
 * objective does not have, without being a misquoted title.
 *
 * @param heads the text, and beginnings of it that may be all that is meant
 * @param vocabulary all words of the objective
 */
export function names(heads: readonly Words[], title: Words, vocabulary: Words, isClosed: boolean): boolean {
  const [text] = heads;
  if (!text || title.stream === '') return true;
  if (beginsWith(text, title)) return true;
  if (weightOf(title) >= 2 && text.stream.includes(title.stream)) return true;
  if (heads.some((head) => title.stream.startsWith(head.stream))) return true;
  return heads.some((head) => saysNothingElse(head, vocabulary)) && !(isClosed && isReworded(text, title, true));
}

/** Whether the text names a heading above the objective, with or without more text after it. */
export function namesHeading(heads: readonly Words[], heading: Words, vocabulary: Words): boolean {
  if (heading.stream === '') return false;
  return heads.some((head) => beginsWith(head, heading) || saysNothingElse(head, vocabulary));
}

/** Compares whole words: "Recovery plan" does not begin with "Recover". */
function beginsWith({ all, stream }: Words, title: Words): boolean {
  return stream.startsWith(title.stream) && all.some(({ streamEnd }) => streamEnd === title.stream.length);
}

function saysNothingElse({ all }: Words, vocabulary: Words): boolean {
  return all.filter(isContent).every((word) => vocabulary.all.some((other) => isSameWord(word, other)));
}

const isContent = ({ folded, weight }: Word): boolean =>
  weight < 1 || folded.length >= MIN_WORD || /\p{N}/u.test(folded);

/** Equal except for the ending, a typing error, or omitted letters. */
function isSameWord({ folded: a }: Word, { folded: b }: Word): boolean {
  if (a === b) return true;
  if (a[0] !== b[0] || /\p{N}/u.test(a) || /\p{N}/u.test(b)) return false;
  if (a.length >= STEM && b.length >= STEM && (a.slice(0, STEM) === b.slice(0, STEM) || editDistance(a, b, 1) <= 1)) {
    return true;
  }
  return a.length < b.length ? abbreviates(a, b) : abbreviates(b, a);
}

/** "mgmt" for "management": the remaining letters are in order. Both begin alike. */
function abbreviates(short: string, long: string): boolean {
  if (short.length < 2) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at >= short.length;
}

/** Share of common words that makes one text a changed version of another. */
const ALIKE = 0.75;
/** Weight of the words that both have. */
export const MIN_SHARED = 3;

/**
 * Whether the text is the title, reworded: nearly all its words in order, with some replaced or, if the end of the text
 * is known, some added or omitted between the first and the last. A beginning of the title counts as the title.
 */
export function isReworded(text: Words, title: Words, isClosed: boolean): boolean {
  const [a, b] = [text.all.filter(isContent), title.all.filter(isContent)];
  const pairs = commonWords(a, b);
  const last = pairs.at(-1);
  // Words that are only similar may be those of another language.
  const shared = pairs.flatMap(([i, j]) => (a[i]!.folded === b[j]!.folded ? [a[i]!] : []));
  if (!last || weightOf({ all: shared }) < MIN_SHARED) return false;
  // Only as many words of the title as the text has.
  const end = Math.min(b.length, last[1] + (a.length - last[0]));
  if ((2 * pairs.length) / (a.length + end) < ALIKE) return false;
  const [paired, titled] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))];
  const isIn = (word: Word, all: readonly Word[]) => all.some((other) => isSameWord(word, other));
  const added = a.filter((word, i) => !paired.has(i) && !isIn(word, title.all));
  const missing = b.filter((word, j) => j < end && !titled.has(j) && !isIn(word, text.all));
  if (added.length > 0 && missing.length > 0) return true;
  const isWhole = pairs[0]?.[0] === 0 && pairs[0][1] === 0 && last[0] === a.length - 1 && last[1] === b.length - 1;
  // A short text may omit words on purpose, unless it has most of them.
  return isClosed && isWhole && (added.length > 0 || (missing.length > 0 && pairs.length > MIN_SHARED));
}

/** The longest common subsequence, by index into both. */
function commonWords(a: readonly Word[], b: readonly Word[]): (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const same = a.map((word) => b.map((other) => isSameWord(word, other)));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] = same[i]![j] ? lengths[at + width + 1]! + 1 : Math.max(lengths[at + width]!, lengths[at + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (same[i]![j] && lengths[i * width + j] === lengths[(i + 1) * width + j + 1]! + 1) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
