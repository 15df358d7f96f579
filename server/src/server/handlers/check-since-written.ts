import { type Connection, MessageType } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { TRUSTED_NOTIFICATION } from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import { describeError } from '../lsp/describe-error.ts';
import { notify } from '../progress/notify.ts';
import { withProgress } from '../progress/with-progress.ts';
import type { Session } from '../session/session.ts';
import type { Documents } from '../workspace/documents.ts';
import type { ChangeListener } from './changes.ts';
import type { ServerCommand } from './commands.ts';

/** The server's command that looks up when lines were written. */
export const CHECK_WRITTEN_COMMAND = 'objectiveReferences.checkSinceWritten';

const label = (): string => l10n.t('Check when lines were written');

/** Follows documents, so that what is known of when their lines were written is brought up to date. */
export function bindLineDates(connection: Connection, session: Session, documents: Documents): ChangeListener {
  const { written } = session;
  const failed = (error: unknown) => connection.console.error(`${label()}: ${describeError(error)}`);
  documents.texts.onDidOpen(({ document }) => void written.documentVisited(document.uri).catch(failed));
  documents.texts.onDidSave(({ document }) => void written.documentVisited(document.uri).catch(failed));
  connection.onNotification(TRUSTED_NOTIFICATION, () => void session.trust().catch(failed));
  return {
    documentChanged() {},
    documentClosed: (uri) => written.documentClosed(uri),
    filesChanged() {},
    diagnoseAll: () => void written.diagnosticsChanged().catch(failed),
    dispose: () => written.dispose(),
  };
}

/** The command that looks up when the lines of all open documents were written, and says what came of it. */
export function checkSinceWritten(connection: Connection, session: Session, documents: Documents): ServerCommand {
  return {
    label: label(),
    failure: l10n.t('It could not be found out when lines were written.'),
    async run(_argument, token) {
      if (!session.isTrusted) {
        const why = l10n.t('Git is not asked when lines were written, since this workspace is not trusted.');
        notify(connection, MessageType.Warning, why);
        return;
      }
      const unknown = await withProgress(connection, session.support, label(), token, ({ signal }) =>
        session.written.lookAtAll(signal),
      );
      const [type, found] = await outcome(session, documents);
      const isAll = unknown.length === 0;
      notify(connection, isAll ? type : MessageType.Warning, [found, ...unknown].join(' '));
    },
  };
}

async function outcome(session: Session, documents: Documents): Promise<[MessageType, string]> {
  let count = 0;
  for (const { uri } of documents.all()) {
    const document = await session.analyse(uri);
    const problems = document && !session.workspace.isExcluded(normalise(uri)) ? document.analysis.diagnostics : [];
    count += problems.filter(({ code }) => code === 'reused-number').length;
  }
  if (count === 0)
    return [
      MessageType.Info,
      l10n.t('In open documents, no number is known to have been reused since it was written.'),
    ];
  const reused = l10n.plural(
    count,
    l10n.t('In open documents, {0} number means something else than when it was written.', count),
    l10n.t('In open documents, {0} numbers mean something else than when it was written.', count),
  );
  return [MessageType.Warning, reused];
}
