import { compareText } from '../../core/base/collections.ts';
import { l10n } from '../../core/base/l10n.ts';
import { type Range, rangeInLine } from '../../core/model/text.ts';
import type { ImportOptions } from '../../core/settings/configuration.ts';
import type { FrameworkDraft, Imported } from './framework-draft.ts';

export interface ImportFile {
  /** Its name without folders, for messages and to detect the format. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Decoded; null for a binary file. */
  readonly text: string | null;
}

/** A file format other than catalogs that describes frameworks. */
export interface ImportFormat {
  /** The value of `--from`. */
  readonly name: string;
  /** For help and messages: `a table with a header (CSV, TSV)`. */
  readonly what: () => string;
  /** Whether a file is in this format, by its name and beginning. Tried in the table's order, most specific first. */
  readonly recognises: (file: ImportFile) => boolean;
  readonly load: () => Promise<ReadFormat>;
}

/** The result of reading a file that can be imported. */
export interface ReadFramework extends Imported {
  readonly draft: FrameworkDraft;
}

/** Reads a file of the format. Every problem has a range. Throws an `ImportFailure` for a file that cannot be imported. */
type ReadFormat = (file: ImportFile, options: ImportOptions) => ReadFramework | Promise<ReadFramework>;

/** Why a file cannot be imported, with the range of the cause, by default the beginning of the file. */
export class ImportFailure extends Error {
  readonly range: Range;

  constructor(message: string, range: Range = rangeInLine(0, 0, 0)) {
    super(message);
    this.range = range;
  }
}

export const notText = (): ImportFailure => new ImportFailure(l10n.t('This is not a text file.'));

/** How often each name occurs, in alphabetical order. */
export function countsOf(names: readonly string[]): (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => compareText(a, b));
}

/** The text on one line, without white space at its ends; undefined for an empty one. */
export function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

/** The address if a catalog accepts it, undefined otherwise. */
export const secureUrl = (address: string | undefined): string | undefined =>
  address?.startsWith('https://') ? address : undefined;
