import { isSpace } from './characters.ts';

/** No run of spaces longer than this joins a prefix and its number. */
const MAX_SPACES = 200;

const SPACE_ENTITY = /&(?:nbsp|ensp|emsp|thinsp|#160|#8239|#x0*a0|#x202f);/iy;
/** A TeX control space, a thin space, or one of their relatives. */
const TEX_SPACE = /\\[ ,;:!]/y;

/**
 * End of the white space at `at`, in any of its spellings: characters, entities of HTML, TeX's `~` and `\,`. `at` itself
 * where there is none, or too much to join anything.
 */
export function spaceEnd(text: string, at: number): number {
  let end = at;
  while (end - at <= MAX_SPACES) {
    const code = text.charCodeAt(end);
    const special = code === 38 /* & */ ? SPACE_ENTITY : code === 92 /* \ */ ? TEX_SPACE : null;
    if (isSpace(code) || code === 126 /* ~ */) end++;
    else if (special) {
      special.lastIndex = end;
      if (!special.test(text)) return end;
      end = special.lastIndex;
    } else return end;
  }
  return at;
}
