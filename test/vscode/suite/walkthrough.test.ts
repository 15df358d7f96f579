import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { untilAction } from './support/features.ts';
import { untilActive, untilDiagnostics, untilFound } from './support/waiting.ts';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('objective-references.objective-references');
  assert.ok(found);
  return found;
}

function steps(): readonly Step[] {
  const [walkthrough, ...others] = extension().packageJSON.contributes.walkthroughs;
  assert.equal(others.length, 0);
  return walkthrough.steps;
}

async function openExample(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('objectiveReferences.openExample');
  const isPlan = ({ uri }: vscode.TextDocument) =>
    uri.scheme === 'objective-references-example' && uri.path === '/plans/annual-plan.md';
  return (await untilActive('the plan of the example', isPlan)).document;
}

test('each step of the walkthrough has a picture with alternative text and colours of the theme', async () => {
  assert.equal(steps().length, 5);
  for (const { media } of steps()) {
    assert.match(media.altText, /\w{3,}.*\.$/);
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension().extensionUri, media.svg));
    const svg = new TextDecoder().decode(bytes);
    assert.ok(bytes.length < 8_000, media.svg);
    assert.match(svg, /^<svg [^>]*role="img"/);
    const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
    for (const colour of colours) assert.match(colour ?? '', /^(?:none|var\(--vscode-.*\))$/, media.svg);
  }
});

test('each step runs existing commands, and is completed by one of them', async () => {
  const known = new Set(await vscode.commands.getCommands(true));
  for (const { id, description, completionEvents } of steps()) {
    const commands = [...description.matchAll(/\(command:(?:toSide:)?([\w.]+)\)/g)].map(([, command]) => command ?? '');
    assert.ok(commands.length > 0, id);
    for (const command of commands) assert.ok(known.has(command), command);
    assert.deepEqual(
      [...completionEvents],
      commands.map((command) => `onCommand:${command}`),
    );
  }
});

test('the example has a catalog of its own, without being a folder of the window', async () => {
  const document = await openExample();
  const diagnostics = await untilDiagnostics(document.uri, 3);
  const stale = diagnostics.find(({ tags }) => tags?.includes(vscode.DiagnosticTag.Deprecated));
  assert.equal(document.getText(stale?.range), 'NPP 2.3');
  assert.ok(stale);
  const { edit } = await untilAction(document.uri, stale.range, /^Replace with 2\.1 /);
  assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
  await untilDiagnostics(document.uri, 2);
  assert.match(document.getText(), /\| NPP 2\.1 +\|/);
  assert.equal(vscode.workspace.getWorkspaceFolder(document.uri), undefined);
});

test('the problems of the example go with its tabs', async () => {
  const { uri } = await openExample();
  await untilFound('its problems', async () => vscode.languages.getDiagnostics(uri).length > 0);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await untilDiagnostics(uri, 0);
});

test('the example is written again if none of it is open', async () => {
  const changed = await openExample();
  const edit = new vscode.WorkspaceEdit();
  edit.insert(changed.uri, new vscode.Position(0, 0), 'Changed. ');
  await vscode.workspace.applyEdit(edit);
  await changed.save();
  assert.match((await openExample()).getText(), /^Changed/);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await untilFound('the example as it was', async () => !(await openExample()).getText().startsWith('Changed'));
});

test('the example can be reset, with what is not saved', async () => {
  const changed = await openExample();
  const before = changed.getText();
  const edit = new vscode.WorkspaceEdit();
  edit.insert(changed.uri, new vscode.Position(0, 0), 'Changed. ');
  const added = vscode.Uri.joinPath(changed.uri, '../added.md');
  await vscode.workspace.fs.writeFile(added, new TextEncoder().encode('NPP 2.1\n'));
  await vscode.workspace.openTextDocument(added);
  edit.insert(added, new vscode.Position(0, 0), 'Added. ');
  await vscode.workspace.applyEdit(edit);
  await vscode.commands.executeCommand('objectiveReferences.resetExample');
  assert.equal((await openExample()).getText(), before);
});

test('the catalog of the example takes effect as long as the example is shown', async () => {
  const symbols = () =>
    vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'Safer streets',
    );
  await openExample();
  await untilFound('the symbols of the example', async () => (await symbols()).length > 0);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await untilFound('no symbols of the example', async () => (await symbols()).length === 0);
});

test('a restarted server has the example again', async () => {
  const document = await openExample();
  await untilDiagnostics(document.uri, 3);
  await vscode.commands.executeCommand('objectiveReferences.restartServer');
  await untilDiagnostics(document.uri, 3);
});
