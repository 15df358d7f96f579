import { wording } from '../../model/catalog.ts';
import type { FrameworkEdition, Listed } from '../../model/framework.ts';
import { type Words, wordsOf } from './words.ts';

/** The objectives of an edition by the words of their titles. */
export interface TitleIndex {
  /** By `Words.stream`. */
  readonly byStream: ReadonlyMap<string, readonly Listed[]>;
  /** The streams in their order. */
  readonly sorted: readonly string[];
}

const indexes = new WeakMap<FrameworkEdition, TitleIndex>();

/** Without what is withdrawn. */
export function titleIndexOf(edition: FrameworkEdition): TitleIndex {
  let known = indexes.get(edition);
  if (!known) {
    const byStream = new Map<string, Listed[]>();
    for (const listed of edition.byNumber.values()) {
      const { stream } = titleWords(listed);
      if (listed.withdrawn || stream === '') continue;
      const same = byStream.get(stream);
      if (same) same.push(listed);
      else byStream.set(stream, [listed]);
    }
    known = { byStream, sorted: [...byStream.keys()].sort() };
    indexes.set(edition, known);
  }
  return known;
}

/** At most `limit` titles that begin with the stream. */
export function titlesFrom({ byStream, sorted }: TitleIndex, stream: string, limit: number): Listed[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < stream) low = middle + 1;
    else high = middle;
  }
  const found: Listed[] = [];
  for (; found.length < limit && sorted[low]?.startsWith(stream); low++) found.push(...byStream.get(sorted[low]!)!);
  return found.slice(0, limit);
}

const titles = new WeakMap<Listed, Words>();
const vocabularies = new WeakMap<Listed, Words>();

/** Of the title, or where there is none of the text. */
export function titleWords(listed: Listed): Words {
  return cached(titles, listed, () => wording(listed));
}

/** Of title and text. */
export function vocabularyOf(listed: Listed): Words {
  return cached(vocabularies, listed, () => [listed.title, listed.text].filter((part) => part !== undefined).join(' '));
}

function cached(cache: WeakMap<Listed, Words>, listed: Listed, text: () => string): Words {
  let known = cache.get(listed);
  if (!known) {
    known = wordsOf(text().slice(0, 2_000));
    cache.set(listed, known);
  }
  return known;
}
