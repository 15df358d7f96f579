import type { Range } from './types.ts';

/**
 * Argument of the command `objectiveReferences.fixAllInWorkspace` (`workspace/executeCommand`), which is available to
 * clients with `workspace.applyEdit`. Without an argument the command fixes everything in all folders.
 */
export interface FixAllInWorkspace {
  /** A problem code: only problems with this code are fixed. Absent: all that can be fixed automatically. */
  readonly code?: string;
  /** A document: only files in its folder are fixed. Absent: those in all folders. */
  readonly uri?: string;
}

/**
 * Argument of the command `objectiveReferences.markReviewed` (`workspace/executeCommand`), which is available to clients
 * with `workspace.applyEdit`: the references that were reviewed. Without an argument, those in all folders.
 */
export interface MarkReviewed {
  readonly uri: string;
  /** References that intersect it were reviewed; absent: all references of the document. */
  readonly range?: Range;
}

/**
 * Argument of the command `objectiveReferences.enableFramework` (`workspace/executeCommand`), which is available to clients
 * that create files: a built-in framework, and a document or folder, in whose `objrefs.yaml` it is enabled.
 */
export interface EnableFramework {
  readonly uri: string;
  readonly prefix: string;
  /** False: it is disabled there. */
  readonly enabled?: boolean;
}
