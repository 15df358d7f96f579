import { parseFileSize } from '../base/file-size.ts';
import type { DiagnosticCode, SeveritySetting } from '../model/diagnostic.ts';
import type { Range } from '../model/text.ts';

/** `objrefs.yaml` as read. Plain data. For absent keys, editor settings and defaults apply. */
export interface Configuration {
  readonly uri: string;
  /** Paths or globs of additional catalogs, relative to the root. */
  readonly catalogs: readonly ConfiguredCatalog[];
  /** Names of installed npm packages with catalogs. */
  readonly packages: readonly ConfiguredPath[];
  /** By prefix as written. */
  readonly frameworks: ReadonlyMap<string, ConfiguredFramework>;
  /** Globs of paths to skip, relative to the root. */
  readonly exclude: readonly ConfiguredPath[];
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  /** Where numbers count without a prefix. */
  readonly context: readonly ConfiguredContext[];
  readonly documents: Partial<DocumentKinds>;
  readonly limits: Limits;
  /** References without a review are reported. */
  readonly requireReview?: boolean;
}

export interface ConfiguredPath {
  readonly text: string;
  readonly range: Range;
}

export interface ConfiguredCatalog extends ConfiguredPath {
  /** Options for a file in another format. */
  readonly import?: ImportOptions;
}

/** Options for a file in another format that is read as a catalog, from `objrefs.yaml` or flags. */
export interface ImportOptions {
  /** Takes precedence over the file. */
  readonly prefix?: string;
  /** Of a file with one edition; takes precedence over the file. */
  readonly edition?: string;
  /** Name of the format, if it cannot be detected. */
  readonly from?: string;
  /** The column, property or field of the numbers, and below that of the titles. */
  readonly number?: string;
  readonly title?: string;
}

export interface ConfiguredFramework extends FrameworkChoice {
  /** Of the name. */
  readonly range: Range;
  readonly editionRange?: Range;
}

/** Whether a framework is enabled, and the edition of its references that name none. */
export interface FrameworkChoice {
  readonly enabled: boolean;
  /** Edition id or alias; absent for the current one. */
  readonly edition?: string;
}

export interface ConfiguredContext {
  /** Globs of documents; empty if only `keys` decide. */
  readonly files: readonly string[];
  /** Keys of YAML and JSON documents whose values count. */
  readonly keys: readonly string[];
  readonly framework: string;
  readonly frameworkRange: Range;
  readonly edition?: string;
  readonly editionRange?: Range;
}

/** Which documents other than text are read in folders. */
export interface DocumentKinds {
  readonly office: boolean;
  readonly pdf: boolean;
}

export const DEFAULT_DOCUMENTS: DocumentKinds = { office: true, pdf: false };

export interface Limits {
  /** Maximum size of a document, in bytes. */
  readonly fileSize?: number;
  /** Maximum length of a line that is searched for citations, in UTF-16 units. */
  readonly lineLength?: number;
  /** Maximum number of files in a folder that an editor searches. */
  readonly files?: number;
  /** Maximum number of references in closed files of a folder that an editor keeps. */
  readonly references?: number;
}

export const COUNTS = ['lineLength', 'files', 'references'] as const satisfies readonly (keyof Limits)[];

/** Default limits. The size is in the format of the setting. */
export const DEFAULT_LIMITS = {
  fileSize: '5 MB',
  lineLength: 1_000_000,
  files: 500_000,
  references: 5_000_000,
} as const;

export function defaultLimits(): Required<Limits> {
  return { ...DEFAULT_LIMITS, fileSize: parseFileSize(DEFAULT_LIMITS.fileSize) ?? Number.MAX_SAFE_INTEGER };
}

/** Parses a count greater than zero; null for any other text. */
export function parseCount(text: string): number | null {
  const count = /^\d{1,15}$/.test(text.trim()) ? Number(text) : 0;
  return count > 0 ? count : null;
}
