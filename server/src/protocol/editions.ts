/** Requests by which a client can tell somebody that a framework in use has a newer edition. */
export const EDITION_REQUESTS = {
  /** `{}`; answers `CurrentEdition[]`. Costs nothing. */
  current: 'objectiveReferences/currentEditions',
  /**
   * `AffectedParams`; answers how many references are affected, or null where that is not known: there is no such framework
   * or edition (any more), or a person has ended the search. Searches the files of the folder.
   */
  affected: 'objectiveReferences/affectedReferences',
} as const;

/** Tells a client that asked for `editions` that `EDITION_REQUESTS.current` may have other answers now. No parameters. */
export const EDITIONS_CHANGED = 'objectiveReferences/editionsChanged';

/** The edition of a framework that is current in a folder. */
export interface CurrentEdition {
  /** URI of the folder. */
  readonly folder: string;
  readonly prefix: string;
  /** Its id. */
  readonly edition: string;
  /** Ids of the editions before it, the oldest first. */
  readonly older: readonly string[];
}

export interface AffectedParams {
  readonly folder: string;
  readonly prefix: string;
  /** Id of the edition that was current before. */
  readonly since: string;
}
