// Which objectives are cited where, for a client that shows it.

/** All take a parameter with the URI of a folder, and answer null where that is none of the workspace (any more). */
export const COVERAGE_REQUESTS = {
  /** What a page shows of one framework. `CoverageParams`; answers a `CoverageView`. */
  view: 'objectiveReferences/coverage',
  /** Where one objective is cited. `CitingPlacesParams`; answers `CitingPlaces`, or null where there is no such objective. */
  places: 'objectiveReferences/citingPlaces',
  /** A report to be saved. `CoverageReportParams`; answers its text. */
  report: 'objectiveReferences/coverageReport',
} as const;

/**
 * Tells a client that has asked for coverage that the answer may be another now. Told once, and again only when it has
 * asked again. No parameters. What happens to closed files is not told: who wants to know that watches them.
 */
export const COVERAGE_CHANGED = 'objectiveReferences/coverageChanged';

/** Notification without parameters: nobody looks any more, and what is kept to answer quickly may go. */
export const COVERAGE_CLOSED = 'objectiveReferences/coverageClosed';

export interface CoverageParams {
  readonly folder: string;
  /** Prefix of the framework to show; the first one is shown where there is none such. */
  readonly framework?: string;
  /** Files may have changed since the last request: all are looked at. Else only open documents are other ones. */
  readonly look: boolean;
  /** How many files were looked at, as `SearchedFiles`, goes to this token as `$/progress`. */
  readonly progress?: string;
}

export interface SearchedFiles {
  readonly files: number;
}

export interface CoverageView {
  /** Text files that were searched. */
  readonly files: number;
  /** Those in use; of the built-in ones those that are cited. */
  readonly frameworks: readonly { readonly prefix: string; readonly name: string }[];
  readonly shown: FrameworkView | null;
  /** URIs of the files that are named in `shown` and in its `CitingPlaces`, by their names. */
  readonly uris: Readonly<Record<string, string>>;
}

/**
 * One framework in HTML that is inert, whatever is in catalogs and documents. Links to places are `#LINE:COLUMN:NAME`, 1-based
 * and in UTF-16 units, the name percent-encoded.
 */
export interface FrameworkView {
  readonly prefix: string;
  /** What stands above the parts. */
  readonly head: string;
  readonly parts: readonly PartView[];
}

export interface PartView {
  /** A word that tells it from the others. */
  readonly name: string;
  /** Plain text, as its note. */
  readonly heading: string;
  readonly count: number;
  readonly note: string;
  /** The cells of the head of its table. */
  readonly columns: string;
  /**
   * Its rows, `<tr>…</tr>` each. An objective that is cited has a closed `<details data-number="…">`, to be filled with its
   * `CitingPlaces`.
   */
  readonly rows: readonly string[];
  /** Rows that are too many to be sent. */
  readonly left: number;
  /** The table may be wider than the page. Its name then, as text. */
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
  /** Places that are too many to be sent. */
  readonly left: number;
  /** Of the objective: for `textDocument/references`. */
  readonly definition: {
    readonly uri: string;
    readonly position: { readonly line: number; readonly character: number };
  };
}

export const COVERAGE_FORMATS = ['html', 'markdown', 'csv', 'json'] as const;
export type CoverageFormat = (typeof COVERAGE_FORMATS)[number];

export interface CoverageReportParams {
  readonly folder: string;
  readonly format: CoverageFormat;
  /** Where it will be: links in HTML are relative to that. */
  readonly uri: string;
}
