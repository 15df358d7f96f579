import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { EXPLAIN_REQUEST, type ExplainedText } from '../../../server/src/protocol/index.ts';
import { showError } from '../notify.ts';
import { withoutIcons } from '../without-icons.ts';

/** It is named in `InitializationOptions.tryItCommand`, for the lens on catalogs. */
export const TRY_IT = 'objectiveReferences.tryIt';

/** Shows how a sentence is read, and why not, while it is typed. It starts with the selected text. */
export function tryIt(client: BaseLanguageClient, uri?: string): void {
  const editor = vscode.window.activeTextEditor;
  const project = uri ?? (editor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri)?.toString() ?? '';
  const pick = vscode.window.createQuickPick();
  // Not in VS Code's typings: keeps the order of the text.
  Object.assign(pick, { sortByLabel: false });
  pick.title = vscode.l10n.t('Try It');
  pick.placeholder = vscode.l10n.t('Paste a sentence to see how it is read');
  pick.ignoreFocusOut = true;
  let asked = 0;
  const explain = async (text: string): Promise<void> => {
    const question = ++asked;
    const explained: ExplainedText = await client.sendRequest(EXPLAIN_REQUEST, { uri: project, text });
    if (question === asked) pick.items = text.trim() === '' ? [] : rowsOf(explained);
  };
  const explainOrReport = (text: string): void => void explain(text).catch(showError);
  pick.onDidChangeValue(explainOrReport);
  pick.onDidHide(() => pick.dispose());
  pick.value = editor?.document.getText(editor.selection).trim().replace(/\s+/g, ' ') ?? '';
  pick.show();
  explainOrReport(pick.value);
}

/** A row for each reference, then for each name that is not one. */
export function rowsOf({ references, unread }: ExplainedText): vscode.QuickPickItem[] {
  const row = (icon: string, text: string, description: string, detail?: string): vscode.QuickPickItem => ({
    label: `$(${icon}) ${withoutIcons(text)}`,
    description: withoutIcons(description),
    ...(detail && { detail: withoutIcons(detail) }),
    // The typed text is what is explained, not a filter.
    alwaysShow: true,
  });
  const rows = [
    ...references.map(({ text, name, title, status }) => {
      const icon = status === 'current' ? 'pass' : status.startsWith('unknown') ? 'error' : 'warning';
      const read = name === text ? [] : [name];
      return row(icon, text, [...read, nameOf(status)].join('  ·  '), title ?? undefined);
    }),
    ...unread.map(({ text, message }) => row('circle-slash', text, vscode.l10n.t('not a reference'), message)),
  ];
  return rows.length > 0 ? rows : [row('info', vscode.l10n.t('No name of an enabled framework'), '')];
}

function nameOf(status: ExplainedText['references'][number]['status']): string {
  switch (status) {
    case 'current':
      return vscode.l10n.t('current');
    case 'superseded':
      return vscode.l10n.t('superseded edition');
    case 'withdrawn':
      return vscode.l10n.t('withdrawn');
    case 'replaced':
      return vscode.l10n.t('replaced');
    case 'unknown-objective':
      return vscode.l10n.t('unknown number');
    case 'unknown-edition':
      return vscode.l10n.t('unknown edition');
  }
}
