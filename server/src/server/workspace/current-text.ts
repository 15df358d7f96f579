import type { ImportFile } from '../../catalog/imports/format.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import { type Lines, linesOf } from '../../core/model/text.ts';
import type { Configuration } from '../../core/settings/configuration.ts';
import type { DocumentText } from '../../documents/document-text.ts';
import { documentFormatOf, type OfficeFormat } from '../../documents/formats.ts';
import { linesOfFile } from '../../documents/notebook.ts';
import { decodeText } from '../../loader/decode.ts';
import { type FileSystem, reasonOf } from '../../loader/file-system.ts';
import { nameOf, normalise } from '../../uri/uris.ts';
import type { Documents } from './documents.ts';

/** Where texts are: in the editor, else on disk. */
export interface Files {
  readonly documents: Documents;
  readonly fileSystem: FileSystem;
}

/** The present text of a file. */
interface CurrentText {
  readonly text: string;
  readonly lines: Lines;
  /** As the client spells it. */
  readonly uri: string;
  /** Null for a file on disk. */
  readonly version: number | null;
}

/** A text that differs after any document was opened, edited or closed. */
export function openVersions(documents: Documents): string {
  return JSON.stringify(documents.all().map(({ uri, version }) => [uri, version]));
}

/** The text of a normalised URI in the editor, else on disk; undefined where that is not a text file (any more). */
export async function currentText(uri: string, { documents, fileSystem }: Files): Promise<CurrentText | undefined> {
  const open = documents.get(uri);
  if (open) {
    const text = open.getText();
    return { text, lines: linesOf(text), uri: open.uri, version: open.version };
  }
  const text = await fileSystem.readFile(uri).then(decodeText, () => null);
  return text === null ? undefined : { text, lines: linesOfFile(nameOf(uri), text), uri, version: null };
}

/** In bytes. No format that can be imported reads larger files. */
const MAX_IMPORT = 64 * 1024 * 1024;

/** A file to import, as it is in the editor or on disk. */
export async function readImportFile({ documents, fileSystem }: Files, uri: string): Promise<Result<ImportFile>> {
  try {
    const open = documents.get(uri)?.getText();
    const bytes =
      open === undefined ? await fileSystem.readFile(normalise(uri), MAX_IMPORT + 1) : new TextEncoder().encode(open);
    return { name: nameOf(uri), bytes, text: decodeText(bytes) };
  } catch (error) {
    return new Refusal(l10n.t('The file cannot be read: {0}.', reasonOf(error)));
  }
}

export interface TextOnDisk {
  readonly text: string;
  readonly lines: Lines;
  /** The same of an office file, with its places. */
  readonly office?: DocumentText;
}

/** The format of an office file, by its name. PDF is not read in editors. */
export function officeFormatOf(uri: string): OfficeFormat | undefined {
  const format = documentFormatOf(nameOf(uri));
  return format === 'pdf' ? undefined : format;
}

/** Whether a folder asks for its office files to be read in an editor: they take longer than texts. */
export const asksForOffice = (configuration: Configuration | null): boolean => configuration?.documents.office === true;

/** The text of an office file. The refusal is part of a sentence that names it: `it is encrypted`. */
export async function officeText(uri: string, bytes: Uint8Array, fileSize: number): Promise<Result<DocumentText>> {
  const format = officeFormatOf(uri);
  if (!format) return new Refusal(l10n.t('it is not a Word document, spreadsheet or presentation'));
  if (bytes.length > fileSize) return new Refusal(l10n.t('it is larger than limits.fileSize'));
  const { readText } = await import('../../documents/read-blocks.ts');
  const read = await readText(bytes, format);
  return isRefusal(read) ? new Refusal(read.message.replace(/\.$/, '')) : read;
}

/** The text of a file that is not open, office files included; undefined where it has none (any more). */
export async function textOnDisk(uri: string, fileSystem: FileSystem): Promise<TextOnDisk | undefined> {
  const bytes = await fileSystem.readFile(uri).catch(() => undefined);
  if (!bytes) return undefined;
  if (officeFormatOf(uri)) {
    const office = await officeText(uri, bytes, bytes.length);
    return isRefusal(office) ? undefined : { text: office.text, lines: office, office };
  }
  const text = decodeText(bytes);
  return text === null ? undefined : { text, lines: linesOfFile(nameOf(uri), text) };
}
