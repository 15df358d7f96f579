/**
 * What there is to say of a document as a whole: takes `DocumentStatusParams`, answers a `DocumentStatus`, or null for one
 * that is not open.
 */
export const STATUS_REQUEST = 'objectiveReferences/documentStatus';

/** Tells a client that asked for `status` that `STATUS_REQUEST` may have other answers now. No parameters. */
export const STATUS_CHANGED = 'objectiveReferences/statusChanged';

/** Tells a client that asked for `status`, in place of a message, what is not searched. A `LimitsReached`. */
export const LIMITS_REACHED = 'objectiveReferences/limitsReached';

export interface DocumentStatusParams {
  readonly uri: string;
}

export interface DocumentStatus {
  /** What the document cites or declares, what it cites most first. */
  readonly frameworks: readonly CitedFramework[];
  /** How many references it has. */
  readonly references: number;
  readonly problems: DocumentProblems;
  /** Files are being searched for references. */
  readonly isSearching: boolean;
  /** What stands against searching the document, or other files of its folder. */
  readonly limits: readonly ReachedLimit[];
}

/** How many references of a document are problems. */
export interface DocumentProblems {
  /** Their number, edition or range does not exist. */
  readonly unknown: number;
  /** What they cite is withdrawn, replaced, superseded or reworded, or was something else when it was written. */
  readonly stale: number;
  readonly others: number;
  /** Some of them are errors or warnings. */
  readonly isSevere: boolean;
}

export interface CitedFramework {
  readonly prefix: string;
  readonly title: string | null;
  readonly references: number;
  /** Editions that are cited, the newest first; the one that the document declares even if nothing cites it. */
  readonly editions: readonly string[];
  /** Where its catalog begins, with the arguments of `InitializationOptions.openDefinitionCommand`. */
  readonly entry: { readonly uri: string; readonly position: { readonly line: number; readonly character: number } };
}

export interface ReachedLimit {
  readonly limit: 'fileSize' | 'lineLength' | 'files' | 'references';
  /** What is not searched, as a part of a sentence: `2 files larger than 5 MB`. */
  readonly what: string;
  /** URI of the `objrefs.yaml` that sets the limit; null where settings of the editor decide. */
  readonly configuration: string | null;
}

export interface LimitsReached {
  /** URI of the folder, or of the document. */
  readonly uri: string;
  /** A sentence for people. */
  readonly message: string;
  readonly limits: readonly ReachedLimit[];
}
