import type { Connection } from 'vscode-languageserver';
import { explainText } from '../../core/explaining/explain-text.ts';
import { linesOf, textIn } from '../../core/model/text.ts';
import { meaningOf } from '../../library/rows.ts';
import { EXPLAIN_REQUEST, type ExplainedText, type ExplainParams } from '../../protocol/index.ts';
import { respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** Somebody pastes a sentence; the rest of a longer text is not read. */
const MAX_LENGTH = 10_000;

export function register(connection: Connection, session: Session): void {
  respond(connection, EXPLAIN_REQUEST, nothing, async ({ uri, text }: ExplainParams): Promise<ExplainedText> => {
    const { state } = await session.loadedProject(String(uri));
    const lines = linesOf(String(text).slice(0, MAX_LENGTH));
    const { references, unread } = explainText(lines, state.scope);
    return {
      references: references.map((found) => {
        const { text: written, prefix, number, title, status } = meaningOf(lines, found);
        return { text: written, name: `${prefix} ${number}`, title, status };
      }),
      unread: unread.map(({ range, message }) => ({ text: textIn(lines, range), message })),
    };
  });
}

const nothing = (): ExplainedText => ({ references: [], unread: [] });
