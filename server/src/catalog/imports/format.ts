import { l10n } from '../../core/base/l10n.ts';
import { Refusal, type Result } from '../../core/base/result.ts';
import { type Range, rangeInLine } from '../../core/model/text.ts';
import type { ImportOptions } from '../../core/settings/configuration.ts';
import type { ReadFramework } from './framework-draft.ts';

/** A file to import. */
export interface ImportFile {
  /** Its name without folders, for messages and for telling formats apart. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Decoded; null for a binary file. */
  readonly text: string | null;
}

/** A way to describe a framework other than a catalog. */
export interface ImportFormat {
  /** As in `--from`. */
  readonly name: string;
  /** For help and messages: `a table with a header (CSV, TSV)`. */
  readonly what: () => string;
  /**
   * Whether a file is in this format, by its name and the beginning of its text. Formats are asked in the order of their
   * table, the most particular first.
   */
  readonly recognises: (file: ImportFile) => boolean;
  readonly load: () => Promise<ReadFormat>;
}

/** Reads a file of the format. Never throws, whatever the file; every problem has a place. */
type ReadFormat = (file: ImportFile, options: ImportOptions) => ReadFile | Promise<ReadFile>;

/** What is read from a file, or why it cannot be imported. */
export type ReadFile = Result<ReadFramework, ImportRefusal>;

/** Why a file cannot be imported, with the place of the reason; without one, the beginning of the file. */
export class ImportRefusal extends Refusal {
  readonly range: Range;

  constructor(message: string, range: Range = rangeInLine(0, 0, 0)) {
    super(message);
    this.range = range;
  }
}

/** For a format of texts that is given a binary file. */
export const notText = (): ImportRefusal => new ImportRefusal(l10n.t('This is not a text file.'));

/** The text on one line, without white space at its ends; undefined for an empty one. */
export function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

/** The address if a catalog accepts it, undefined otherwise. */
export const secureUrl = (address: string | undefined): string | undefined =>
  address?.startsWith('https://') ? address : undefined;
