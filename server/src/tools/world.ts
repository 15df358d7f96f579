import type { DocumentAnalysis } from '../core/analysis/document-analysis.ts';
import type { Result } from '../core/base/result.ts';
import type { ReferenceQuery } from '../core/index/reference-index.ts';
import type { ComposedRoot } from '../loader/compose-root.ts';
import type { LoadedRoot } from '../loader/root.ts';

/** What tools are called in. It is made for each call, so that no answer is older than its call. */
export interface ToolWorld {
  readonly roots: readonly [ToolRoot, ...ToolRoot[]];
  /** Whether the call was cancelled, or takes too long: what is found until then is the answer, and says so. */
  isOver(): boolean;
  /** Computes the diagnostics of a text. False where the call is over before. */
  diagnose(analysis: DocumentAnalysis): Promise<boolean>;
}

/** A folder with its catalogs. */
export interface ToolRoot {
  readonly loaded: LoadedRoot;
  readonly composed: ComposedRoot;
  /** The name of a file in answers; null for a built-in catalog. Names are never absolute within the root. */
  fileOf(uri: string): string | null;
  /** The URI of a document by its name, whether or not it exists; undefined for a name of another root. */
  uriOf(name: string): string | undefined;
  /**
   * The documents of the root, or of a file or folder of it, in the order of their paths. Those without wanted references may
   * be left out. It may end early where the call is over.
   */
  documents(path: string | undefined, wanted: ReferenceQuery): Promise<Result<AsyncIterable<ToolDocument>>>;
}

export interface ToolDocument {
  /** Its name in answers. */
  readonly file: string;
  readonly analysis: DocumentAnalysis;
}
