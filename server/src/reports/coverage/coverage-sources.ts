/** Where and when the documents of a report were as it says. Null: not known. */
export interface CoverageOrigin {
  /** The address of the repository, or the name of its folder. */
  readonly repository: string | null;
  readonly commit: string | null;
  /** When that was made (ISO 8601). */
  readonly date: string | null;
  /** The working directory, relative to the top of the repository. */
  readonly directory: string | null;
}

/** A report that was merged. */
export interface CoverageSource extends CoverageOrigin {
  readonly name: string;
  /** Frameworks that it measured in another edition than this run, and that do not count. */
  readonly skipped: readonly { readonly prefix: string; readonly edition: string | null }[];
  /** Prefixes of frameworks whose catalogs listed other objectives, or other titles. */
  readonly differing: readonly string[];
}
