import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../../client/src/extension.ts';
import { runTests } from '../../../support/runner.ts';

/** Called by VS Code in the extension host. Rejects when a test failed. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('objective-references.objective-references');
  assert.ok(extension, 'the extension is not there');
  const { started } = await extension.activate();
  await started;
  await runTests({
    afterEach: async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    },
  });
}
