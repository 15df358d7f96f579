import type { Connection } from 'vscode-languageserver';
import { semanticTokens } from '../../features/semanticTokens.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import { notifyOfChange } from '../lsp/subscription.ts';
import type { Session } from '../session/session.ts';

export function registerSemanticTokens(connection: Connection, session: Session): void {
  const { semanticTokens: tokens } = connection.languages;

  tokens.on(
    requestHandler(connection, noTokens, async ({ textDocument }, token) => {
      const document = await session.analyse(textDocument.uri, token);
      return (document && semanticTokens(document)) ?? noTokens();
    }),
  );

  tokens.onRange(
    requestHandler(connection, noTokens, async ({ textDocument, range }, token) => {
      const document = await session.analyse(textDocument.uri, token);
      return (document && semanticTokens(document, range)) ?? noTokens();
    }),
  );

  if (!session.support.refreshSemanticTokens) return;
  session.changes.add({
    didChangeScope: () => notifyOfChange(connection, 'workspace/semanticTokens/refresh', () => tokens.refresh()),
  });
}

const noTokens = () => ({ data: [] });
