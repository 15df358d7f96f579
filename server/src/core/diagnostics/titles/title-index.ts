import { countWhile, pushTo } from '../../base/collections.ts';
import { memoize } from '../../base/memoize.ts';
import { wording } from '../../model/catalog.ts';
import type { FrameworkEdition, Listed } from '../../model/framework.ts';
import { type Words, wordsOf } from './title-words.ts';

/** The objectives of an edition by the words of their titles. */
interface TitleIndex {
  /** By `Words.stream`. */
  readonly byStream: ReadonlyMap<string, readonly Listed[]>;
  /** The streams in their order. */
  readonly sorted: readonly string[];
}

/** Without withdrawn objectives. */
export const titleIndexOf = memoize((edition: FrameworkEdition): TitleIndex => {
  const byStream = new Map<string, Listed[]>();
  for (const listed of edition.byNumber.values()) {
    if (listed.withdrawn) continue;
    // Their words are not kept: there may be a hundred thousand titles, and few are ever compared.
    const { stream } = wordsOfTitle(listed);
    if (stream !== '') pushTo(byStream, stream, listed);
  }
  return { byStream, sorted: [...byStream.keys()].sort() };
});

/** Of the beginnings that are compared, in UTF-16 units. */
const BEGINNING = 6;

/** What titles begin with, up to that length, and titles that are shorter. */
const beginningsOf = memoize((edition: FrameworkEdition) => {
  const [beginnings, short] = [new Set<string>(), new Set<string>()];
  for (const listed of edition.byNumber.values()) {
    const { stream } = wordsOfTitle(listed);
    if (stream.length > 0 && stream.length < BEGINNING) short.add(stream);
    for (let length = 1; length <= BEGINNING; length++) beginnings.add(stream.slice(0, length));
  }
  return { beginnings, short };
});

/** Whether a title may begin with the stream, or the stream with a title; over-approximates. Also of withdrawn objectives. */
export function mayBegin(edition: FrameworkEdition, stream: string): boolean {
  const { beginnings, short } = beginningsOf(edition);
  if (beginnings.has(stream.slice(0, BEGINNING))) return true;
  for (let length = 1; length < BEGINNING; length++) if (short.has(stream.slice(0, length))) return true;
  return false;
}

/** At most `limit` titles that begin with the stream. */
export function titlesFrom({ byStream, sorted }: TitleIndex, stream: string, limit: number): Listed[] {
  const found: Listed[] = [];
  let at = countWhile(sorted, (each) => each < stream);
  for (; found.length < limit && sorted[at]?.startsWith(stream); at++) found.push(...byStream.get(sorted[at]!)!);
  return found.slice(0, limit);
}

/** Of an objective, in UTF-16 units. */
const MAX_LENGTH = 2_000;

const wordsOfTitle = (listed: Listed): Words => wordsOf(wording(listed).slice(0, MAX_LENGTH));

/** The words of the title, or without one of the text. */
export const titleWords = memoize(wordsOfTitle);

export const vocabularyOf = memoize((listed: Listed): Words => {
  const parts = [listed.title, listed.text].filter((part) => part !== undefined);
  return wordsOf(parts.join(' ').slice(0, MAX_LENGTH));
});
