import { describe, expect, it, test } from 'vitest';
import { shippedCatalogs } from '../../../server/src/catalog/reading/shipped.ts';
import { DocumentAnalysis, type Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import { finish } from '../../../server/src/core/base/steps.ts';
import { disabledFrameworks } from '../../../server/src/core/diagnostics/disabled-framework.ts';
import { prefixSearch } from '../../../server/src/core/matching/prefix-search.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { composeFrameworks } from '../../../server/src/core/resolution/compose.ts';
import { checkDiagnostics } from '../../support/check-diagnostics.ts';
import { scopeOf } from '../../support/scope.ts';

const NIST = shippedCatalogs.find(({ catalog }) => catalog.prefix === 'NIST CSF')!.catalog;
const { set } = composeFrameworks([{ catalog: NIST, origin: 'shipped' }], new Map());
const DISABLED = [{ ...prefixSearch({ ...NIST, id: NIST.prefix }), set: () => set }];

const withDisabled = (catalogs = ''): Scope => ({
  ...scopeOf(catalogs || '//- /acme.objectives.yaml\nprefix: ACME\nobjectives: [1.1 One]\n'),
  disabled: DISABLED,
});

describe('a built-in framework that is not enabled is reported', () => {
  it('once, at the first citation of a number that it lists', () => {
    checkDiagnostics(
      `
      NIST CSF 2.0 has functions. See ACME 1.1, and NIST CSF XX.YY-01.
      Access: NIST CSF PR.AA-01, PR.AA-02.
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ disabled-framework: NIST CSF is built in, but not enabled in this folder: its numbers are not checked.
      Again NIST CSF PR.AA-03 and CSF ID.AM-1.
      `,
      withDisabled(),
    );
  });

  it('not for its name, other frameworks of that name, or a weak spelling', () => {
    checkDiagnostics(
      `
      The NIST CSF 2.0, HITRUST CSF 01.a, SAMA CSF 3.3.1, nist csf PR.AA-01.
      A file nist-csf-pr.aa-01.md, PR.AA-01 alone, and CSF.
      `,
      withDisabled(),
    );
  });

  it('not where a framework of the workspace is cited', () => {
    const own = '//- /own.objectives.yaml\nprefix: CSF\nobjectives: [PR.AA-01 Own]\n';
    checkDiagnostics('CSF PR.AA-01', withDisabled(own));
  });

  it('not where the severity is off, nor where a comment ignores it', () => {
    checkDiagnostics('NIST CSF PR.AA-01', { ...withDisabled(), severity: new Map([['disabled-framework', 'off']]) });
    checkDiagnostics('NIST CSF PR.AA-01 <!-- objrefs-ignore-line disabled-framework -->', withDisabled());
  });
});

it('a long text is searched for it in part, and a wrong citation does not end the search', () => {
  const codes = (text: string) =>
    new DocumentAnalysis(linesOf(text), withDisabled()).diagnostics.map(({ code }) => code);
  expect(codes(`${'NIST CSF XX.YY-01\n'.repeat(1_500)}NIST CSF PR.AA-01`)).toEqual(['disabled-framework']);
  expect(codes(`${'\n'.repeat(3_000)}NIST CSF PR.AA-01`)).toEqual([]);
});

it('the search is in steps, between which other requests are answered', () => {
  const steps = [
    ...disabledFrameworks(linesOf('NIST CSF XX.YY-01\n'.repeat(200) + '\n'.repeat(1_000)), withDisabled()),
  ];
  expect(steps.length).toBeGreaterThan(200);
});

test.each([
  ['one of its names: see csf', 1],
  ['another word: monster', 0],
])('the framework is composed only for a text with %s', (text, times) => {
  let composed = 0;
  const count = () => {
    composed++;
    return set;
  };
  const scope = { ...withDisabled(), disabled: DISABLED.map((framework) => ({ ...framework, set: count })) };
  finish(disabledFrameworks(linesOf(`First\n${text}\n`), scope));
  expect(composed).toBe(times);
});
