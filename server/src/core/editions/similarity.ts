/** Of a text only the beginning is compared, in UTF-16 units. */
const MAX_LENGTH = 2_000;
/** Shorter words say little: "the", "of", "und". */
const MIN_WORD = 4;
/** Words that begin alike count as one: "inventoried" and "inventories". */
const STEM = 5;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts written without spaces: there a word is taken for the pairs of its characters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What two texts are compared by. */
export type Stems = ReadonlySet<string>;

/** The stems of the words that carry meaning; of all words where none is long enough. */
export function stemsOf(text: string): Stems {
  const words = text.slice(0, MAX_LENGTH).normalize('NFKC').toLowerCase().match(WORD) ?? [];
  const long = words.filter((word) => word.length >= MIN_WORD || UNSPACED.test(word));
  return new Set((long.length > 0 ? long : words).flatMap((word) => (UNSPACED.test(word) ? pairs(word) : stem(word))));
}

/**
 * Sørensen–Dice coefficient over pairs of texts, all taken together: 0 where no pair has a stem in common, 1 where all
 * have the same stems.
 */
export function similarity(texts: readonly (readonly [Stems, Stems])[]): number {
  let shared = 0;
  let all = 0;
  for (const [a, b] of texts) {
    const [few, many] = a.size < b.size ? [a, b] : [b, a];
    for (const word of few) if (many.has(word)) shared++;
    all += a.size + b.size;
  }
  return all === 0 ? 0 : (2 * shared) / all;
}

const stem = (word: string): string => word.slice(0, STEM);

function pairs(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
