import type { Connection } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { DOCUMENT_TEXT_REQUEST, type DocumentText } from '../../protocol/index.ts';
import { nameOf, normalise, officeFileOf, textViewOf } from '../../uri/uris.ts';
import { respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';
import { officeText } from '../workspace/current-text.ts';

/** The text of an office file, for a client that shows it. */
export function register(connection: Connection, session: Session): void {
  respond(connection, DOCUMENT_TEXT_REQUEST, failed, async ({ uri }): Promise<DocumentText> => {
    const file = officeFileOf(String(uri)) ?? normalise(uri);
    const read = await readOffice(session, file);
    if (isRefusal(read)) return { refusal: l10n.t('{0} cannot be read: {1}.', nameOf(file), read.message) };
    return { view: textViewOf(file), text: read.text };
  });
}

async function readOffice(session: Session, file: string): Promise<Result<{ readonly text: string }>> {
  const { fileSize } = (await session.loadedProject(file)).state.policy.limits;
  try {
    return await officeText(file, await session.fileSystem.readFile(file, fileSize + 1), fileSize);
  } catch (error) {
    return new Refusal(reasonOf(error));
  }
}

const failed = (): DocumentText => ({ refusal: l10n.t('The document cannot be read. See the log for details.') });
