// Features of TypeScript's own extension where it runs on Node.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { tokenTypes } from './support/features.ts';
import { untilFound } from './support/waiting.ts';

test("TypeScript's semantic tokens stay its own", async () => {
  const uri = await writeFile('tokens.ts', '// As INTERPOL-SP 3.4 asks.\nclass Training {}\n');
  await vscode.window.showTextDocument(uri);
  // TypeScript's server takes a while to load.
  const types = await untilFound("TypeScript's tokens", () => tokenTypes(uri));
  assert.deepEqual(types, ['class']);
});
