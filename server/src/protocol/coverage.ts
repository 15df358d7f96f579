import type { Position, Request } from './types.ts';

// Which objectives are cited where.

/** All take the URI of a folder, and return null where it is not in the workspace (any more). */
export const COVERAGE_REQUESTS = {
  /** The coverage of one framework. */
  view: 'objectiveReferences/coverage' as Request<CoverageParams, CoverageView | null>,
  /** Where one objective is cited; null where it does not exist. */
  places: 'objectiveReferences/citingPlaces' as Request<CitingPlacesParams, CitingPlaces | null>,
  /** The text of a report to save. */
  report: 'objectiveReferences/coverageReport' as Request<CoverageReportParams, string | null>,
} as const;

/**
 * Sent once after a request for coverage: its result may have changed. No parameters. Changes of closed files count only
 * where the client watches them.
 */
export const COVERAGE_CHANGED = 'objectiveReferences/coverageChanged';

/** Notification without parameters: the client no longer shows coverage, and caches may be cleared. */
export const COVERAGE_CLOSED = 'objectiveReferences/coverageClosed';

export interface CoverageParams {
  readonly folder: string;
  /** Prefix of the framework to show; by default, and where it does not exist, the first one. */
  readonly framework?: string;
  /** Files on disk may have changed since the last request, and are compared. Otherwise only open documents are. */
  readonly look: boolean;
  /** Token of `$/progress` notifications with `SearchedFiles`. */
  readonly progress?: string;
}

export interface SearchedFiles {
  readonly files: number;
}

export interface CoverageView {
  /** Text files that were searched. */
  readonly files: number;
  /** The enabled ones; built-in ones only where they are cited. */
  readonly frameworks: readonly { readonly prefix: string; readonly name: string }[];
  readonly shown: FrameworkView | null;
  /** URIs of the files in `shown` and in its `CitingPlaces`, by their names there. */
  readonly uris: Readonly<Record<string, string>>;
}

/**
 * One framework in HTML that is inert whatever catalogs and documents contain. Links to places are `#LINE:COLUMN:NAME`,
 * 1-based and in UTF-16 units, with the name percent-encoded.
 */
export interface FrameworkView {
  readonly prefix: string;
  /** HTML above the parts. */
  readonly head: string;
  readonly parts: readonly PartView[];
}

export interface PartView {
  /** Identifies the part. */
  readonly name: string;
  /** Plain text, like `note`. */
  readonly heading: string;
  readonly count: number;
  readonly note: string;
  /** The cells of the table head. */
  readonly columns: string;
  /** Its rows, `<tr>…</tr>` each. `<details data-number="…">` of a cited objective is for its `CitingPlaces`. */
  readonly rows: readonly string[];
  /** How many more rows there are. */
  readonly left: number;
  /** Name of the table, as text, where it may be wider than the page. */
  readonly wide?: string;
}

export interface CitingPlacesParams {
  readonly folder: string;
  readonly framework: string;
  readonly number: string;
}

export interface CitingPlaces {
  /** HTML: `<li>…</li>` each. */
  readonly items: readonly string[];
  /** How many more places there are. */
  readonly left: number;
  /** The objective in its catalog, for `textDocument/references`. */
  readonly definition: {
    readonly uri: string;
    readonly position: Position;
  };
}

export const COVERAGE_FORMATS = ['html', 'markdown', 'csv', 'json'] as const;
export type CoverageFormat = (typeof COVERAGE_FORMATS)[number];

export interface CoverageReportParams {
  readonly folder: string;
  readonly format: CoverageFormat;
  /** Where it will be saved: links in HTML are relative to it. */
  readonly uri: string;
}
