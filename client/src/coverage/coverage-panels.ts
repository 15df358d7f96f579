import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { COVERAGE_CHANGED, COVERAGE_CLOSED } from '../../../server/src/protocol/index.ts';
import { needingServer } from '../needing-server.ts';
import { CoveragePanel } from './coverage-panel.ts';
import { type ExportAnswers, exportCoverage } from './export-coverage.ts';
import { coveragePage } from './page.ts';
import { pageTexts } from './page-texts.ts';

/** The type of the panel in context keys and in the state that VS Code restores. */
const VIEW_TYPE = 'objectiveReferences.coverage';

/** The coverage commands and their panels: one for each folder, restored when the window is reloaded. */
export function registerCoverage(client: BaseLanguageClient, extensionUri: vscode.Uri): vscode.Disposable {
  const panels = new Set<CoveragePanel>();

  function fill(panel: vscode.WebviewPanel, folder: vscode.WorkspaceFolder): void {
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'images/icon.png');
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const coverage = new CoveragePanel(panel, folder, client);
    panels.add(coverage);
    panel.onDidDispose(() => {
      panels.delete(coverage);
      coverage.dispose();
      if (panels.size === 0) client.sendNotification(COVERAGE_CLOSED).catch(() => undefined);
    });
    webview.html = coveragePage({
      script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'coverage-page.js')).toString(),
      nonce: nonce(),
      folder: folder.uri.toString(),
      language: vscode.l10n.bundle ? vscode.env.language : 'en',
      texts: pageTexts(),
    });
  }

  async function show(): Promise<void> {
    const folder = await pickFolder();
    if (!folder) return;
    const open = [...panels].find((panel) => panel.folder.uri.toString() === folder.uri.toString());
    if (open) return open.reveal();
    fill(vscode.window.createWebviewPanel(VIEW_TYPE, titleOf(folder), vscode.ViewColumn.Active), folder);
  }

  return vscode.Disposable.from(
    client.onNotification(COVERAGE_CHANGED, () => {
      for (const panel of panels) panel.outdated();
    }),
    vscode.commands.registerCommand('objectiveReferences.showCoverage', show),
    vscode.commands.registerCommand(
      'objectiveReferences.exportCoverage',
      needingServer(client, async (answers?: ExportAnswers) => {
        const active = [...panels].find(({ isActive }) => isActive);
        const folder = active?.folder ?? (await pickFolder());
        if (folder) await exportCoverage(client, folder, isAnswers(answers) ? answers : undefined);
      }),
    ),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const folder = folderOf(state);
        if (folder) fill(panel, folder);
        else panel.dispose();
      },
    }),
    { dispose: () => vscode.Disposable.from(...panels).dispose() },
  );
}

/** A menu passes the item that it belongs to. */
const isAnswers = (value: unknown): value is ExportAnswers =>
  typeof value === 'object' && value !== null && 'format' in value;

function titleOf({ name }: vscode.WorkspaceFolder): string {
  const isOnly = vscode.workspace.workspaceFolders?.length === 1;
  return isOnly ? vscode.l10n.t('Coverage of Objectives') : vscode.l10n.t('Coverage of Objectives: {0}', name);
}

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0];
  const placeHolder = vscode.l10n.t('Select a folder to measure coverage');
  return vscode.window.showWorkspaceFolderPick({ placeHolder });
}

/** The folder of a restored page, from its saved state. */
function folderOf(state: unknown): vscode.WorkspaceFolder | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const uri = typeof state === 'object' && state !== null && 'folder' in state ? state.folder : undefined;
  return folders.find((folder) => folder.uri.toString() === uri) ?? (folders.length === 1 ? folders[0] : undefined);
}

function nonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
