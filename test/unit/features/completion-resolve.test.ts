import { expect, it } from 'vitest';
import { completionResolve } from '../../../server/src/features/completion.ts';
import { completionsAt, hoverText, MINIMAL, openFixture, RICH } from '../../support/check-features.ts';

const TEXT = 'INTERPOL-SP forensic$0';

it('documents an item as a hover would, without its status', () => {
  const [item] = completionsAt(TEXT, 'by typing') ?? [];
  const { set } = openFixture(TEXT).document.analysis.scope;
  const resolved = completionResolve(item!, set, RICH);
  expect(resolved).toMatchObject({ ...item, documentation: { kind: 'markdown' } });
  const [described] = hoverText('INTERPOL-SP 3.4$0').split('\n\n---');
  expect(resolved.documentation).toEqual({ kind: 'markdown', value: described });
  expect(completionResolve(item!, set, MINIMAL).documentation).toMatchObject({ kind: 'plaintext' });
});

it('documents an item that is out of date with what replaces it', () => {
  const text = `
    //- /acme.objectives.yaml
    prefix: ACME
    editions:
      - {edition: "2020", objectives: [{number: 1.2, title: Sell, replacedBy: [2.1]}]}
      - {edition: "2024", objectives: [2.1 Sell abroad]}
    //- /main.md
    ACME 1$0
  `;
  const [item] = completionsAt(text, 'by typing') ?? [];
  const { documentation } = completionResolve(item!, openFixture(text).document.analysis.scope.set, MINIMAL);
  const value = 'Moved in edition 2024 to:\n\n2.1  Sell abroad\n\nACME 1.2\nSell\n\nACME, edition 2020';
  expect(documentation).toEqual({ kind: 'plaintext', value });
});

it.each([
  ['no data', undefined],
  ['data of another type', 'text'],
  ['data of another server', { uri: 1 }],
  ['a framework that was removed', { uri: 'file:///main.md', framework: 'GONE', pin: null, number: '3.4' }],
  ['a number that was removed', { uri: 'file:///main.md', framework: 'INTERPOL-SP', pin: '2014-2016', number: '9.9' }],
])('leaves an item with %s unchanged', (_, data) => {
  const item = { label: 'x', data };
  expect(completionResolve(item, openFixture(TEXT).document.analysis.scope.set, RICH)).toBe(item);
});
