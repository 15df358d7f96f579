import type { Connection } from 'vscode-languageserver';
import { inlayHintResolve, inlayHints } from '../../features/inlayHint.ts';
import { objectiveData } from '../../features/objectives/item-data.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond, unchanged } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  respond(connection, LSP.inlayHint, noAnswer, async ({ textDocument, range }, token) => {
    const { state } = await session.loadedProject(textDocument.uri);
    const hints = state.settings?.inlayHints;
    const document = hints?.enabled ? await session.analyseInSlices(textDocument.uri, token) : undefined;
    return hints && document ? inlayHints(document, range, hints.length) : null;
  });

  respond(connection, LSP.inlayHintResolve, unchanged, async (hint, token) => {
    const data = objectiveData(hint);
    return data ? inlayHintResolve(hint, await session.frameworksOf(data.uri, token), session.support) : hint;
  });
}
