import type { Connection } from 'vscode-languageserver';
import { shippedCatalogs } from '../../catalog/reading/shipped.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal } from '../../core/base/result.ts';
import {
  CATALOG_REQUESTS,
  type NewCatalog,
  type NewCatalogParams,
  type ShippedCatalogInfo,
} from '../../protocol/index.ts';
import { requestHandler } from '../lsp/request-handler.ts';

export function registerNewCatalog(connection: Connection): void {
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
    requestHandler(connection, none, async () =>
      shippedCatalogs.map(({ file, catalog: { prefix, title } }) => ({ file, prefix, title: title ?? prefix })),
    ),
  );
}

const noCatalog = (): NewCatalog => ({ fault: l10n.t('The catalog could not be created. See the log for details.') });
const none = (): ShippedCatalogInfo[] => [];
