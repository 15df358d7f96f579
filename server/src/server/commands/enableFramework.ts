import { type Connection, MessageType } from 'vscode-languageserver';
import { withFramework } from '../../catalog/configuration/enable-framework.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal } from '../../core/base/result.ts';
import { lineEdit } from '../../core/text/edits.ts';
import type { EnableFramework } from '../../protocol/index.ts';
import { applyEdits } from '../lsp/apply-edit.ts';
import { notify } from '../lsp/messages.ts';
import type { Session } from '../session/session.ts';
import { currentText } from '../workspace/current-text.ts';
import type { ServerCommand } from './server-command.ts';

/** Enables or disables a framework in the `objrefs.yaml` of a document's folder, by an edit that the client applies. */
export function command(connection: Connection, session: Session): ServerCommand {
  const { support } = session;
  const label = l10n.t('Enable or disable a built-in framework');
  return {
    label,
    failure: l10n.t('The framework could not be enabled or disabled.'),
    async run(argument) {
      const { uri, prefix, enabled = true } = (argument ?? {}) as Partial<EnableFramework>;
      if (typeof uri !== 'string' || typeof prefix !== 'string') return;
      const { configurationUri } = (await session.loadedProject(uri)).state.loaded;
      if (configurationUri === '') return;
      const found = await currentText(configurationUri, session);
      const after = await withFramework(configurationUri, found?.text ?? '', prefix, enabled);
      const edit = isRefusal(after) ? null : lineEdit(found?.text ?? '', after);
      if (isRefusal(after)) notify(connection, MessageType.Warning, after.message);
      if (!edit) return;
      const { uri: file, version } = found ?? { uri: configurationUri, version: null };
      await applyEdits(connection, support, label, [{ uri: file, version, edits: [edit], isNew: !found }]);
    },
  };
}
