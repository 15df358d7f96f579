// The language features of other extensions, which ours must not affect.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { completionItems, hoverText, labelOf } from './support/features.ts';
import { untilFound } from './support/waiting.ts';

const SOURCE = `// As INTERPOL-SP 3.4 asks.
const training = { budget: 3.4 };
training.`;

test("TypeScript's own hover and completion are shown in addition to ours", async () => {
  const uri = await writeFile('training.ts', SOURCE);
  await vscode.window.showTextDocument(uri);
  assert.match(await hoverText(uri, new vscode.Position(0, 8)), /cybercrime training/);
  // TypeScript's server takes a while to load.
  await untilFound("TypeScript's hover", async () =>
    (await hoverText(uri, new vscode.Position(1, 8))).includes('budget'),
  );
  const labels = (await completionItems(uri, new vscode.Position(2, 9))).map(labelOf);
  assert.ok(labels.includes('budget'), `budget is missing among ${labels}`);
  assert.ok(!labels.includes('3.4'), 'numbers are listed in code');
});
