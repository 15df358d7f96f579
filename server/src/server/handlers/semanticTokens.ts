import type { Connection, Range, SemanticTokens, SemanticTokensParams } from 'vscode-languageserver';
import { semanticTokens } from '../../features/semanticTokens.ts';
import { notifyOfChange } from '../lsp/messages.ts';
import { type Answer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function registerSemanticTokens(connection: Connection, session: Session): void {
  const { semanticTokens: tokens } = connection.languages;

  const answer: Answer<SemanticTokensParams & { readonly range?: Range }, SemanticTokens> = async (params, token) => {
    const document = await session.analyseInSlices(params.textDocument.uri, token);
    return (document && semanticTokens(document, params.range)) ?? noTokens();
  };
  respond(connection, tokens.on, noTokens, answer);
  respond(connection, tokens.onRange, noTokens, answer);

  if (!session.support.refreshSemanticTokens) return;
  session.changes.add({
    didChangeScope: () => notifyOfChange(connection, 'workspace/semanticTokens/refresh', () => tokens.refresh()),
  });
}

const noTokens = () => ({ data: [] });
