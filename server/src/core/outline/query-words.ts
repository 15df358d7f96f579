import { wording } from '../model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';

/** The words of a query in lower case; empty for a blank query. */
export function queryWords(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/**
 * Whether prefix, number and title have all words of a query, each as a part of a word, capitals aside; with a colon
 * between, a prefix and an edition.
 */
export function hasWords(
  { prefix }: Framework,
  { id }: FrameworkEdition,
  objective: Listed,
  words: readonly string[],
): boolean {
  if (words.length === 0) return true;
  const text = `${prefix} ${objective.number} ${wording(objective)}`.toLowerCase();
  const pinned = `${prefix}:${id}`.toLowerCase();
  return words.every((word) => text.includes(word) || (word.includes(':') && pinned.includes(word)));
}
