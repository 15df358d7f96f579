import type { Connection } from 'vscode-languageserver';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** Gives an objective another number, or a framework another prefix. Clients show the message of a refusal. */
export function registerRename(connection: Connection, session: Session): void {
  respond(connection, LSP.prepareRename, noAnswer, async (params, token) => {
    const { preparedRename } = await import('../rename/requests.ts');
    return preparedRename(session, params, token);
  });

  respond(connection, LSP.rename, noAnswer, async (params) => {
    // File events are not reliable, and a rename that misses a file does harm.
    for (const project of session.workspace.projects) project.reload('texts', 0);
    const { version } = session.documents.get(params.textDocument.uri) ?? {};
    const { renamed } = await import('../rename/requests.ts');
    return renamed(session, params, version);
  });
}
