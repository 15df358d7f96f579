import { getOrInsert } from '../base/collections.ts';
import { comparableFields, isSameWording, type Worded } from './wording.ts';

/** Below: the texts have so little in common that they may be taken for two objectives. */
export const DIFFERENT = 0.2;
/** Below: the texts alone do not suggest that it is one objective. */
export const LOOSE = 0.5;
/** From here on: the texts alone suggest that it is one objective. */
export const ALIKE = 0.75;

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
type Stems = ReadonlySet<string>;

/** How alike the wording of two objectives is; each text is split into stems once. */
export class Resemblance {
  private readonly stems = new Map<string, Stems>();

  /** From 0 to 1; 1 only where the wording is the same. */
  between(older: Worded, newer: Worded): number {
    if (isSameWording(older, newer)) return 1;
    const pairs = comparableFields(older, newer).map((pair) => [this.of(pair.older), this.of(pair.newer)] as const);
    return Math.min(similarity(pairs), 0.999);
  }

  private of(text: string): Stems {
    return getOrInsert(this.stems, text, () => stemsOf(text));
  }
}

/** The stems of the words that carry meaning; of all words where none is long enough. */
function stemsOf(text: string): Stems {
  const words = text.slice(0, MAX_LENGTH).normalize('NFKC').toLowerCase().match(WORD) ?? [];
  const long = words.filter((word) => word.length >= MIN_WORD || UNSPACED.test(word));
  return new Set((long.length > 0 ? long : words).flatMap((word) => (UNSPACED.test(word) ? pairs(word) : stem(word))));
}

/** Sørensen–Dice coefficient over all pairs of texts: 0 without a stem in common, 1 where all have the same stems. */
function similarity(texts: readonly (readonly [Stems, Stems])[]): number {
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
