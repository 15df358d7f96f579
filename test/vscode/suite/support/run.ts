import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../../client/src/extension.ts';
import { runTests, test } from '../../../support/runner.ts';
import { watchRejections } from './rejections.ts';
import { untilWatched } from './waiting.ts';

/** Called by VS Code in the extension host. Rejects if a test failed. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('objective-references.objective-references');
  assert.ok(extension, 'the extension is not there');
  const { started } = await extension.activate();
  await started;
  // A browser saves a second after an edit by default, regardless of the test.
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
  await untilWatched();
  const rejections = watchRejections();
  test('there are no unhandled rejections', async () => {
    // Node and browsers report a rejection only after all pending tasks have run.
    await new Promise((settle) => setTimeout(settle, 1000));
    assert.deepEqual(rejections, []);
  });
  await runTests({
    mayRetry: true,
    afterEach: async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    },
  });
}
