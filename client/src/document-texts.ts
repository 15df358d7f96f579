import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { DOCUMENT_TEXT_REQUEST, type DocumentText, TEXT_SCHEME } from '../../server/src/protocol/index.ts';
import { needingServer } from './needing-server.ts';
import { showError } from './notify.ts';
import { withProgress } from './with-progress.ts';

/** Provides the texts of office files as read-only documents, which follow their files, and the command that opens them. */
export function registerDocumentTexts(client: BaseLanguageClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  /** Of the files whose texts are open, by the URIs of these. */
  const watchers = new Map<string, vscode.Disposable>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(TEXT_SCHEME, {
      onDidChange: changed.event,
      async provideTextDocumentContent(view) {
        const answer = await textOf(client, view);
        // What is shown stays while a file is being written.
        if ('refusal' in answer) throw new Error(answer.refusal);
        const follow = () => watch(view, () => changed.fire(view));
        if (!watchers.has(view.toString())) watchers.set(view.toString(), follow());
        return answer.text;
      },
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      watchers.get(uri.toString())?.dispose();
      watchers.delete(uri.toString());
    }),
    { dispose: () => vscode.Disposable.from(...watchers.values()).dispose() },
    vscode.commands.registerCommand(
      'objectiveReferences.openAsText',
      needingServer(client, (file?: unknown) =>
        openAsText(client, (view) => changed.fire(view), file instanceof vscode.Uri ? file : undefined),
      ),
    ),
  );
}

/** The office file whose text a document shows; other documents are themselves. */
export const fileShown = (uri: vscode.Uri): vscode.Uri =>
  uri.scheme === TEXT_SCHEME ? vscode.Uri.parse(uri.query) : uri;

/**
 * Shows the text of a file of the Explorer, or of the one in the active editor.
 *
 * @param outdated called where VS Code still has an older text
 */
async function openAsText(
  client: BaseLanguageClient,
  outdated: (view: vscode.Uri) => void,
  file = activeFile(),
): Promise<void> {
  if (!file) return;
  const answer = await withProgress(vscode.l10n.t('Reading the document'), () => textOf(client, file));
  if (!answer) return;
  if ('refusal' in answer) return showError(answer.refusal);
  const view = client.protocol2CodeConverter.asUri(answer.view);
  const document = await vscode.workspace.openTextDocument(view);
  if (document.getText() !== answer.text) outdated(view);
  await vscode.window.showTextDocument(document);
}

const textOf = (client: BaseLanguageClient, uri: vscode.Uri): Promise<DocumentText> =>
  client.sendRequest<DocumentText>(DOCUMENT_TEXT_REQUEST, { uri: client.code2ProtocolConverter.asUri(uri) });

/** An editor of another extension, or the page that VS Code shows for binary files. */
function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}

/** Office programs replace files instead of writing into them, and names may look like globs: the folder is watched. */
function watch(view: vscode.Uri, changed: () => void): vscode.Disposable {
  const file = fileShown(view);
  const folder = new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), '*');
  const watcher = vscode.workspace.createFileSystemWatcher(folder, false, false, true);
  const check = (uri: vscode.Uri) => uri.toString() === file.toString() && changed();
  return vscode.Disposable.from(watcher, watcher.onDidChange(check), watcher.onDidCreate(check));
}
