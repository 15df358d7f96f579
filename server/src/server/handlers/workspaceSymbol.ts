import type { Connection } from 'vscode-languageserver';
import { workspaceSymbols } from '../../features/workspaceSymbol.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, { workspace, clientUri }: Session): void {
  respond(connection, LSP.workspaceSymbol, noAnswer, async ({ query }) => {
    await workspace.allReady();
    return workspaceSymbols(
      workspace.ownProjects.map(({ state }) => state.scope.set),
      query,
      clientUri,
    );
  });
}
