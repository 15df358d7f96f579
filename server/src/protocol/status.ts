import type { Position, Request } from './types.ts';

/** Null for a document that is not open. */
export const STATUS_REQUEST = 'objectiveReferences/documentStatus' as Request<
  DocumentStatusParams,
  DocumentStatus | null
>;

/** Sent to clients with `status`: results of `STATUS_REQUEST` may have changed. No parameters. */
export const STATUS_CHANGED = 'objectiveReferences/statusChanged';

/** Sent to clients with `status` in place of a message: files are not searched because of limits. Takes `LimitsReached`. */
export const LIMITS_REACHED = 'objectiveReferences/limitsReached';

export interface DocumentStatusParams {
  readonly uri: string;
}

export interface DocumentStatus {
  /** Frameworks that the document cites or declares, most cited first. */
  readonly frameworks: readonly CitedFramework[];
  /** How many references it has. */
  readonly references: number;
  readonly problems: DocumentProblems;
  /** Files are being searched for references. */
  readonly isSearching: boolean;
  /** Limits because of which the document or other files of its folder are not searched. */
  readonly limits: readonly ReachedLimit[];
}

/** How many references of a document are problems. */
export interface DocumentProblems {
  /** Their number, edition or range does not exist. */
  readonly unknown: number;
  /** Those that the current edition affects: a migration would change them, or they need a decision. */
  readonly affected: number;
  readonly others: number;
  /** Some of them are errors or warnings. */
  readonly hasWarnings: boolean;
}

export interface CitedFramework {
  readonly prefix: string;
  readonly title: string | null;
  readonly references: number;
  /** Editions that are cited or that the document declares, newest first. */
  readonly editions: readonly string[];
  /** The beginning of its catalog: the arguments of `InitializationOptions.openDefinitionCommand`. */
  readonly entry: { readonly uri: string; readonly position: Position };
}

export interface ReachedLimit {
  readonly limit: 'fileSize' | 'lineLength' | 'files' | 'references';
  /** What is not searched, as part of a sentence: `2 files larger than 5 MB`. */
  readonly what: string;
  /** URI of the `objrefs.yaml` that sets the limit; null where the editor's settings do. */
  readonly configuration: string | null;
}

export interface LimitsReached {
  /** URI of the folder, or of the document. */
  readonly uri: string;
  /** To be shown. */
  readonly message: string;
  readonly limits: readonly ReachedLimit[];
}
