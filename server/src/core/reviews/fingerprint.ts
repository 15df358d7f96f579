import { memoize } from '../base/memoize.ts';
import type { Objective } from '../model/catalog.ts';
import { hashOf } from '../text/hash.ts';

export type Wording = Pick<Objective, 'title' | 'text'>;

/**
 * A hash of a wording: version, colon, hash. The same for wordings that differ only in letter case, white space and
 * punctuation. Version 1 is SHA-256, cut to 128 bits, of the words of title and text, each on one line. A change of the
 * hash or of the definition of words needs a new version.
 */
export const fingerprintOf = memoize(({ title, text }: Wording): string => {
  const lines = [title, text].flatMap((part) => (part === undefined ? [] : wordsOf(part)));
  return `1:${hashOf(lines.join('\n'))}`;
});

/** Everything but letters, marks, digits, and meaningful signs: `§`, `€`, `≥`, `%`. */
const NO_WORD = /[^\p{L}\p{M}\p{N}\p{Sc}\p{Sm}\p{So}%‰§]+/gu;

/** The words of a text, separated by one space; the text itself if it has no words. */
function wordsOf(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.replace(NO_WORD, ' ').trim() || plain.trim();
}
