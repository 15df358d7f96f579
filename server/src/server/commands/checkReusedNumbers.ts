import { type Connection, MessageType } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { normalise } from '../../uri/uris.ts';
import { notify } from '../lsp/messages.ts';
import { withProgress } from '../progress/with-progress.ts';
import type { Session } from '../session/session.ts';
import type { ServerCommand } from './server-command.ts';

const label = (): string => l10n.t('Check for reused numbers (git blame)');

/** Looks up when the lines of all open documents were written, and shows how many numbers have been reused since. */
export function command(connection: Connection, session: Session): ServerCommand {
  return {
    label: label(),
    failure: l10n.t('Reused numbers could not be checked.'),
    async run(_argument, token) {
      if (!session.isTrusted) {
        const why = l10n.t('Git blame is not used because this workspace is not trusted.');
        notify(connection, MessageType.Warning, why);
        return;
      }
      const unknown = await withProgress(connection, session.support, label(), token, ({ signal }) =>
        session.lineDates.checkAll(signal),
      );
      const [type, found] = await outcome(session);
      const isComplete = unknown.length === 0;
      notify(connection, isComplete ? type : MessageType.Warning, [found, ...unknown].join(' '));
    },
  };
}

async function outcome(session: Session): Promise<[MessageType, string]> {
  let count = 0;
  for (const { uri } of session.documents.all()) {
    const document = await session.analyse(uri);
    const diagnostics = document && !session.workspace.isExcluded(normalise(uri)) ? document.analysis.diagnostics : [];
    count += diagnostics.filter(({ code }) => code === 'reused-number').length;
  }
  if (count === 0) return [MessageType.Info, l10n.t('No reused numbers found in open documents.')];
  const reused = l10n.count(
    count,
    '{0} number in open documents may be cited for an earlier meaning.',
    '{0} numbers in open documents may be cited for an earlier meaning.',
  );
  return [MessageType.Warning, reused];
}
