import * as vscode from 'vscode';
import { inform } from '../notify.ts';
import type { ExampleFolder } from './example-folder.ts';

/** Milliseconds within which the server has read the catalog of the example. */
const PATIENCE = 10_000;

/** Milliseconds within which the walkthrough usually takes the focus back after its button was pressed. */
const FOCUS_SETTLES = 300;
/** On a busy machine it takes longer, and closes the menu. */
const FOCUS_SETTLES_AT_LAST = 5000;
/** Milliseconds after which VS Code has requested code actions for its light bulb: it waits for 250. */
const LIGHT_BULB = 400;
/** How often the menu is opened. */
const ATTEMPTS = 5;

/** The command of the walkthrough: shows the quick fixes of the first outdated reference of the example. */
export async function fixExample(example: ExampleFolder): Promise<void> {
  await new Promise((settle) => setTimeout(settle, FOCUS_SETTLES));
  const { document } = await example.open();
  const stale = await untilStale(document.uri);
  if (stale === undefined) {
    void inform(vscode.l10n.t('This document has no outdated references.'));
    return;
  }
  for (let attempts = 0; attempts < ATTEMPTS; attempts++) {
    const editor = await example.open();
    editor.selection = new vscode.Selection(stale.range.start, stale.range.start);
    editor.revealRange(stale.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    await untilLightBulb(document.uri, stale.range);
    await vscode.commands.executeCommand('editor.action.quickFix');
    if (!(await losesFocus(editor))) return;
  }
}

/**
 * A moment after the cursor has moved, VS Code requests code actions for its light bulb, and drops the menu if it is still
 * waiting for those that it was opened for. Afterwards the server answers the next request at once.
 */
async function untilLightBulb(uri: vscode.Uri, range: vscode.Range): Promise<void> {
  await new Promise((settle) => setTimeout(settle, LIGHT_BULB));
  await vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range);
}

/** Whether no text editor is active any more within a moment in which nothing is fixed. */
async function losesFocus({ document }: vscode.TextEditor): Promise<boolean> {
  return new Promise((settle) => {
    const stop = (isLost: boolean) => {
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
      settle(isLost);
    };
    const timer = setTimeout(stop, FOCUS_SETTLES_AT_LAST, false);
    const listeners = [
      vscode.window.onDidChangeActiveTextEditor((editor) => editor === undefined && stop(true)),
      vscode.workspace.onDidChangeTextDocument((change) => change.document === document && stop(false)),
    ];
  });
}

/** Undefined if no reference is outdated: it has been fixed already. */
async function untilStale(uri: vscode.Uri): Promise<vscode.Diagnostic | undefined> {
  const look = () =>
    vscode.languages.getDiagnostics(uri).find(({ tags }) => tags?.includes(vscode.DiagnosticTag.Deprecated));
  const found = look();
  if (found) return found;
  return new Promise((settle) => {
    const stop = (stale?: vscode.Diagnostic) => {
      clearTimeout(timer);
      listener.dispose();
      settle(stale);
    };
    const timer = setTimeout(stop, PATIENCE);
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      const stale = look();
      if (stale) stop(stale);
    });
  });
}
