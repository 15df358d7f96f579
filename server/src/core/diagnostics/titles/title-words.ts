/** The words of a text in the form in which they are compared. */
export interface Words {
  readonly all: readonly Word[];
  /** All words joined: hyphens and spaces make no difference. */
  readonly stream: string;
}

export interface Word {
  /** In lower case, without accents. */
  readonly folded: string;
  /** UTF-16 offset in the text. */
  readonly start: number;
  readonly end: number;
  readonly streamEnd: number;
  /** Number of words it counts as: a character of a script without spaces is half a word. */
  readonly weight: number;
}

/** No title has more. */
const MAX_WORDS = 80;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/**
 * Tags, link addresses and entities are not words, except the ampersand; then a character of a script without spaces;
 * then a word with its apostrophes. Each of the three is a group.
 */
const TOKEN = new RegExp(
  [
    '<\\/?[a-z][^<>]{0,200}>',
    '\\]\\([^()\\s]{0,300}\\)',
    '(&(?:amp;)?(?![a-z#]))',
    '&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});',
    `(${UNSPACED.source})\\p{M}*`,
    `((?:(?!${UNSPACED.source})[\\p{L}\\p{M}\\p{N}])+(?:['’](?!${UNSPACED.source})[\\p{L}\\p{M}]+)*)`,
  ].join('|'),
  'giu',
);

/** Nothing but such letters and digits: most words, and all that has to be done with them is lower case. */
const ASCII = /^[a-z0-9]*$/i;

/** @param most words, of which only the first are needed */
export function wordsOf(text: string, most = MAX_WORDS): Words {
  const all: Word[] = [];
  let stream = '';
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match && all.length < most; match = TOKEN.exec(text)) {
    const [token, and, half, word] = match;
    const written = and ? 'and' : (word ?? half);
    if (written === undefined) continue;
    const folded = fold(written);
    stream += folded;
    const start = match.index;
    const end = start + token.length;
    all.push({ folded, start, end, streamEnd: stream.length, weight: half === undefined ? 1 : 0.5 });
  }
  return { all, stream };
}

export function firstWords({ all, stream }: Words, count: number): Words {
  const some = all.slice(0, count);
  return { all: some, stream: stream.slice(0, some.at(-1)?.streamEnd ?? 0) };
}

export const weightOf = ({ all }: Pick<Words, 'all'>): number => all.reduce((sum, { weight }) => sum + weight, 0);

function fold(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();
}
