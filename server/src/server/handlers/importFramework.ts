import type { Connection } from 'vscode-languageserver';
import { catalogFileName } from '../../catalog/reading/new-catalog.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal } from '../../core/base/result.ts';
import { IMPORT_REQUEST, type ImportedFramework } from '../../protocol/index.ts';
import { respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';
import { readImportFile } from '../workspace/current-text.ts';

export function register(connection: Connection, session: Session): void {
  respond(connection, IMPORT_REQUEST, nothingImported, async ({ uri, prefix, edition }) => {
    const file = await readImportFile(session, uri);
    if (isRefusal(file)) return refused(file.message);
    const { importCatalog } = await import('../../catalog/imports/formats/read-import.ts');
    const imported = await importCatalog(file, { prefix, ...(edition !== undefined && { edition }) });
    return {
      catalog: imported.text,
      fileName: catalogFileName(prefix),
      edition: imported.edition,
      problems: imported.problems.map(({ message, range }) => ({ line: range.start.line, message })),
      dropped: imported.dropped,
    };
  });
}

const refused = (message: string): ImportedFramework => ({
  catalog: null,
  fileName: catalogFileName(''),
  edition: null,
  problems: [{ line: 0, message }],
  dropped: [],
});
const nothingImported = (): ImportedFramework => refused(l10n.t('Import failed. See the log for details.'));
