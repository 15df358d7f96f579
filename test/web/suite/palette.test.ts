// Before all other tests, which add frameworks with several editions: commands are offered for those.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { untilDiagnostics, untilFound } from '../../vscode/suite/support/waiting.ts';
import { PALETTE, PALETTE_IS_RIGHT } from './palette.ts';

test('the palette offers what works in a browser', async () => {
  const plan = await vscode.window.showTextDocument(
    vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'plan.md'),
  );
  await untilDiagnostics(plan.document.uri, 1);
  console.log(PALETTE);
  const answer = await untilFound('an answer', async () => /fine|wrong/.exec(plan.document.getText())?.[0]);
  assert.equal(answer, PALETTE_IS_RIGHT);
  await vscode.commands.executeCommand('workbench.action.files.revert');
});
