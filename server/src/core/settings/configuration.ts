import type { DiagnosticCode, SeveritySetting } from '../model/diagnostic.ts';
import type { Range } from '../model/text.ts';

/** `objrefs.yaml` as read. Plain data. Absent keys leave the decision to editor settings and defaults. */
export interface Configuration {
  readonly uri: string;
  /** Paths or globs of catalogs beyond those found, relative to the root. */
  readonly catalogs: readonly ConfiguredCatalog[];
  /** By prefix as written. */
  readonly frameworks: ReadonlyMap<string, ConfiguredFramework>;
  /** Globs of paths that are not read, relative to the root. */
  readonly exclude: readonly ConfiguredPath[];
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  /** Where bare numbers count. */
  readonly context: readonly ConfiguredContext[];
  readonly limits: Limits;
  /** References that were never reviewed are problems. */
  readonly requireReview?: boolean;
}

export interface ConfiguredPath {
  readonly text: string;
  readonly range: Range;
}

export interface ConfiguredCatalog extends ConfiguredPath {
  /** What is said of a file that is no catalog and is read as one. */
  readonly import?: ImportOptions;
}

/** What is said of a file in another format that is read as a catalog: by `objrefs.yaml`, or by flags. */
export interface ImportOptions {
  /** Beats what the file suggests. */
  readonly prefix?: string;
  /** Of a file that holds one edition; beats what the file says. */
  readonly edition?: string;
  /** Name of the format, where the file's name and content don't tell. */
  readonly from?: string;
  /** The column, property or field that has the numbers, and that which has the titles. */
  readonly number?: string;
  readonly title?: string;
}

export interface ConfiguredFramework extends FrameworkChoice {
  /** Of the name. */
  readonly range: Range;
  readonly editionRange?: Range;
}

/** Whether a framework is in use, and which edition its unpinned references mean. */
export interface FrameworkChoice {
  readonly enabled: boolean;
  /** Edition id or alias; absent: the current one. */
  readonly edition?: string;
}

export interface ConfiguredContext {
  /** Globs of documents; empty where `keys` alone decide. */
  readonly files: readonly string[];
  /** Keys of YAML and JSON documents whose values count. */
  readonly keys: readonly string[];
  readonly framework: string;
  readonly frameworkRange: Range;
  readonly edition?: string;
  readonly editionRange?: Range;
}

export interface Limits {
  /** Largest document read, in bytes. */
  readonly fileSize?: number;
  /** Longest line that is searched for citations, in UTF-16 units. */
  readonly lineLength?: number;
  /** Most files of a folder that an editor searches. */
  readonly files?: number;
  /** Most references in closed files of a folder that an editor keeps. */
  readonly references?: number;
}

/** Limits that are counts. */
export const COUNTS = ['lineLength', 'files', 'references'] as const satisfies readonly (keyof Limits)[];
