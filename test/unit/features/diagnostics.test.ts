import { expect, it } from 'vitest';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Diagnostic } from '../../../server/src/core/model/diagnostic.ts';
import { diagnostics } from '../../../server/src/features/diagnostics.ts';
import { type ClientSupport, clientSupport } from '../../../server/src/features/lsp/client-support.ts';
import { MINIMAL, openFixture, RICH } from '../../support/check-features.ts';
import { RICH_CLIENT } from '../../support/clients.ts';

const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 15 } };

const STALE: Diagnostic = {
  code: 'replaced-objective',
  severity: 'warning',
  range: RANGE,
  message: 'ACME 1.1 is gone.',
  deprecated: true,
  related: [{ location: { uri: 'seed:/a', range: RANGE }, message: '1.1 Sell' }],
  fixes: [
    {
      title: 'Replace with 2.1',
      edits: [],
      preferred: true,
      suggestion: { number: '2.1', title: 'Learn', newText: 'ACME 2.1' },
    },
    { title: 'Ignore', edits: [], preferred: false },
  ],
};

it('have all that a client supports', () => {
  expect(diagnostics([STALE], { support: RICH, clientUri: (uri) => `opened:${uri}` })).toEqual([
    {
      range: RANGE,
      severity: DiagnosticSeverity.Warning,
      code: 'replaced-objective',
      source: 'objrefs',
      message: 'ACME 1.1 is gone.',
      tags: [DiagnosticTag.Deprecated],
      relatedInformation: [{ location: { uri: 'opened:seed:/a', range: RANGE }, message: '1.1 Sell' }],
      data: { suggestions: [{ number: '2.1', title: 'Learn', newText: 'ACME 2.1' }] },
    },
  ]);
});

it('have no links above a hover that has them', () => {
  const hovers = clientSupport(RICH_CLIENT, { diagnosticsInHovers: true });
  const related = (text: string, support: ClientSupport) =>
    diagnostics(openFixture(text).document.analysis.diagnostics, { support, clientUri: String }).map(
      ({ relatedInformation }) => relatedInformation?.map(({ message }) => message),
    );
  const catalog = `
    //- /acme.objectives.yaml
    prefix: ACME
    editions:
      - {edition: "1", objectives: [1.1 Sell, {number: 1.2, title: Buy, replacedBy: [2.1]}, 1.3 Rent]}
      - {edition: "2", objectives: [1.1 Learn, 2.1 Steal]}
    //- /main.md
    `;
  const text = `${catalog}ACME 1.2 and ACME 1.3 and ACME 1.1$0`;
  const own = [['ACME 1.2 Buy', 'ACME 2: 2.1 Steal'], ['ACME 1.3 Rent']];
  expect(related(text, RICH)).toEqual([...own, ['ACME 1: 1.1 Sell', 'ACME 2: 1.1 Learn']]);
  expect(related(text, hovers)).toEqual([undefined, undefined, ['ACME 1: 1.1 Sell']]);
});

it('have nothing that a client does not support', () => {
  expect(diagnostics([STALE], { support: MINIMAL, clientUri: String })).toEqual([
    { range: RANGE, severity: 2, code: 'replaced-objective', source: 'objrefs', message: 'ACME 1.1 is gone.' },
  ]);
});

it.each([
  ['error', DiagnosticSeverity.Error],
  ['warning', DiagnosticSeverity.Warning],
  ['information', DiagnosticSeverity.Information],
  ['hint', DiagnosticSeverity.Hint],
] as const)('have the severity %s', (severity, expected) => {
  expect(diagnostics([{ ...STALE, severity }], { support: MINIMAL, clientUri: String })[0]?.severity).toBe(expected);
});

it('are those of the document, in its order', () => {
  const { document } = openFixture('INTERPOL-SP 9.9, INTERPOL-SP 3.4, INTERPOL-SP 3.45$0');
  const found = diagnostics(document.analysis.diagnostics, { support: RICH, clientUri: String });
  expect(found.map(({ code, range }) => [code, range.start.character, range.end.character])).toEqual([
    ['unknown-objective', 0, 15],
    ['unknown-objective', 34, 50],
  ]);
});

it('of too many, are the most severe ones in their order, with a count of the others', () => {
  const problems = Array.from({ length: 12_000 }, (_, line): Diagnostic => {
    const range = { start: { line, character: 0 }, end: { line, character: 1 } };
    return { ...STALE, range, severity: line % 3 === 0 ? 'error' : 'warning' };
  });
  const [first, ...others] = diagnostics(problems, { support: MINIMAL, clientUri: (uri) => uri });
  expect(first?.message).toBe('7000 more problems in this document are not shown. To see all, run objrefs check.');
  expect(others).toHaveLength(5000);
  expect(others.filter(({ severity }) => severity === DiagnosticSeverity.Error)).toHaveLength(4000);
  const lines = others.map(({ range }) => range.start.line);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
  expect(lines.filter((line) => line % 3 !== 0).at(-1)).toBe(1499);
});
