import type { Connection } from 'vscode-languageserver';
import type { ImportFile } from '../../catalog/imports/format.ts';
import { catalogFileName } from '../../catalog/reading/new-catalog.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import { decodeText } from '../../loader/decode.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { IMPORT_REQUEST, type ImportedFramework } from '../../protocol/index.ts';
import { nameOf, normalise } from '../../uri/uris.ts';
import { respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** In bytes. No format reads larger files. */
const MAX_BYTES = 64 * 1024 * 1024;

export function registerImportFramework(connection: Connection, session: Session): void {
  respond(connection, IMPORT_REQUEST, nothingImported, async ({ uri, prefix, edition }) => {
    const file = await readImportFile(session, uri);
    if (isRefusal(file)) return refused(file.message);
    const { importCatalog } = await import('../../catalog/imports/formats/read-import.ts');
    const {
      text,
      edition: id,
      problems,
      dropped,
    } = await importCatalog(file, {
      prefix,
      ...(edition !== undefined && { edition }),
    });
    return {
      catalog: text,
      fileName: catalogFileName(prefix),
      edition: id,
      problems: problems.map(({ message, range }) => ({ line: range.start.line, message })),
      dropped,
    };
  });
}

/** A file to import, as it is in the editor or on disk. */
export async function readImportFile(session: Session, uri: string): Promise<Result<ImportFile>> {
  try {
    const open = session.documents.get(uri)?.getText();
    const bytes = open === undefined ? await session.fileSystem.readFile(normalise(uri), MAX_BYTES + 1) : encoded(open);
    return { name: nameOf(uri), bytes, text: decodeText(bytes) };
  } catch (error) {
    return new Refusal(l10n.t('The file cannot be read: {0}.', reasonOf(error)));
  }
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const refused = (message: string): ImportedFramework => ({
  catalog: null,
  fileName: catalogFileName(''),
  edition: null,
  problems: [{ line: 0, message }],
  dropped: [],
});
const nothingImported = (): ImportedFramework => refused(l10n.t('Import failed. See the log for details.'));
