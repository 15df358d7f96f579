import { l10n } from '../core/base/l10n.ts';
import type { Result } from '../core/base/result.ts';
import { Archive } from './archive/archive.ts';
import { relationshipsOf } from './archive/relationships.ts';
import type { Block } from './block.ts';
import { type DocumentText, documentText } from './document-text.ts';
import type { OfficeFormat } from './formats.ts';
import { declarationIn } from './properties.ts';
import { type DocumentRefusal, Unreadable, unlessUnreadable } from './unreadable.ts';

/** Reads the blocks of a document. Never rejects. */
export async function readBlocks(
  bytes: Uint8Array,
  format: OfficeFormat,
): Promise<Result<readonly Block[], DocumentRefusal>> {
  return unlessUnreadable(() => read(bytes, format));
}

/** Reads a document as text. Never rejects. */
export async function readText(
  bytes: Uint8Array,
  format: OfficeFormat,
): Promise<Result<DocumentText, DocumentRefusal>> {
  return unlessUnreadable(async () => documentText(await read(bytes, format)));
}

async function read(bytes: Uint8Array, format: OfficeFormat): Promise<readonly Block[]> {
  if (isCompoundFile(bytes)) {
    const message = l10n.t('it is encrypted, or in an old format. Save it in the current format, without a password.');
    throw new Unreadable(message, 'encrypted');
  }
  const archive = new Archive(bytes);
  const related = await relationshipsOf(archive, '');
  const main = related.find(({ type }) => type === 'officeDocument')?.target;
  const actual = archive.has('content.xml') ? 'odf' : FOLDERS.find(([folder]) => main?.startsWith(folder))?.[1];
  if (actual !== undefined && actual !== format) throw new Unreadable(misnamed(actual));
  return [...(await declarationIn(archive)), ...(await readParts(archive, format, main))];
}

/** Each reader is loaded when it is first needed. */
async function readParts(archive: Archive, format: OfficeFormat, main: string | undefined): Promise<readonly Block[]> {
  switch (format) {
    case 'docx':
      return (await import('./formats/docx.ts')).readDocx(archive, main ?? 'word/document.xml');
    case 'xlsx':
      return (await import('./formats/xlsx.ts')).readXlsx(archive, main ?? 'xl/workbook.xml');
    case 'pptx':
      return (await import('./formats/pptx.ts')).readPptx(archive, main ?? 'ppt/presentation.xml');
    case 'odf':
      return (await import('./formats/opendocument.ts')).readOpenDocument(archive);
  }
}

/** Where the main part of a document is, by format. */
const FOLDERS = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
] as const;

const misnamed = (format: OfficeFormat): string =>
  format === 'odf' ? l10n.t('it is an OpenDocument file. Rename it.') : l10n.t('it is a .{0} file. Rename it.', format);

/** Office encrypts documents into files of its old formats. */
const isCompoundFile = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
