import type { Beside } from './beside.ts';
import { firstWords, type Words, weightOf, wordsOf } from './title-words.ts';

/** Beginnings of a text next to a reference that may be its title. */
export interface Heads {
  /** The whole text, and the text without a label such as "objective". */
  readonly whole: readonly Words[];
  /** These, and the text before a sign that ends a title. */
  readonly all: readonly Words[];
}

/** Signs that may end a title: all except those within words, of lists, quotes and emphasis. */
const STRONG = /[^\p{L}\p{M}\p{N}\s,'’"“”„«»&*_`~<>-]|\s--?\s/u;
const MIN_BEFORE_COMMA = 3;

/**
 * @param labels words that may stand before the title, in lower case
 */
export function headsOf({ text, lineEnd }: Beside, labels: ReadonlySet<string>): Heads | null {
  const words = wordsOf(text);
  if (words.all.length === 0) return null;
  const variants = [words];
  const [first, ...rest] = words.all;
  if (rest.length > 0 && labels.has(first!.folded)) variants.push(wordsOf(blank(text, first!.end)));
  const heads = variants.flatMap((variant) => {
    const strong = boundaries(text, variant, STRONG)[0] ?? variant.all.length;
    const comma = boundaries(text, variant, /,/)[0] ?? 0;
    const onLine = variant.all.filter(({ end }) => end <= lineEnd).length;
    return [
      firstWords(variant, Math.min(strong, onLine > 0 ? onLine : strong)),
      firstWords(variant, strong),
      ...(weightOf(firstWords(variant, comma)) >= MIN_BEFORE_COMMA ? [firstWords(variant, comma)] : []),
    ];
  });
  return { whole: variants, all: [...variants, ...heads] };
}

const blank = (text: string, end: number): string => ' '.repeat(end) + text.slice(end);

/** The numbers of words before each such sign, in the order of the text, the end of the text excluded. */
function boundaries(text: string, { all }: Words, sign: RegExp): number[] {
  return all.flatMap(({ end }, index) => {
    const next = all[index + 1];
    return next && sign.test(text.slice(end, next.start)) ? [index + 1] : [];
  });
}

/** Whether a title may end with the word: a sign, the end of the line or the end of the text follows. */
export function mayEndWith({ text, lineEnd }: Beside, { all }: Words, count: number): boolean {
  const [last, next] = [all[count - 1], all[count]];
  if (!last) return false;
  if (!next || (last.end <= lineEnd && next.start > lineEnd)) return true;
  const between = text.slice(last.end, next.start);
  return STRONG.test(between) || between.includes(',');
}

/** The offsets of the words in the text, with brackets that close after them. */
export function spanOf(text: string, { all }: Words): readonly [start: number, end: number] {
  const start = all[0]?.start ?? 0;
  let end = all.at(-1)?.end ?? 0;
  const within = text.slice(start, end);
  let open = [...within].reduce((depth, sign) => depth + (sign === '(' ? 1 : sign === ')' ? -1 : 0), 0);
  for (; open > 0 && text[end] === ')'; open--) end++;
  return [start, end];
}

export const ELLIPSIS = /^\s*(?:…|\.{3}|[[(](?:…|\.{3})[\])])/;

/**
 * Whether the text may be the beginning of a title: `cut` if an ellipsis follows the words, `short` if the text ends
 * with them; otherwise null, because prose goes on.
 */
export function beginningOf({ text, isClosed }: Beside, { whole }: Heads, words: Words): 'cut' | 'short' | null {
  if (ELLIPSIS.test(text.slice(spanOf(text, words)[1]))) return 'cut';
  return isClosed && whole.includes(words) ? 'short' : null;
}
