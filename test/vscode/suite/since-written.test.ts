// Numbers that had another meaning when they were written, by git blame.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { untilFound } from './support/waiting.ts';

const CATALOG = `prefix: QUAY
editions:
  - edition: "2010"
    published: 2010-01-01
    objectives:
      - {number: 3.4, title: Train officers, replacedBy: [4.2]}
  - edition: "2015"
    published: 2015-01-01
    objectives:
      - 3.4 Buy software
      - 4.2 Train officers
`;

test('a command uses git to date the lines of open documents', async () => {
  await writeFile('quay.objectives.yaml', CATALOG);
  const uri = await writeFile('quay/plan.md', 'QUAY 3.4\nQUAY 4.2\n');
  const git = (...words: string[]) => {
    const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    execFileSync('git', [...person, ...words], { cwd: dirname(uri.fsPath) });
  };
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x', '--date', '2012-03-04T12:00:00Z');
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('objectiveReferences.checkSinceWritten');
  // Until git has answered, there is no evidence.
  const written = await untilFound('a warning with the date', async () =>
    vscode.languages.getDiagnostics(uri).find(({ severity }) => severity === vscode.DiagnosticSeverity.Warning),
  );
  assert.match(written.message, /^Written on 2012-03-04, when /);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
});
