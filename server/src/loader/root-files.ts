import { parseReviews } from '../catalog/configuration/reviews-text.ts';
import type { ReadYaml } from '../catalog/yaml/read-yaml.ts';
import { l10n } from '../core/base/l10n.ts';
import type { Catalog } from '../core/model/catalog.ts';
import { type Diagnostic, FILE_CODES } from '../core/model/diagnostic.ts';
import { rangeInLine } from '../core/model/text.ts';
import type { ReviewRecord } from '../core/reviews/record.ts';
import type { Configuration, ImportOptions } from '../core/settings/configuration.ts';
import { nameOf } from '../uri/uris.ts';
import { decodeText } from './decode.ts';
import { type FileSystem, isNotFound, reasonOf } from './file-system.ts';
import type { ParseCatalog } from './parse-catalog.ts';

/** A catalog or configuration file as last read, kept so that an unchanged text is not parsed again. */
export interface ReadFile<Value> {
  /** Null where the file could not be read. */
  readonly text: string | null;
  /** The value in use: of a broken text, the last good value, else what could be read. */
  readonly value: Value | null;
  /** The value of this text, even if it is broken; null where there is none. */
  readonly parsed: Value | null;
  readonly lastGood: Value | null;
  readonly problems: readonly Diagnostic[];
  /** The source of an imported file. */
  readonly imported?: { readonly bytes: Uint8Array; readonly options: ImportOptions };
}

export type CatalogFile = ReadFile<Catalog>;
export type ConfigurationFile = ReadFile<Configuration>;
export type ReviewsFile = ReadFile<ReviewRecord>;

/** The source of texts: open ones come from the editor, others from disk. */
export interface TextSource {
  readonly fileSystem: FileSystem;
  readonly openText: (uri: string) => string | undefined;
  readonly parseCatalog: ParseCatalog;
  /** Why a file is not read from disk, in a sentence. */
  readonly whyNotRead: (uri: string) => Promise<string | undefined>;
}

/** Limit of a catalog or configuration file, to protect memory. Their readers report lower limits of their own. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads and parses a catalog; undefined where there is no such file.
 *
 * @param isNamed it is read because of a path or a link, so that it may be any file: unless it looks like a catalog, no
 *   problem quotes it, and no report has its lines
 */
export function readCatalogFile(source: TextSource, uri: string, before: CatalogFile | undefined, isNamed: boolean) {
  const isOther = (text: string) => isNamed && text.trim() !== '' && !looksLikeCatalog(text);
  return read(source, uri, before, 'catalog-unreadable', (text) => source.parseCatalog(uri, text), isOther);
}

/** Whether a line begins with a field of catalogs. */
function looksLikeCatalog(text: string): boolean {
  return /^[ \t]{0,99}(?:\{[ \t]{0,99})?["']?(?:prefix|editions?|objectives)["']?[ \t]{0,99}:/m.test(text);
}

/** Reads and parses `objrefs.yaml`; undefined where there is no such file. */
export function readConfigurationFile(source: TextSource, uri: string, before: ConfigurationFile | undefined) {
  return read(source, uri, before, 'config-unreadable', async (text) => {
    const { readConfiguration } = await import('../catalog/configuration/configuration-reader.ts');
    return readConfiguration(uri, text);
  });
}

/** Reads a file of another format as a catalog; undefined where there is no such file. */
export async function readImportedFile(
  source: TextSource,
  uri: string,
  options: ImportOptions,
  before: CatalogFile | undefined,
): Promise<CatalogFile | undefined> {
  const lastGood = before?.lastGood ?? null;
  let bytes: Uint8Array;
  try {
    const open = source.openText(uri);
    bytes = open === undefined ? await source.fileSystem.readFile(uri, MAX_BYTES + 1) : new TextEncoder().encode(open);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    const message = l10n.t('This file cannot be read: {0}.', reasonOf(error));
    return { text: null, value: lastGood, parsed: null, lastGood, problems: [atStart('catalog-unreadable', message)] };
  }
  if (before?.imported && isSame(before.imported, bytes, options)) return before;
  const { readImportedCatalog } = await import('../catalog/imports/formats/read-import.ts');
  const text = decodeText(bytes);
  const { catalog, problems } = await readImportedCatalog(uri, { name: nameOf(uri), bytes, text }, options);
  const good = catalog ?? lastGood;
  // The lines of a file that is not a framework are not shown: it may be any file.
  const shown = catalog ? text : null;
  return { text: shown, value: good, parsed: catalog, lastGood: good, problems, imported: { bytes, options } };
}

function isSame(before: NonNullable<CatalogFile['imported']>, bytes: Uint8Array, options: ImportOptions): boolean {
  if (JSON.stringify(before.options) !== JSON.stringify(options) || before.bytes.length !== bytes.length) return false;
  return before.bytes.every((byte, at) => byte === bytes[at]);
}

/** Reads and parses the review record; undefined where there is no such file. */
export function readReviewsFile(source: TextSource, uri: string, before: ReviewsFile | undefined) {
  return read(source, uri, before, 'config-unreadable', (text) => parseReviews(uri, text));
}

type UnreadableCode = 'catalog-unreadable' | 'config-unreadable';

async function read<Value>(
  source: TextSource,
  uri: string,
  before: ReadFile<Value> | undefined,
  unreadable: UnreadableCode,
  parse: (text: string) => Promise<ReadYaml<Value>>,
  isOther: (text: string) => boolean = () => false,
): Promise<ReadFile<Value> | undefined> {
  const lastGood = before?.lastGood ?? null;
  const refuse = (message: string): ReadFile<Value> => {
    return { text: null, value: lastGood, parsed: null, lastGood, problems: [atStart(unreadable, message)] };
  };
  let text: string | null;
  const why = source.openText(uri) === undefined ? await source.whyNotRead(uri) : undefined;
  if (why !== undefined) return refuse(why);
  try {
    text = source.openText(uri) ?? decodeText(await source.fileSystem.readFile(uri, MAX_BYTES));
  } catch (error) {
    return isNotFound(error) ? undefined : refuse(l10n.t('This file cannot be read: {0}.', reasonOf(error)));
  }
  if (text === null) return refuse(l10n.t('This is not a text file. Save it as UTF-8 text.'));
  if (isOther(text)) return refuse(l10n.t('This is not a catalog: it has neither a prefix nor objectives.'));
  if (before?.text === text) return before;
  const { value, problems, incomplete } = await parse(text);
  const parsed = { text, parsed: value, problems };
  if (value === null || (incomplete && lastGood !== null)) return { ...parsed, value: lastGood, lastGood };
  return { ...parsed, value, lastGood: incomplete ? null : value };
}

function atStart(code: UnreadableCode, message: string): Diagnostic {
  return { code, severity: FILE_CODES[code], range: rangeInLine(0, 0, 0), message, fixes: [] };
}
