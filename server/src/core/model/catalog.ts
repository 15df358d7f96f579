import type { Language } from './language.ts';
import type { Range } from './text.ts';

/**
 * One catalog file as read: a framework, or some of its editions. Plain data (it survives JSON and `postMessage`):
 * every number, edition id and prefix is the text as written in the file, never a parsed number.
 * Ranges are places in the file `uri`.
 */
export interface Catalog {
  readonly uri: string;
  /** Made from a file in another format. Ranges are places in that file, which cannot be edited as a catalog. */
  readonly imported?: boolean;
  /** Canonical spelling of the prefix. */
  readonly prefix: string;
  readonly prefixRange: Range;
  /** Spellings equal to the prefix. */
  readonly aliases: readonly Spelling[];
  /** Wrong spellings that are recognised and reported. */
  readonly misspellings: readonly Spelling[];
  readonly title?: string;
  readonly publisher?: string;
  /** An `https:` address. */
  readonly url?: string;
  readonly license?: string;
  /** Names of the levels, outermost first: `['priority', 'objective']`. Empty if the catalog names none. */
  readonly levels: readonly string[];
  readonly numbering: Numbering;
  /** Places of the names of the fields in the file. */
  readonly fieldRanges?: Readonly<Partial<Record<SharedField, Range>>>;
  /** In the order of the file, which is their order in time. */
  readonly editions: readonly Edition[];
}

/** An installed npm package that has catalogs. Its name and version have the characters that npm allows. */
export interface CatalogPackage {
  readonly name: string;
  /** Null where `package.json` has none. */
  readonly version: string | null;
  /** Not to be edited, unlike a package of the workspace, which is linked. */
  readonly isInstalled: boolean;
}

export const packageText = ({ name, version }: Pick<CatalogPackage, 'name' | 'version'>): string =>
  version === null ? name : `${name} ${version}`;

export const SHARED_FIELDS = ['title', 'publisher', 'url', 'levels', 'numbering'] as const;
/** Fields of a framework that any of its catalogs may set. */
export type SharedField = (typeof SHARED_FIELDS)[number];

/** A prefix, alias or misspelling with its place in the catalog. */
export interface Spelling {
  readonly text: string;
  readonly range: Range;
}

/** How citations of a framework are spelled; everything else is inferred from the listed numbers. */
export interface Numbering {
  /** Words that may appear between prefix and number; absent for the names of the levels. */
  readonly words?: readonly string[];
  /** Letters that a citation may add before the number, or omit. */
  readonly lead: readonly string[];
  /** Words and signs between components, each with the bracket that it replaces: `Abs` → `(`. In the order of the file. */
  readonly inner: readonly (readonly [word: string, bracket: string])[];
  /** Languages whose words for articles and levels are understood too. */
  readonly languages: readonly Language[];
  /** Words that numbers begin with, a space after them: `Schedule` of `Schedule IV`. */
  readonly series: readonly string[];
  /** Whether numbers that carry letters count without the prefix; or the series that do. */
  readonly selfNaming: boolean | readonly string[];
  /** `16.B` means `16.b`. */
  readonly ignoreCase: boolean;
  /** `PR.DS-1` means `PR.DS-01`. */
  readonly ignoreZeroPadding: boolean;
  /** Meaning of an unlisted number with letters or Roman numerals at its end: none, or the listed one before them. */
  readonly unlisted: Unlisted;
  /** The same for numbers of a series, or below one of a level; there digits may be dropped too. */
  readonly unlistedIn: readonly (readonly [name: string, meaning: Unlisted])[];
  /** Position of the prefix: before the number, after it (`Art. 6 GDPR`), or either. */
  readonly order: 'before' | 'after' | 'either';
}

export type Unlisted = 'unknown' | 'parent';

/** The numbering of a catalog that does not specify it. */
export const DEFAULT_NUMBERING: Numbering = {
  lead: [],
  inner: [],
  languages: [],
  series: [],
  selfNaming: false,
  ignoreCase: false,
  ignoreZeroPadding: false,
  unlisted: 'unknown',
  unlistedIn: [],
  order: 'before',
};

/** One published version of a framework. */
export interface Edition {
  /** As written: `2014-2016`. The empty string for a catalog that names no edition. */
  readonly id: string;
  /** Place of the id, or of the prefix if the catalog names no edition. */
  readonly range: Range;
  /** Other names in citations. */
  readonly aliases: readonly Spelling[];
  /** Spellings of the framework's prefix that imply this edition. */
  readonly prefixes: readonly Spelling[];
  /** Of the published text, see `publishedAt`. */
  readonly url?: string;
  /** ISO 8601 calendar date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly published?: string;
  readonly draft: boolean;
  /** Incomplete: numbers that are not listed are not unknown. */
  readonly partial: boolean;
  /** Every objective at every level, flat, in the order of the file. */
  readonly objectives: readonly Objective[];
}

/** One numbered item of any level. Has a `title`, a `text` or both. */
export interface Objective {
  /** As written: `3.10` is never `3.1`. */
  readonly number: string;
  readonly numberRange: Range;
  /** The whole entry in the file. */
  readonly range: Range;
  readonly title?: string;
  readonly text?: string;
  /** A heading above the level: `Strategic priorities`. */
  readonly group?: string;
  /** Other spellings of the number. */
  readonly aliases: readonly Spelling[];
  /** Of the published text, see `publishedAt`. */
  readonly url?: string;
  readonly note?: string;
  /** The parent's number: the entry that this one is nested in, else the longest listed number that it continues. */
  readonly parent?: string;
  /** 0 for an objective without parent, 1 for its children, and so on: an index into `Catalog.levels`. */
  readonly level: number;
  readonly withdrawn: boolean;
  /** The reason, if the catalog gives one. */
  readonly withdrawnReason?: string;
  /** Absent if not recorded; empty if recorded to have no successor. */
  readonly replacedBy?: readonly Successor[];
  /** Recorded on the newer side. */
  readonly replaces?: readonly Successor[];
}

export const RELATIONS = ['moved', 'merged', 'split', 'equal', 'related'] as const;
/** How a successor relates to what it replaces. A single moved, merged or equal one may be applied without asking. */
export type Relation = (typeof RELATIONS)[number];

/** An entry of `replacedBy` or `replaces`. */
export interface Successor {
  /** Edition of `number`, if the catalog names it; else see `editionMeant`. */
  readonly edition?: string;
  readonly number: string;
  readonly relation: Relation;
  /** Place of the number. */
  readonly range: Range;
}

/** The title, or the text if there is no title. */
export function wording(objective: Pick<Objective, 'title' | 'text'>): string {
  return objective.title ?? objective.text ?? '';
}
