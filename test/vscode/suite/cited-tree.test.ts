// The view of what a document cites, with a server that answers when the test tells it to.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CitedTree } from '../../../client/src/objectives/cited-tree.ts';
import { treeItem } from '../../../client/src/objectives/tree-item.ts';
import type { CitedNode } from '../../../server/src/protocol/index.ts';
import { test } from '../../support/runner.ts';

/** The nodes of a document that cites one objective, in its first ten characters. */
function citing(number: string): CitedNode[] {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } };
  const place = { framework: 'ACME', number };
  const target = { uri: 'file:///w/a.md', range };
  const line: CitedNode = { kind: 'line', place, label: `ACME ${number}`, hasChildren: false, target, children: [] };
  const objective: CitedNode = { kind: 'objective', place, label: number, hasChildren: true, children: [line] };
  return [{ kind: 'framework', place: {}, label: 'ACME', hasChildren: true, children: [objective] }];
}

test('a late answer does not replace what the document cites now', async () => {
  const waiting: ((nodes: CitedNode[]) => void)[] = [];
  const client = {
    code2ProtocolConverter: { asUri: String },
    protocol2CodeConverter: {
      asRange: ({ start, end }: { start: vscode.Position; end: vscode.Position }) =>
        new vscode.Range(start.line, start.character, end.line, end.character),
    },
    sendRequest: () => new Promise((answer) => waiting.push(answer)),
  };
  let answered = 0;
  const tree = new CitedTree(client as unknown as BaseLanguageClient, () => answered++);
  const document = (content: string) => vscode.workspace.openTextDocument({ content });
  tree.show(await document('ACME 1'));
  const first = tree.getChildren();
  tree.show(await document('ACME 2'));
  const second = tree.getChildren();
  waiting[1]?.(citing('2'));
  waiting[0]?.(citing('1'));
  const [late] = await first;
  await second;
  assert.equal(
    tree.citedAt({ uri: vscode.Uri.parse('file:///w/a.md') } as vscode.TextDocument, new vscode.Position(0, 3))?.label,
    '2',
  );
  assert.equal(answered, 1);
  const [objective] = await tree.getChildren(late);
  assert.ok(objective);
  assert.equal(tree.getParent(objective), late);
});

test('tooltips say what stale counts, and what it does not', async () => {
  const client = {} as BaseLanguageClient;
  const framework = { kind: 'framework', place: {}, label: 'ACME', title: 'Acme Plan', hasChildren: true } as const;
  const tooltipOf = (stale: number) =>
    treeItem(client, { ...framework, counts: { references: 3, stale } }, 'id', false).tooltip;
  assert.equal(tooltipOf(0), 'Acme Plan');
  assert.match(String(tooltipOf(2)), /^Acme Plan\nStale: .* Reused numbers are listed/);
});
