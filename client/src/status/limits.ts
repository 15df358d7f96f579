import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LIMITS_REACHED, type LimitsReached, type ReachedLimit } from '../../../server/src/protocol/index.ts';
import { showError, warn } from '../notify.ts';
import { openSettings } from '../settings/open-settings.ts';
import { placeOfLimit } from './place-of-limit.ts';

/** Opens the place where a limit is set. Its argument is a `ReachedLimit`. */
export const RAISE_LIMIT = 'objectiveReferences.raiseLimit';

const TOLD = 'objectiveReferences.limitsTold';
/** Number of documents and folders whose reached limits are remembered. */
const MAX_NOTIFIED = 200;

/** Shows a notification once for each limit that is reached in a folder or document, with an action to raise it. */
export function registerLimits(client: BaseLanguageClient, state: vscode.Memento): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(RAISE_LIMIT, (limit: ReachedLimit) => raiseLimit(client, limit)),
    client.onNotification(
      LIMITS_REACHED,
      (reached: LimitsReached) => void notify(client, state, reached).catch(showError),
    ),
  );
}

async function notify(client: BaseLanguageClient, state: vscode.Memento, reached: LimitsReached): Promise<void> {
  const { uri, message, limits } = reached;
  const notified = state.get<readonly string[]>(TOLD, []);
  const keys = limits.map(({ limit }) => `${limit} ${uri}`).filter((key) => !notified.includes(key));
  const [first] = limits;
  if (keys.length === 0 || !first) return;
  await state.update(TOLD, [...notified, ...keys].slice(-MAX_NOTIFIED));
  const raise = vscode.l10n.t('Raise the Limit');
  if ((await warn(message, raise)) === raise) await raiseLimit(client, first);
}

/** In the `objrefs.yaml` that sets it, otherwise in the settings. */
async function raiseLimit(client: BaseLanguageClient, { limit, configuration }: ReachedLimit): Promise<void> {
  if (configuration === null) {
    await openSettings([`objectiveReferences.limits.${limit}`]);
    return;
  }
  const document = await vscode.workspace.openTextDocument(client.protocol2CodeConverter.asUri(configuration));
  const at = document.positionAt(placeOfLimit(document.getText(), limit));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}
