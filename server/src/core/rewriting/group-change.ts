import type { Listed } from '../model/framework.ts';

/** What changes in a citation; everything else stays as it is. */
export interface GroupChange {
  /** The prefix to write; a number without a space before it then gets one. */
  readonly prefix?: string;
  /** Id of the edition to name; null: none. */
  readonly pin?: string | null;
  /** What replaces members and ranges, by index of the member, or of the one that begins the range. */
  readonly items?: ReadonlyMap<number, Replaced>;
}

/** What is written in place of a member or a range: objectives one after the other, or, of a range alone, a range. */
export type Replaced = { readonly objectives: readonly Listed[] } | { readonly range: NewRange };

/** Both ends, or the one objective that replaces a whole range. */
export type NewRange = readonly [from: Listed, to: Listed] | readonly [only: Listed];
