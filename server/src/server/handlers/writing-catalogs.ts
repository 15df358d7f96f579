import {
  type Connection,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type FoldingRange,
  type TextEdit,
} from 'vscode-languageserver';
import { shippedCatalogs } from '../../catalog/reading/shipped.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal } from '../../core/base/result.ts';
import type { Range } from '../../core/model/text.ts';
import { foldingRanges } from '../../features/catalog/foldingRange.ts';
import { CATALOG_SUFFIX, CONFIGURATION_FILE } from '../../loader/root.ts';
import {
  CATALOG_REQUESTS,
  type NewCatalog,
  type NewCatalogParams,
  type ShippedCatalogInfo,
} from '../../protocol/index.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** Documents of which editors know less than we do. */
export const OWN_FILES = [`**/*${CATALOG_SUFFIX}`, `**/${CONFIGURATION_FILE}`].map((pattern) => ({ pattern }));

/** Binds what helps to write catalogs and `objrefs.yaml` beside what they share with documents. */
export function bindWritingCatalogs(connection: Connection, session: Session): void {
  connection.onFoldingRanges(
    requestHandler(connection, noFolds, async ({ textDocument: { uri } }) => {
      await session.loadedRoot(uri);
      const fields = session.catalogs.fields(uri);
      if (!fields) return null;
      const catalog = await session.catalogs.read(uri);
      // Meanwhile there may be another text, or none.
      const lines = catalog?.lines ?? session.catalogs.fields(uri)?.lines;
      return lines ? foldingRanges(lines, catalog?.catalog) : null;
    }),
  );

  const format = async (uri: string, range?: Range): Promise<TextEdit[] | null> => {
    await session.loadedRoot(uri);
    const source = session.catalogs.source(uri);
    if (!source) return null;
    const { formatLists } = await import('../../catalog/format-lists.ts');
    return [...formatLists(source.kind, source.text, range)];
  };
  connection.onDocumentFormatting(
    requestHandler(connection, noEdits, async ({ textDocument: { uri } }) => await format(uri)),
  );
  connection.onDocumentRangeFormatting(
    requestHandler(connection, noEdits, async ({ textDocument: { uri }, range }) => await format(uri, range)),
  );

  connection.onRequest<NewCatalog, never>(
    CATALOG_REQUESTS.write,
    requestHandler(connection, noCatalog, async ({ prefix, title }: NewCatalogParams): Promise<NewCatalog> => {
      const { newCatalog } = await import('../../catalog/reading/new-catalog.ts');
      const catalog = newCatalog(String(prefix), String(title));
      return isRefusal(catalog) ? { fault: catalog.message } : catalog;
    }),
  );

  connection.onRequest(
    CATALOG_REQUESTS.shipped,
    requestHandler(
      connection,
      none,
      async (): Promise<ShippedCatalogInfo[]> =>
        shippedCatalogs.map(({ file, catalog: { prefix, title } }) => ({ file, prefix, title: title ?? prefix })),
    ),
  );
}

/**
 * Announces formatting for our own files only: an editor that took us for a formatter of every file would ask which one
 * to use.
 */
export async function registerFormatting({ client }: Connection, { support }: Session): Promise<void> {
  if (!support.registerFormatting) return;
  const options = { documentSelector: OWN_FILES };
  await client.register(DocumentFormattingRequest.type, options);
  await client.register(DocumentRangeFormattingRequest.type, options);
}

const noEdits = (): TextEdit[] | null => null;
const noFolds = (): FoldingRange[] | null => null;
const noCatalog = (): NewCatalog => ({ fault: l10n.t('A catalog could not be written. The log says why.') });
const none = (): ShippedCatalogInfo[] => [];
