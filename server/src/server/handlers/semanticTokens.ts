import type { Connection, Range, SemanticTokens, SemanticTokensParams } from 'vscode-languageserver';
import { semanticTokens } from '../../features/semanticTokens.ts';
import { LSP } from '../lsp/methods.ts';
import { type Answer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  const answer: Answer<SemanticTokensParams & { readonly range?: Range }, SemanticTokens> = async (params, token) => {
    const document = await session.analyseInSlices(params.textDocument.uri, token);
    return (document && semanticTokens(document, params.range)) ?? noTokens();
  };
  respond(connection, LSP.semanticTokens, noTokens, answer);
  respond(connection, LSP.semanticTokensRange, noTokens, answer);
}

const noTokens = () => ({ data: [] });
