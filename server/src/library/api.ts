/*
 * The public API of the library. This file ships as the type declarations of the package, and therefore imports nothing: it
 * has types, and declares functions that are implemented in `library.ts`.
 */

/** The severity of a finding, the highest first. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * The state of a reference. `current`: listed and not withdrawn. `superseded`: correct in the older edition that it names.
 * `withdrawn`: removed, without a recorded replacement. `replaced`: removed, with replacements.
 */
export type Status = 'current' | 'superseded' | 'withdrawn' | 'replaced' | 'unknown-objective' | 'unknown-edition';

/** A place in a text. Lines and columns are 1-based, columns in UTF-16 units, the end is exclusive. */
export interface Place {
  /** The name of the text; in reports of the command line relative to the working directory, separated by `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** In an office file or a notebook, for people and programs. An office file's lines and columns are those of its text. */
  readonly place?: DocumentPlace;
}

/** A place in a document that is not text. */
export type DocumentPlace = (
  | {
      readonly kind: 'paragraph';
      /** Counted in the document's body, from 1, without blank ones; of a note or a comment, the paragraph that it is on. */
      readonly paragraph: number;
      /** The headings above, the outermost first. */
      readonly heading: readonly string[];
    }
  | { readonly kind: 'cell'; readonly sheet: string; readonly cell: string }
  | { readonly kind: 'slide'; readonly slide: number; readonly paragraph: number; readonly heading: readonly string[] }
  | {
      readonly kind: 'page';
      readonly page: number;
      readonly line: number;
      readonly endPage: number;
      readonly endLine: number;
    }
  /** A notebook is text: `line` and `column` of the row are those of the file. Both are counted from 1. */
  | { readonly kind: 'notebook-cell'; readonly cell: number; readonly line: number }
  /** Of what `--preprocess` makes of a file. */
  | { readonly kind: 'line'; readonly line: number }
) & {
  /** For people: `paragraph 12, “3 Training”`. */
  readonly label: string;
};

/** A reference and its meaning. */
export interface Meaning {
  /** The reference's own text; lines joined by `\n`. Of a list, each member has its own, the first with the prefix. */
  readonly text: string;
  /** The framework's canonical prefix. */
  readonly prefix: string;
  /** The edition that the reference names, as written. */
  readonly edition: string | null;
  /** The edition in which it was resolved. */
  readonly resolvedEdition: string | null;
  /** As the catalog spells it, or as written if there is no such objective. */
  readonly number: string;
  readonly status: Status;
  /** Whether it is spelled as in the catalog. */
  readonly canonical: boolean;
  /** Text from the catalog. Escape it for display. */
  readonly title: string | null;
  readonly replacedBy: readonly {
    readonly edition: string | null;
    readonly number: string;
    readonly relation: string;
  }[];
  /** Where the published text has the objective, an `https:` address; absent where the catalog does not say. */
  readonly url?: string;
}

/** A reference in a document: one for each member of a list and each end of a range. */
export interface ReferenceRow extends Place, Meaning {}

export interface FindingRow extends Place {
  /** A stable code, such as `unknown-objective`; `catalog-*` and `config-*` for problems in catalogs and configuration. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and what to do, as plain text with quotes from catalogs and texts. Escape it for display. */
  readonly message: string;
  /** These three are null for findings in catalogs and configuration. */
  readonly prefix: string | null;
  readonly edition: string | null;
  readonly number: string | null;
  /** Possible corrections; `newText` replaces the whole range of the finding. */
  readonly suggestions: readonly { readonly number: string; readonly title: string; readonly newText: string }[];
}

/** A document, or a catalog. */
export interface NamedText {
  /** A path such as `plans/annual-plan.md`: for `file` in results, and for globs of the configuration. */
  readonly name: string;
  readonly text: string;
}

export interface CheckerOptions {
  /** Texts of catalogs in YAML, as in `*.objectives.yaml`. Of two with the same name, the last one is used. */
  readonly catalogs?: readonly NamedText[];
  /** The text of an `objrefs.yaml`, of which `frameworks`, `severity`, `context` and `limits.lineLength` are used. */
  readonly configuration?: string;
  /** False to disable the built-in catalogs. */
  readonly shipped?: boolean;
}

export interface CheckResult {
  /** In the order of the text. */
  readonly references: readonly ReferenceRow[];
  /** In the order of the text, without those that are ignored by comments. */
  readonly findings: readonly FindingRow[];
}

/** Checks documents against a set of catalogs. Has no state: the same document always has the same result. */
export interface Checker {
  /** Problems in the catalogs and in the configuration, which is named `objrefs.yaml`. The valid parts are used. */
  readonly problems: readonly FindingRow[];
  check(document: NamedText): CheckResult;
}

/** Reads catalogs once, for many documents. Never throws, whatever the texts. */
export declare function createChecker(options?: CheckerOptions): Checker;

/** Checks one document. For several, `createChecker` reads the catalogs once. Never throws, whatever the texts. */
export declare function check(document: NamedText, options?: CheckerOptions): CheckResult;
