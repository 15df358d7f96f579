/*
 * What programs get that use Objective References as a library. This file ships as the package's type declarations, so it
 * stands on its own: types, and functions that are declared here and written in `library.ts`.
 */

/** How grave a finding is; the gravest first. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * What a reference means. `current`: listed and alive. `superseded`: it names an older edition, and is right there.
 * `withdrawn`: gone, without recorded successors. `replaced`: gone, with successors.
 */
export type Status = 'current' | 'superseded' | 'withdrawn' | 'replaced' | 'unknown-objective' | 'unknown-edition';

/** Where: lines and columns 1-based, columns in UTF-16 units, end exclusive. */
export interface Place {
  /** The name of the text; in reports of the command line relative to the working directory, separated by `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What a reference says and means. */
export interface Meaning {
  /** The reference's own text; lines joined by `\n`. Of a list, each member has its own, the first with the prefix. */
  readonly text: string;
  /** The framework's canonical prefix. */
  readonly prefix: string;
  /** The edition that the reference names, as written. */
  readonly edition: string | null;
  /** The edition judged in. */
  readonly resolvedEdition: string | null;
  /** The catalog's spelling where there is such an objective, else the written one. */
  readonly number: string;
  readonly status: Status;
  /** Written as the catalog would have it. */
  readonly canonical: boolean;
  /** Text of the catalog: escape it where you show it. */
  readonly title: string | null;
  readonly replacedBy: readonly {
    readonly edition: string | null;
    readonly number: string;
    readonly relation: string;
  }[];
}

/** One for each member of a list and each end of a range. */
export interface ReferenceRow extends Place, Meaning {}

export interface FindingRow extends Place {
  /** Stable, such as `unknown-objective`; `catalog-*` and `config-*` for what is wrong in catalogs and configuration. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and what to do, as plain text. It quotes catalogs and texts: escape it where you show it. */
  readonly message: string;
  /** These three are null for findings in catalogs and configuration. */
  readonly prefix: string | null;
  readonly edition: string | null;
  readonly number: string | null;
  /** What may be meant; `newText` replaces the whole place of the finding. */
  readonly suggestions: readonly { readonly number: string; readonly title: string; readonly newText: string }[];
}

/** A document, or a catalog. */
export interface NamedText {
  /** A path such as `plans/annual-plan.md`: for `file` in results, and for globs of the configuration. */
  readonly name: string;
  readonly text: string;
}

export interface CheckerOptions {
  /** Catalogs in YAML, as files `*.objectives.yaml` have them. Of two with one name the last counts. */
  readonly catalogs?: readonly NamedText[];
  /** The text of an `objrefs.yaml`: its `frameworks`, `severity`, `context` and `limits.lineLength` count. */
  readonly configuration?: string;
  /** False: without the catalogs that come with the package. */
  readonly shipped?: boolean;
}

export interface CheckResult {
  /** In the order of the text. */
  readonly references: readonly ReferenceRow[];
  /** In the order of the text, without those that ignore comments cover. */
  readonly findings: readonly FindingRow[];
}

/** Catalogs put together. It keeps nothing of the documents, and the same document gives the same answer each time. */
export interface Checker {
  /** What is wrong in the catalogs and in the configuration, which is named `objrefs.yaml`. The rest of them counts. */
  readonly problems: readonly FindingRow[];
  check(document: NamedText): CheckResult;
}

/** Reads catalogs once, for many documents. Never throws, whatever the texts. */
export declare function createChecker(options?: CheckerOptions): Checker;

/** Checks one document. For several, `createChecker` reads the catalogs once. Never throws, whatever the texts. */
export declare function check(document: NamedText, options?: CheckerOptions): CheckResult;
