import type { Connection, FoldingRange } from 'vscode-languageserver';
import { shippedCatalogs } from '../catalog/shipped.ts';
import { l10n } from '../core/l10n.ts';
import { foldingRanges } from '../features/in-catalogs/foldingRange.ts';
import { CATALOG_REQUESTS, type NewCatalog, type NewCatalogParams, type ShippedCatalogInfo } from '../protocol.ts';
import { answering } from './answering.ts';
import type { Session } from './session.ts';

/** Binds what helps to write catalogs and `objrefs.yaml` beside what they share with documents. */
export function bindWritingCatalogs(connection: Connection, session: Session): void {
  connection.onFoldingRanges(
    answering(connection, noFolds, async ({ textDocument: { uri } }) => {
      await session.loadedRoot(uri);
      const fields = session.catalogs.fields(uri);
      if (!fields) return null;
      const catalog = await session.catalogs.read(uri);
      // Meanwhile there may be another text, or none.
      const lines = catalog?.lines ?? session.catalogs.fields(uri)?.lines;
      return lines ? foldingRanges(lines, catalog?.catalog) : null;
    }),
  );

  connection.onRequest<NewCatalog, never>(
    CATALOG_REQUESTS.write,
    answering(connection, noCatalog, async ({ prefix, title }: NewCatalogParams): Promise<NewCatalog> => {
      const { newCatalog } = await import('../catalog/new-catalog.ts');
      return newCatalog(String(prefix), String(title));
    }),
  );

  connection.onRequest(
    CATALOG_REQUESTS.shipped,
    answering(
      connection,
      none,
      async (): Promise<ShippedCatalogInfo[]> =>
        shippedCatalogs.map(({ file, catalog: { prefix, title } }) => ({ file, prefix, title: title ?? prefix })),
    ),
  );
}

const noFolds = (): FoldingRange[] | null => null;
const noCatalog = (): NewCatalog => ({ fault: l10n.t('A catalog could not be written. The log says why.') });
const none = (): ShippedCatalogInfo[] => [];
