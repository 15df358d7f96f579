import type { Connection } from 'vscode-languageserver';
import { shippedCatalogs } from '../../catalog/reading/shipped.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal } from '../../core/base/result.ts';
import { CATALOG_REQUESTS, type NewCatalog } from '../../protocol/index.ts';
import { none, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  respond(connection, CATALOG_REQUESTS.write, noCatalog, async ({ prefix, title }) => {
    const { newCatalog } = await import('../../catalog/reading/new-catalog.ts');
    const catalog = newCatalog(String(prefix), String(title));
    return isRefusal(catalog) ? { fault: catalog.message } : catalog;
  });

  respond(connection, CATALOG_REQUESTS.shipped, none, async ({ uri = '' }) => {
    const { frameworks } = await session.frameworksOf(uri);
    return shippedCatalogs.map(({ file, catalog: { prefix, title } }) => {
      const enabled = frameworks.some((framework) => framework.prefix === prefix);
      return { file, prefix, title: title ?? prefix, enabled };
    });
  });
}

const noCatalog = (): NewCatalog => ({ fault: l10n.t('The catalog could not be created. See the log for details.') });
