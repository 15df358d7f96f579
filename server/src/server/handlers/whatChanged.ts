import type { Connection } from 'vscode-languageserver';
import { citation } from '../../core/describing/objective-description.ts';
import type { Wording } from '../../core/reviews/fingerprint.ts';
import { rewordingAt } from '../../features/objectives/rewording.ts';
import { WHAT_CHANGED_REQUEST } from '../../protocol/index.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  respond(connection, WHAT_CHANGED_REQUEST, noAnswer, async ({ uri, position }, token) => {
    const document = await session.analyse(uri, token);
    const resolved = document?.analysis.referenceAt(position);
    const rewording = document && resolved && rewordingAt(document, resolved);
    if (!rewording) return null;
    const { group, reference, resolution } = resolved;
    const number = resolution.objective?.number ?? reference.number;
    const name = citation(resolution.framework, number, group.pin?.edition ?? undefined);
    return { name, older: paragraphs(rewording.older), newer: paragraphs(rewording.newer) };
  });
}

function paragraphs({ title, text }: Wording): string {
  return [title, text].flatMap((part) => (part === undefined ? [] : `${part.trim()}\n`)).join('\n');
}
