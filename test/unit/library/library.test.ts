import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, createChecker } from '../../../server/src/library/library.ts';

const ACME = { name: 'catalogs/acme.objectives.yaml', text: 'prefix: ACME\nedition: "1"\nobjectives:\n  - 1.1 Grow\n' };

test('references and findings are rows of reports', () => {
  const { references, findings } = check({ name: 'a.md', text: 'ACME 1.1\r\nACME 1.9' }, { catalogs: [ACME] });
  expect(references[0]).toEqual({
    ...{ file: 'a.md', line: 1, column: 1, endLine: 1, endColumn: 9 },
    ...{ text: 'ACME 1.1', prefix: 'ACME', edition: null, resolvedEdition: '1', number: '1.1' },
    ...{ status: 'current', canonical: true, title: 'Grow', replacedBy: [] },
  });
  expect(findings).toMatchObject([
    {
      ...{ file: 'a.md', line: 2, column: 1, endLine: 2, endColumn: 9 },
      ...{ code: 'unknown-objective', severity: 'error', prefix: 'ACME', edition: null, number: '1.9' },
      suggestions: [{ number: '1.1', title: 'Grow', newText: 'ACME 1.1' }],
    },
  ]);
});

const statuses = (text: string, options?: Parameters<typeof createChecker>[0]) =>
  check({ name: 'plans/a.md', text }, options).references.map(({ status }) => status);

describe('shipped catalogs', () => {
  test('count unless they are left out', () => {
    expect(statuses('INTERPOL-SP 3.4')).toEqual(['current']);
    expect(statuses('INTERPOL-SP 3.4', { shipped: false })).toEqual([]);
  });

  test('are disabled by the configuration, and replaced by a catalog of the same prefix', () => {
    expect(statuses('INTERPOL-SP 3.4', { configuration: 'frameworks: {INTERPOL-SP: off}' })).toEqual([]);
    const own = { name: 'a.yaml', text: 'prefix: INTERPOL-SP\nobjectives: [1.1 Own]' };
    expect(statuses('INTERPOL-SP 3.4', { catalogs: [own] })).toEqual(['unknown-objective']);
  });
});

test('the configuration sets severities, and where numbers count without a prefix', () => {
  const configuration = [
    'severity: {unknown-objective: warning}',
    'context: [{files: "plans/**", framework: ACME}]',
    'frameworks: {NOPE: on}',
  ].join('\n');
  const checker = createChecker({
    catalogs: [{ ...ACME, text: `levels: [objective]\n${ACME.text}` }],
    configuration,
  });
  const findings = (name: string) => checker.check({ name, text: 'Objective 1.9' }).findings;
  expect(findings('plans/a.md').map(({ severity }) => severity)).toEqual(['warning']);
  expect(findings('reports/a.md')).toEqual([]);
  expect(checker.problems).toMatchObject([{ file: 'objrefs.yaml', line: 3, code: 'config-unknown-framework' }]);
});

describe('catalogs', () => {
  test('report their problems, and the rest takes effect', () => {
    const catalogs = [ACME, { name: 'b.objectives.yaml', text: 'prefix: B\ncolour: red\nobjectives: [1.1 X]' }];
    const checker = createChecker({ catalogs });
    expect(checker.problems).toMatchObject([{ file: 'b.objectives.yaml', line: 2, code: 'catalog-unknown-field' }]);
    expect(checker.check({ name: 'x', text: 'ACME 1.1, B 1.1' }).references).toHaveLength(2);
  });

  test('given twice by one name count once', () => {
    const later = { ...ACME, text: ACME.text.replace('1.1', '2.1') };
    expect(createChecker({ catalogs: [ACME, later] }).problems).toEqual([]);
    expect(statuses('ACME 2.1', { catalogs: [ACME, later] })).toEqual(['current']);
  });

  test('are documents too, but their declarations are not references', () => {
    expect(createChecker({ catalogs: [ACME] }).check(ACME)).toEqual({ references: [], findings: [] });
  });
});

test('no function throws', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const named = fc.record({
    name: text,
    text: fc.oneof(
      text,
      text.map((end) => ACME.text + end),
    ),
  });
  fc.assert(
    fc.property(
      fc.array(named, { maxLength: 3 }),
      fc.option(text, { nil: undefined }),
      named,
      (catalogs, yaml, document) => {
        const checker = createChecker({ catalogs, ...(yaml !== undefined && { configuration: yaml }) });
        expect(checker.check(document)).toEqual(checker.check(document));
      },
    ),
    { numRuns: 300, examples: [[[{ name: '\ud800', text: '' }], '\ud800', { name: '../\udfff?#%', text: '\ud800' }]] },
  );
});
