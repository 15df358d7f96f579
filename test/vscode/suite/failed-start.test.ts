// A server that fails to start at first, with the real language client.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { serverClient } from '../../../client/src/platform/node.ts';
import { restarting } from '../../../client/src/restart.ts';
import { test } from '../../support/runner.ts';

test('a server that failed to start can be started again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'server-'));
  const module = join(folder, 'dist', 'server', 'node.js');
  mkdirSync(join(module, '..'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
  const client = serverClient(vscode.Uri.file(folder), {
    documentSelector: [],
    initializationFailedHandler: () => false,
    // With the client's usual name it would get, and close, the channel of the extension.
    outputChannelName: 'A server that does not start',
  });
  // One that answers every request with an error, including `initialize`.
  writeFileSync(module, requestHandler("error: {code: -32603, message: 'not today'}"));
  try {
    await assert.rejects(client.start(), /not today/);
    assert.equal(client.state, State.StartFailed);
    await assert.rejects(client.start(), /not today/);
    writeFileSync(module, requestHandler('result: {capabilities: {}}'));
    await restarting(client, () => {})();
    assert.equal(client.state, State.Running);
  } finally {
    await client.dispose().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
});

const requestHandler = (answer: string): string =>
  `process.on('message', ({id}) => id === undefined || process.send({jsonrpc: '2.0', id, ${answer}}));`;
