import { l10n } from '../core/base/l10n.ts';
import type { Result } from '../core/base/result.ts';
import { Archive } from './archive/archive.ts';
import { relationshipsOf } from './archive/relationships.ts';
import type { Block } from './block.ts';
import type { DocumentFormat } from './formats.ts';
import { type DocumentRefusal, Unreadable } from './unreadable.ts';

/** Reads the blocks of a document. Never rejects. */
export async function readBlocks(
  bytes: Uint8Array,
  format: DocumentFormat,
): Promise<Result<readonly Block[], DocumentRefusal>> {
  try {
    return await read(bytes, format);
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    throw error;
  }
}

/** Each reader is loaded when it is first needed. */
async function read(bytes: Uint8Array, format: DocumentFormat): Promise<readonly Block[]> {
  if (isCompoundFile(bytes)) {
    const message = l10n.t('it is encrypted, or in an old format. Save it in the current format, without a password.');
    throw new Unreadable(message, 'encrypted');
  }
  const archive = new Archive(bytes);
  const related = await relationshipsOf(archive, '');
  const main = related.find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  const actual = FOLDERS.find(([folder]) => main.startsWith(folder))?.[1] ?? format;
  if (actual !== format) throw new Unreadable(l10n.t('it is a .{0} file. Rename it.', actual));
  const { readDocx } = await import('./formats/docx.ts');
  return readDocx(archive, main);
}

/** Where the main part of a document is, by format. */
const FOLDERS = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
] as const;

/** Office encrypts documents into files of its old formats. */
const isCompoundFile = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
