import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { DOCUMENT_KINDS, openDocument } from './support/documents.ts';
import { hoverText } from './support/features.ts';
import { untilDiagnostics } from './support/waiting.ts';

test('the server can be restarted', async () => {
  const [kind] = DOCUMENT_KINDS;
  assert.ok(kind);
  const { document } = await openDocument(kind, 'As INTERPOL-SP 3.45 and INTERPOL-SP 3.$04 ask.');
  await untilDiagnostics(document.uri, 1);
  await vscode.commands.executeCommand('objectiveReferences.restartServer');
  assert.match(await hoverText(document.uri, new vscode.Position(0, 38)), /cybercrime training/);
  await untilDiagnostics(document.uri, 1);
});

test('the log can be shown', async () => {
  await vscode.commands.executeCommand('objectiveReferences.showLog');
});
