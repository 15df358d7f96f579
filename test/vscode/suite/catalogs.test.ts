// Catalogs that are edited while plans are open, and navigation in them.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { DOCUMENT_KINDS, openDocument, writeFile } from './support/documents.ts';
import { completionItems, definitions, hoverText, labelOf, untilAction } from './support/features.ts';
import { untilDiagnostics, untilFound } from './support/waiting.ts';

const CATALOG = `prefix: HARBOUR
title: Harbour plan
levels: [goal, measure]
editions:
  - edition: "2020"
    objectives:
      - 1 Open the harbour
      - {number: 1.1, title: Dredge the basin, replacedBy: [2.1]}
  - edition: "2024"
    objectives:
      - 2 Keep the harbour open
      - 2.1 Dredge the basin twice
`;

const [markdown] = DOCUMENT_KINDS;

/** The catalog, open and unchanged; and a plan that cites it. */
async function openBoth() {
  assert.ok(markdown);
  const uri = await writeFile('harbour.objectives.yaml', CATALOG);
  const catalog = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(catalog);
  const plan = await openDocument(markdown, 'See HARBOUR 2.$01 and HARBOUR 1.1.');
  await untilHover(plan.document.uri, plan.cursor, /Dredge the basin twice/);
  return { catalog, plan };
}

function untilHover(uri: vscode.Uri, position: vscode.Position, wanted: RegExp): Promise<true> {
  return untilFound(`a hover with ${wanted}`, async () => wanted.test(await hoverText(uri, position)));
}

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.ok(document.isDirty);
}

test('editing an unsaved catalog changes the hover in an open plan; undoing it, back', async () => {
  const { catalog, plan } = await openBoth();
  await replaceAll(catalog, CATALOG.replace('basin twice', 'basin and the lock'));
  await untilHover(plan.document.uri, plan.cursor, /Dredge the basin and the lock/);
  await vscode.window.showTextDocument(catalog);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await untilHover(plan.document.uri, plan.cursor, /Dredge the basin twice/);
});

test('breaking a catalog keeps the old answers, and shows the problem with a way to fix it', async () => {
  const { catalog, plan } = await openBoth();
  await untilDiagnostics(catalog.uri, 0);
  await replaceAll(catalog, CATALOG.replace('2.1 Dredge the basin twice', '2.1 Basin: dredge {it'));
  const [problem] = await untilDiagnostics(catalog.uri, 1);
  assert.equal(catalog.getText(problem?.range), '2.1 Basin: dredge {it');
  assert.ok(problem);
  await untilAction(catalog.uri, problem.range, 'Put it in double quotes');
  // The recovered meaning.
  await untilHover(plan.document.uri, plan.cursor, /Basin: dredge/);

  await replaceAll(catalog, 'prefix: [HARBOUR\n');
  await untilDiagnostics(catalog.uri, 1);
  assert.match(await hoverText(plan.document.uri, plan.cursor), /Basin: dredge/);
  await vscode.window.showTextDocument(catalog);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await untilDiagnostics(catalog.uri, 0);
});

test('the outline of a catalog is framework, editions, goals, measures', async () => {
  const { catalog } = await openBoth();
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    catalog.uri,
  );
  const outline = (all: vscode.DocumentSymbol[], indent = ''): string[] =>
    all.flatMap(({ name, children }) => [`${indent}${name}`, ...outline(children, `${indent}  `)]);
  const ours = symbols.find(({ name }) => name === 'HARBOUR');
  assert.ok(ours, 'the outline is missing');
  assert.deepEqual(outline([ours]), [
    'HARBOUR',
    '  2020',
    '    1 Open the harbour',
    '      1.1 Dredge the basin',
    '  2024',
    '    2 Keep the harbour open',
    '      2.1 Dredge the basin twice',
  ]);
});

test('a successor in a catalog leads to its entry, has a hover, and is completed with titles', async () => {
  const { catalog } = await openBoth();
  const successor = catalog.positionAt(CATALOG.indexOf('2.1]'));
  assert.match(await hoverText(catalog.uri, successor), /Dredge the basin twice/);
  const [link] = await definitions(catalog.uri, successor);
  assert.equal(catalog.getText(link?.targetSelectionRange), '2.1');
  assert.equal(link?.targetSelectionRange?.start.line, catalog.positionAt(CATALOG.indexOf('2.1 Dredge')).line);
  const items = await completionItems(catalog.uri, successor);
  assert.deepEqual(
    items
      .map(labelOf)
      .filter((label) => /^[\d.]+$/.test(label))
      .sort(),
    ['2', '2.1'],
  );
  const references = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    catalog.uri,
    catalog.positionAt(CATALOG.indexOf('2.1 Dredge')),
  );
  assert.ok(references.some(({ range }) => range.start.isEqual(successor)));
});

test('a built-in catalog can be navigated too', async () => {
  const uri = vscode.Uri.parse('objective-references:/seeds/nist-csf.objectives.yaml');
  const catalog = await vscode.workspace.openTextDocument(uri);
  const at = catalog.getText().search(/(?<=replacedBy: \[)\w/);
  const [link] = await untilFound('a definition', async () => {
    const found = await definitions(uri, catalog.positionAt(at));
    return found.length > 0 && found;
  });
  assert.equal(link?.targetUri.toString(), uri.toString());
});
