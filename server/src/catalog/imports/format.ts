import { type Range, rangeInLine } from '../../core/model/text.ts';
import type { ImportOptions } from '../../core/settings/configuration.ts';
import type { Imported } from './framework-draft.ts';

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
export type ReadFormat = (file: ImportFile, options: ImportOptions) => Imported | Promise<Imported>;

/** For a reader that can do nothing with a file. */
export function refused(message: string, range: Range = rangeInLine(0, 0, 0)): Imported {
  return { draft: null, problems: [{ severity: 'error', range, message }], dropped: [] };
}
