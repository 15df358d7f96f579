import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';

test('there is a task that checks the folder, with the problem matcher', async () => {
  const tasks = await vscode.tasks.fetchTasks({ type: 'objrefs' });
  assert.deepEqual(
    tasks.map(({ source, name, problemMatchers }) => [`${source}: ${name}`, ...problemMatchers]),
    [['objrefs: check', '$objrefs']],
  );
});
