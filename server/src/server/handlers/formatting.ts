import {
  type Connection,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type TextEdit,
} from 'vscode-languageserver';
import type { Range } from '../../core/model/text.ts';
import { OWN_FILES } from '../lsp/capabilities.ts';
import { LSP } from '../lsp/methods.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function registerFormatting(connection: Connection, session: Session): void {
  const format = async (uri: string, range?: Range): Promise<TextEdit[] | null> => {
    await session.loadedProject(uri);
    const source = session.catalogs.source(uri);
    if (!source) return null;
    const { formatLists } = await import('../../catalog/format-lists.ts');
    return [...formatLists(source.kind, source.text, range)];
  };
  respond(connection, LSP.formatting, noAnswer, async ({ textDocument: { uri } }) => await format(uri));
  respond(
    connection,
    LSP.rangeFormatting,
    noAnswer,
    async ({ textDocument: { uri }, range }) => await format(uri, range),
  );
}

/**
 * Announces formatting for catalogs and `objrefs.yaml` only, after `initialized`: an editor that took the server for a
 * formatter of every file would ask which one to use.
 */
export async function announceFormatting({ client }: Connection, { support }: Session): Promise<void> {
  if (!support.registerFormatting) return;
  const options = { documentSelector: OWN_FILES };
  await client.register(DocumentFormattingRequest.type, options);
  await client.register(DocumentRangeFormattingRequest.type, options);
}
