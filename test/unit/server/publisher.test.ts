import { expect, it } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { Publisher } from '../../../server/src/server/diagnostics/publisher.ts';

const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const WRONG = { range: RANGE, message: 'wrong' };

function publisher() {
  const sent: PublishDiagnosticsParams[] = [];
  return { sent, publisher: new Publisher((params) => sent.push(params)) };
}

it('sends diagnostics that differ from those that the client has', () => {
  const { sent, publisher: to } = publisher();
  to.publish('file:///a', []);
  to.publish('file:///a', []);
  to.publish('file:///a', [WRONG]);
  to.publish('file:///a', [WRONG], 2);
  expect(sent).toEqual([
    { uri: 'file:///a', diagnostics: [] },
    { uri: 'file:///a', diagnostics: [WRONG] },
    { uri: 'file:///a', diagnostics: [WRONG], version: 2 },
  ]);
});

it('clears only diagnostics that the client has', () => {
  const { sent, publisher: to } = publisher();
  to.clear('file:///a');
  to.publish('file:///a', []);
  to.clear('file:///a');
  to.publish('file:///a', [WRONG]);
  to.clear('file:///a');
  expect(sent.slice(1)).toEqual([
    { uri: 'file:///a', diagnostics: [WRONG] },
    { uri: 'file:///a', diagnostics: [] },
  ]);
  expect(to.published).toEqual([]);
});

it('does not leave diagnostics behind under another spelling of the URI', () => {
  const { sent, publisher: to } = publisher();
  to.publish('file:///a%20b', [WRONG]);
  to.publish('file:///a b', [WRONG]);
  to.clear('file:///a%20b');
  expect(sent.map(({ uri, diagnostics }) => [uri, diagnostics.length])).toEqual([
    ['file:///a%20b', 1],
    ['file:///a%20b', 0],
    ['file:///a b', 1],
    ['file:///a b', 0],
  ]);
});
