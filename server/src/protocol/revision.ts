import type { Request } from './types.ts';

/** Requests of clients that let users compare an edition with the one before it, and record what replaced its numbers. */
export const REVISION_REQUESTS = {
  /** The frameworks whose catalogs can be edited. */
  frameworks: 'objectiveReferences/revisableFrameworks' as Request<object, RevisableFramework[]>,
  /** Changes nothing. */
  compare: 'objectiveReferences/compareEditions' as Request<RevisionParams, Revision>,
  /** Sends the edit by `workspace/applyEdit`. */
  record: 'objectiveReferences/recordReplacements' as Request<RecordParams, RecordOutcome>,
} as const;

export interface RevisableFramework {
  readonly folder: string;
  readonly prefix: string;
  readonly title: string | null;
  /** Oldest first. */
  readonly editions: readonly { readonly id: string /** URI. */; readonly catalog: string }[];
}

export interface RevisionParams {
  readonly folder: string;
  readonly prefix: string;
  /** Id of the edition to compare with; where a file is given, that of the newest one. */
  readonly older: string;
  /** Id of the newer edition; where a file is given, its name, by default the one that the file states. */
  readonly newer?: string;
  /** URI of a file with a new edition, to be added to the catalog of the older one. */
  readonly file?: string;
}

/** Where `refusal` is present, the editions cannot be compared, and the rest is empty. */
export interface Revision {
  /** Why not, as a sentence. */
  readonly refusal?: string;
  /** The file does not name its edition, or by a name that is taken. */
  readonly needsEdition?: boolean;
  readonly newer: string;
  /** In the order of the older edition. */
  readonly proposals: readonly ProposedReplacement[];
  /** Objectives that are new. */
  readonly added: number;
  /** As in `ImportedFramework`. */
  readonly dropped: readonly string[];
}

/** What the texts suggest became of a number. */
export interface ProposedReplacement {
  readonly kind: 'moved' | 'merged' | 'split' | 'withdrawn';
  readonly number: string;
  readonly title: string;
  /** The most similar first. */
  readonly to: readonly { readonly number: string; readonly title: string }[];
  /** Similarity to the first of them in percent; 100 only for the same wording. Absent for a withdrawn one. */
  readonly likeness?: number;
  /** What the number stands for in the newer edition, if that is something else. */
  readonly now?: string;
}

export interface RecordParams extends RevisionParams {
  /** The numbers of the proposals to record. */
  readonly accepted: readonly string[];
}

export interface RecordOutcome {
  readonly applied: boolean;
  /** Why it was not applied, as a sentence. */
  readonly refusal?: string;
  /** URI of the catalog. */
  readonly catalog: string;
}
