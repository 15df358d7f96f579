import type { Framework } from '../model/framework.ts';
import { nextStartOf } from './next-start.ts';
import { createPrefixIndex, type PrefixIndex, type PrefixSpelling } from './prefixes.ts';

export type Names = readonly { readonly text: string }[];

/** What the search has to know of a framework. */
export interface NamedFramework extends Pick<Framework, 'id' | 'prefix'> {
  readonly aliases: Names;
  readonly misspellings: Names;
  readonly editions: readonly { readonly id: string; readonly prefixes: Names }[];
}

/** The prefixes of frameworks, and where they are. */
export interface PrefixSearch {
  readonly prefixes: PrefixIndex;
  /** Where in a line, from an offset on, a prefix can first begin; over-approximates. Its length where none can. */
  readonly nextPrefix: (text: string, from: number) => number;
}

export const prefixSearch = (framework: NamedFramework): PrefixSearch => searchFor(spellingsOf(framework));

export function searchFor(spellings: readonly Omit<PrefixSpelling, 'folded'>[]): PrefixSearch {
  const prefixes = createPrefixIndex(spellings);
  const names = [...prefixes.byFirst.values()].flat().map(({ folded }) => folded);
  return { prefixes, nextPrefix: nextStartOf(names, new Set(prefixes.byFirst.keys()), new Set()) };
}

export function spellingsOf({
  id,
  prefix,
  aliases,
  misspellings,
  editions,
}: NamedFramework): Omit<PrefixSpelling, 'folded'>[] {
  return [
    { framework: id, text: prefix, misspelling: false },
    ...aliases.map(({ text }) => ({ framework: id, text, misspelling: false })),
    ...misspellings.map(({ text }) => ({ framework: id, text, misspelling: true })),
    ...editions.flatMap(({ id: edition, prefixes }) =>
      prefixes.map(({ text }) => ({ framework: id, text, misspelling: false, edition })),
    ),
  ];
}
