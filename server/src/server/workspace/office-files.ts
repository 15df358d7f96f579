import { l10n } from '../../core/base/l10n.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import type { Lines } from '../../core/model/text.ts';
import type { Configuration } from '../../core/settings/configuration.ts';
import type { DocumentText } from '../../documents/document-text.ts';
import { documentFormatOf, type OfficeFormat } from '../../documents/formats.ts';
import { linesOfFile } from '../../documents/notebook.ts';
import { decodeText } from '../../loader/decode.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { nameOf } from '../../uri/uris.ts';

/** The text of a file on disk. */
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
  const { readText } = await import('../../documents/read-document.ts');
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
