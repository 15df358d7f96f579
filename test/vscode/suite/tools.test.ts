// Tools that language models call.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { writeFile } from './support/documents.ts';
import { untilFound } from './support/waiting.ts';

// biome-ignore lint/suspicious/noExplicitAny: an answer for models.
type Json = any;

/** Of VS Code 1.95 and newer. */
interface LanguageModels {
  readonly tools: readonly { readonly name: string; readonly description: string; readonly inputSchema?: object }[];
  invokeTool(
    name: string,
    options: { readonly input: object; readonly toolInvocationToken: undefined },
    token?: vscode.CancellationToken,
  ): Promise<{ readonly content: readonly { readonly value: string }[] }>;
}

const lm = vscode.lm as unknown as Partial<LanguageModels>;
const extension = vscode.extensions.getExtension('objective-references.objective-references')!;
const contributed: readonly Json[] = extension.packageJSON.contributes.languageModelTools;

async function invoke(name: string, input: object, token?: vscode.CancellationToken): Promise<Json> {
  const { content } = await lm.invokeTool!(name, { input, toolInvocationToken: undefined }, token);
  return JSON.parse(content[0]!.value);
}

const found = async (words: string): Promise<string[]> =>
  (await invoke('find_objectives', { words, framework: 'PIER' })).objectives.map(
    ({ citation, title }: Json) => `${citation} ${title}`,
  );

/** `node:assert` of the suite for browsers lacks `rejects`. */
const failure = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no failure',
    (error) => String(error),
  );

/** Before VS Code 1.95, the functions are there for some extensions, and throw for others. */
function hasTools(): boolean {
  try {
    return lm.tools !== undefined;
  } catch {
    return false;
  }
}

if (hasTools()) {
  test('the tools of the extension are listed for models, each once', async () => {
    assert.ok(contributed.length > 0);
    for (const { name, modelDescription, inputSchema } of contributed) {
      const listed = lm.tools!.filter((tool) => tool.name === name);
      assert.deepEqual(
        listed.map(({ description }) => description),
        [modelDescription],
      );
      assert.deepEqual(listed[0]!.inputSchema, inputSchema);
    }
  });

  test('models find objectives in catalogs as they are in the editor, saved or not', async () => {
    const uri = await writeFile('pier.objectives.yaml', 'prefix: PIER\nobjectives: [1.1 Build the pier]\n');
    await untilFound('the catalog', async () => (await failure(found(''))) === 'no failure');
    assert.deepEqual(await found('build'), ['PIER 1.1 Build the pier']);
    const editor = await vscode.window.showTextDocument(uri);
    const line = editor.document.lineAt(1).range;
    await editor.edit((edit) => edit.replace(line, 'objectives: [1.1 Repair the pier]'));
    assert.deepEqual(await found('repair'), ['PIER 1.1 Repair the pier']);
    assert.deepEqual(await found('build'), []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilFound('the text on disk', async () => (await found('build')).length === 1);
  });

  test('models find citations, check a text, explain it and compare editions', async () => {
    await writeFile(
      'quay.objectives.yaml',
      'prefix: QUAY\neditions:\n  - {edition: "1", objectives: [{number: 1.1, title: Fix it, replacedBy: [1.2]}]}\n  - {edition: "2", objectives: [1.2 Fix it]}\n',
    );
    await untilFound(
      'the catalog',
      async () => (await failure(invoke('explain_reference', { text: 'QUAY 1.1' }))) === 'no failure',
    );
    const document = await vscode.workspace.openTextDocument(await writeFile('called.md', 'Nothing yet.'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'By QUAY 1.1. '));
    const { references } = await invoke('find_citations', { reference: 'QUAY 1.1', path: document.uri.fsPath });
    assert.deepEqual(
      references.map(({ line, column, excerpt }: Json) => [line, column, excerpt]),
      [[1, 4, 'By QUAY 1.1. Nothing yet.']],
    );
    const { findings } = await invoke('check_text', { text: 'By QUAY 1.1.', filename: 'called.md' });
    assert.deepEqual(
      findings.map(({ code, suggestions }: Json) => [code, suggestions[0].newText]),
      [['replaced-objective', 'QUAY 1.2']],
    );
    const explained = await invoke('explain_reference', { text: 'QUAY 1.1' });
    assert.equal(explained.references[0].status, 'replaced');
    const compared = await invoke('compare_editions', { framework: 'QUAY', from: '1', to: '2' });
    assert.ok(JSON.stringify(compared).includes('"1.2"'), JSON.stringify(compared));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('models call tools after a restart of the server, which are not registered again', async () => {
    await vscode.commands.executeCommand('objectiveReferences.restartServer');
    const { objectives } = await invoke('find_objectives', { words: '3.4', framework: 'INTERPOL-SP' });
    assert.equal(objectives[0].citation, 'INTERPOL-SP 3.4');
    assert.equal(lm.tools!.filter(({ name }) => name === 'find_objectives').length, 1);
  });

  test('a model is told what it did wrong', async () => {
    assert.match(await failure(invoke('find_objectives', { words: 5 })), /words: expected a text, got a number/);
    assert.match(await failure(invoke('find_objectives', { words: '', framework: 'NONE' })), /"NONE" is unknown/);
  });

  test('calls of models can be cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    assert.match(await failure(invoke('find_objectives', { words: '' }, source.token)), /cancell?ed/i);
  });
} else {
  test('without tools for models in this version of VS Code, the extension and its server start', async () => {
    const { started }: { readonly started: Promise<void> } = await extension.activate();
    await started;
  });
}
