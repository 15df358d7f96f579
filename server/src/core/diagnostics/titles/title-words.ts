import { isAlphanumeric } from '../../matching/characters.ts';

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

/** @param most words, of which only the first are needed */
export function wordsOf(text: string, most = MAX_WORDS): Words {
  const all: Word[] = [];
  let stream = '';
  const add = (folded: string, start: number, end: number, weight: number) => {
    stream += folded;
    all.push({ folded, start, end, streamEnd: stream.length, weight });
  };
  for (let at = 0; at < text.length && all.length < most; ) {
    if (isSign(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const end = plainEnd(text, at);
    if (end > at) {
      add(text.slice(at, end).toLowerCase(), at, end, 1);
      at = end;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) break;
    at = TOKEN.lastIndex;
    const [, and, half, word] = match;
    const written = and ? 'and' : (word ?? half);
    if (written !== undefined) add(fold(written), match.index, at, half === undefined ? 1 : 0.5);
  }
  return { all, stream };
}

/** A sign of ASCII with which no token begins. */
const isSign = (code: number): boolean => code < 128 && !isAlphanumeric(code) && !MAY_BEGIN.has(code);
const MAY_BEGIN: ReadonlySet<number> = new Set([...'<]&'].map((sign) => sign.charCodeAt(0)));

/** The end of a word of ASCII, as most words are, which takes no expression to read; `at` where there is none. */
function plainEnd(text: string, at: number): number {
  let end = at;
  let code = text.charCodeAt(at);
  while (code < 128 && isAlphanumeric(code)) code = ++end < text.length ? text.charCodeAt(end) : SPACE;
  return code < 128 && code !== APOSTROPHE ? end : at;
}
const SPACE = 32;
const APOSTROPHE = 39;

export function firstWords({ all, stream }: Words, count: number): Words {
  const some = all.slice(0, count);
  return { all: some, stream: stream.slice(0, some.at(-1)?.streamEnd ?? 0) };
}

export const weightOf = ({ all }: Pick<Words, 'all'>): number => all.reduce((sum, { weight }) => sum + weight, 0);

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();
}
