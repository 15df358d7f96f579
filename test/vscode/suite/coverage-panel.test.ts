// The coverage panel with a page and a server that the test controls.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { CoveragePanel } from '../../../client/src/coverage/coverage-panel.ts';
import type { CoverageParams, CoverageView } from '../../../server/src/protocol/index.ts';
import { test } from '../../support/runner.ts';

const VIEW: CoverageView = {
  files: 1,
  frameworks: [{ prefix: 'ACME', name: 'ACME' }],
  shown: { prefix: 'ACME', head: '', parts: [] },
  uris: { 'a.md': 'file:///w/a.md' },
};

/** A folder without changes: other tests write into the open one. */
const folder: vscode.WorkspaceFolder = { uri: vscode.Uri.file('/nowhere/at/all'), name: 'all', index: 0 };

/** As in VS Code: a closed panel cannot be used. */
class Page {
  readonly posted: unknown[] = [];
  readonly heard = new vscode.EventEmitter<unknown>();
  readonly seen = new vscode.EventEmitter<void>();
  isVisible = true;
  isClosed = false;

  get panel(): vscode.WebviewPanel {
    const page = this;
    const open = <T>(value: T): T => {
      if (page.isClosed) throw new Error('Webview is disposed');
      return value;
    };
    const webview = {
      onDidReceiveMessage: this.heard.event,
      postMessage: async (said: unknown) => page.posted.push(said),
    };
    const panel = {
      get webview() {
        return open(webview);
      },
      get visible() {
        return open(page.isVisible);
      },
      onDidChangeViewState: this.seen.event,
    };
    return panel as unknown as vscode.WebviewPanel;
  }
}

function setUp() {
  const asked: CoverageParams[] = [];
  const waiting: { answer(view: CoverageView): void; fail(why: Error): void }[] = [];
  const client = {
    state: State.Running,
    onDidChangeState: new vscode.EventEmitter<unknown>().event,
    onProgress: () => ({ dispose() {} }),
    code2ProtocolConverter: { asUri: String },
    sendRequest(_method: string, params: CoverageParams, token: vscode.CancellationToken): Promise<CoverageView> {
      asked.push(params);
      return new Promise((answer, fail) => {
        waiting.push({ answer, fail });
        token.onCancellationRequested(() => fail(new Error('cancelled')));
      });
    },
  };
  const page = new Page();
  const coverage = new CoveragePanel(page.panel, folder, client as unknown as BaseLanguageClient);
  return { asked, waiting, page, coverage };
}

const soon = () => new Promise((settle) => setTimeout(settle, 20));

test('a coverage panel that is closed during a search posts no answer and sends no more requests', async () => {
  const { asked, page, coverage } = setUp();
  page.heard.fire({ type: 'show' });
  page.heard.fire({ type: 'again' });
  await soon();
  page.isClosed = true;
  coverage.dispose();
  // The last test of the suite finds unhandled rejections.
  await soon();
  assert.equal(asked.length, 1);
});

test('a coverage panel that becomes visible again looks at files that have changed meanwhile', async () => {
  const { asked, waiting, page, coverage } = setUp();
  page.heard.fire({ type: 'show' });
  waiting[0]?.answer(VIEW);
  await soon();
  page.heard.fire({ type: 'show', framework: 'ACME' });
  waiting[1]?.answer(VIEW);
  await soon();
  for (const isVisible of [false, true]) {
    page.isVisible = isVisible;
    page.seen.fire();
  }
  page.heard.fire({ type: 'show', framework: 'ACME' });
  waiting[2]?.answer(VIEW);
  await soon();
  coverage.dispose();
  assert.deepEqual(
    asked.map(({ look }) => look),
    [true, false, true],
  );
});
