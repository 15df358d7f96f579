import type { Listed } from '../model/framework.ts';

/** What changes in a citation; everything else stays as it is. */
export interface GroupChange {
  /** The prefix to write; a number without a space before it then gets one. */
  readonly prefix?: string;
  /** Id of the edition to name; null: none. */
  readonly pin?: string | null;
  /** What replaces members, by index into `ReferenceGroup.members`: mostly one objective, several where one was split. */
  readonly members: ReadonlyMap<number, readonly Listed[]>;
  /** What replaces ranges, by index of the member that begins them. */
  readonly ranges: ReadonlyMap<number, NewRange>;
  /** Lists that replace ranges, by index of the member that begins them. */
  readonly lists?: ReadonlyMap<number, readonly Listed[]>;
}

/** Both ends, or the one objective that a range has shrunk to. */
export type NewRange = readonly [from: Listed, to: Listed] | readonly [only: Listed];

export const NO_CHANGE: GroupChange = { members: new Map(), ranges: new Map() };
