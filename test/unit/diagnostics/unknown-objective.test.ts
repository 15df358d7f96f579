import { describe, expect, it } from 'vitest';
import { DocumentAnalysis, type Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import { comparePositions, linesOf } from '../../../server/src/core/model/text.ts';
import { checkDiagnostics, checkFix } from '../../support/check-diagnostics.ts';
import { applyEdits } from '../../support/edits.ts';
import { scopeOf } from '../../support/scope.ts';
import { FRAMEWORKS } from '../matching/frameworks.ts';

/** The complete built-in INTERPOL-SP. */
const INTERPOL = scopeOf('');

/** The suggested numbers for the only problem of the text. */
function suggested(text: string, scope: Scope = INTERPOL): (string | undefined)[] {
  const { diagnostics: problems } = new DocumentAnalysis(linesOf(text), scope);
  expect(problems.map(({ code }) => code)).toEqual(['unknown-objective']);
  return problems[0]!.fixes.map(({ suggestion }) => suggestion?.number);
}

describe('an unknown number is reported', () => {
  it('with its level and the best suggestions', () => {
    checkDiagnostics(
      `
      INTERPOL-SP 7, INTERPOL-SP 4.6, INTERPOL-SP 3.4.1
      ^^^^^^^^^^^^^ unknown-objective: INTERPOL-SP 2014-2016 has no priority 7. Did you mean 6 …
                     ^^^^^^^^^^^^^^^ unknown-objective: INTERPOL-SP 2014-2016 has no objective 4.6. Did you mean 4.5 …
                                      ^^^^^^^^^^^^^^^^^ unknown-objective: INTERPOL-SP 2014-2016 has no objective 3.4.1. Did you mean 3.4 …
      `,
      INTERPOL,
    );
  });

  it('in the edition that applies', () => {
    checkDiagnostics(
      `
      NIST CSF:1.1 PR.AC-9, NIST CSF PR.AA-99
      ^^^^^^^^^^^^^^^^^^^^ unknown-objective: NIST CSF 1.1 has no subcategory PR.AC-9…
                            ^^^^^^^^^^^^^^^^^ unknown-objective: NIST CSF 2.0 has no subcategory PR.AA-99…
      `,
      FRAMEWORKS,
    );
  });

  it('for each member of a list at its own range', () => {
    checkDiagnostics(
      `
      INTERPOL-SP 3.1, 3.9 and 9.1
                       ^^^ unknown-objective: …no objective 3.9…
                               ^^^ unknown-objective: …no objective 9.1…
      `,
      INTERPOL,
    );
  });

  it('without suggestions if none is similar', () => {
    checkDiagnostics(
      `
      ISO 27001 A.99.99.99
      ^^^^^^^^^^^^^^^^^^^^ unknown-objective: ISO 27001 2022 has no objective A.99.99.99.
      `,
      FRAMEWORKS,
    );
  });
});

describe('the suggestions', () => {
  it.each([
    ['INTERPOL-SP 7', ['6', '5', '4']],
    ['INTERPOL-SP 4.6', ['4.5', '4.4', '4.3']],
    ['INTERPOL-SP 3.45', ['3.4', '3.5']],
    ['INTERPOL-SP 3.4.1', ['3.4', '3.1']],
  ])('for %s are the numbers nearest to it', (text, numbers) => {
    expect(suggested(text).slice(0, numbers.length)).toEqual(numbers);
  });

  it.each(['INTERPOL-SP 9.9', 'INTERPOL-SP 7.8', 'NIST CSF XY.ZZ-77', 'NIST CSF PR.AA-99'])(
    'for %s are none: it is no slip for any number',
    (text) => expect(suggested(text, FRAMEWORKS)).toEqual([]),
  );

  it('begin with the objective whose title is beside the number', () => {
    expect(suggested('INTERPOL-SP 9.9 Provide innovative cybercrime training')[0]).toBe('3.4');
    expect(suggested('INTERPOL-SP 3.8 (provide innovative cybercrime training)')[0]).toBe('3.4');
    expect(suggested('INTERPOL-SP 3.8 is new')[0]).not.toBe('3.4');
  });

  it('prefer those that differ only in case or padding', () => {
    expect(suggested('SDG 16.B', FRAMEWORKS)[0]).toBe('16.b');
    expect(suggested('NIST CSF PR.AA-1', FRAMEWORKS)[0]).toBe('PR.AA-01');
  });

  it('ignore optional lead letters', () => {
    expect(suggested('ASVS V2.1.8', FRAMEWORKS)).toEqual(suggested('ASVS 2.1.8', FRAMEWORKS));
    expect(suggested('ISO 27001 5.17', FRAMEWORKS)[0]).toBe('A.5.16');
  });

  it('are current objectives', () => {
    const scope = scopeOf(
      '//- /x.objectives.yaml\nprefix: X\nobjectives: [1.1 One, {number: "1.2", title: Two, withdrawn: true}]',
    );
    expect(suggested('X 1.3', scope)).toEqual(['1.1']);
  });

  it('have texts that replace the whole problem', () => {
    const texts = [
      'see INTERPOL-SP 4.6 there',
      'INTERPOL-SP: (objective 4.9)',
      '**INTERPOL-SP** **4.6**',
      'INTERPOL-SP 3.1, 3.9',
      'INTERPOL-SP:2014-2016 4.6',
      'INTERPOL-SP\n4.6',
      '> INTERPOL-SP objective\n> 4.6',
    ];
    for (const text of texts) {
      for (const { range, fixes } of new DocumentAnalysis(linesOf(text), INTERPOL).diagnostics) {
        expect(fixes.length).toBeGreaterThan(0);
        for (const { edits, suggestion } of fixes) {
          const replaced = applyEdits(text, [{ range, newText: suggestion?.newText ?? '' }]);
          expect(replaced).toBe(applyEdits(text, edits));
          expect(edits.every((edit) => comparePositions(range.start, edit.range.start) <= 0)).toBe(true);
        }
      }
    }
  });
});

describe('a fix changes only the number', () => {
  it('with any text before it', () => {
    checkFix('See INTERPOL-SP objective 4.6.', 'Change to 4.5…', 'See INTERPOL-SP objective 4.5.', INTERPOL);
    checkFix('**INTERPOL-SP**&nbsp;4.6', 'Change to 4.5…', '**INTERPOL-SP**&nbsp;4.5', INTERPOL);
  });

  it('in a list', () => {
    checkFix('INTERPOL-SP 3.1, 4.6 and 3.5', 'Change to 4.5…', 'INTERPOL-SP 3.1, 4.5 and 3.5', INTERPOL);
  });

  it('in the form of the text', () => {
    checkFix('GDPR Art. 22(1) and (9)', 'Change to 22(4)…', 'GDPR Art. 22(1) and (4)', FRAMEWORKS);
    checkFix('Art. 6 Abs. 1 lit. z DSGVO', 'Change to 6(1)(f)…', 'Art. 6 Abs. 1 lit. f DSGVO', FRAMEWORKS);
  });
});

describe('a number in another edition', () => {
  it('is reported with that edition', () => {
    checkDiagnostics(
      `
      NIST CSF:2.0 PR.AC-3, NIST CSF:1.1 GV.OC-01
      ^^^^^^^^^^^^^^^^^^^^ unknown-objective: NIST CSF 2.0 has no subcategory PR.AC-3. Edition 1.1 lists it: PR.AC-3 Remote access is managed.
                            ^^^^^^^^^^^^^^^^^^^^^ unknown-objective: NIST CSF 1.1 has no subcategory GV.OC-01. Edition 2.0 lists it: GV.OC-01 The mission is understood.
      `,
      FRAMEWORKS,
    );
  });

  it('is fixed by the edition first', () => {
    checkFix('NIST CSF:2.0 PR.AC-3', 0, 'NIST CSF:1.1 PR.AC-3', FRAMEWORKS);
    checkFix('NIST CSF:1.1 GV.OC-01', 'Remove the edition: GV.OC-01…', 'NIST CSF GV.OC-01', FRAMEWORKS);
  });

  it('is fixed by adding the edition if a default one is configured', () => {
    const configured = scopeOf(`
      //- /x.objectives.yaml
      prefix: X
      editions: [{edition: e1, objectives: [1.1 One]}, {edition: e2, objectives: [2.2 Two]}]
      //- /objrefs.yaml
      frameworks: {X: {edition: e1}}
    `);
    checkFix('X 2.2', 'Add edition e2: 2.2 Two', 'X:e2 2.2', configured);
    checkFix('X:e2 1.1', 'Remove the edition: 1.1 One', 'X 1.1', configured);
  });
});

describe('the edition is removed together with its separator', () => {
  it.each([
    ['NIST CSF:1.1 GV.OC-01', 'NIST CSF GV.OC-01'],
    ['NIST CSF 1.1 GV.OC-01', 'NIST CSF GV.OC-01'],
    ['NIST CSF (1.1) GV.OC-01', 'NIST CSF GV.OC-01'],
    ['NIST CSF [1.1]: GV.OC-01', 'NIST CSF: GV.OC-01'],
    ['NIST CSF v1.1 GV.OC-01', 'NIST CSF GV.OC-01'],
    ['NIST CSF (version 1.1) GV.OC-01', 'NIST CSF GV.OC-01'],
    ['**NIST CSF** 1.1 GV.OC-01', '**NIST CSF** GV.OC-01'],
    ['NIST CSF 1.1-GV.OC-01', 'NIST CSF GV.OC-01'],
    ['NIST CSF, version 1.1, GV.OC-01', 'NIST CSF, GV.OC-01'],
  ])('%s', (before, after) => checkFix(before, 'Remove the edition…', after, FRAMEWORKS));
});

describe('a text of wrong numbers', () => {
  it('gets problems, without suggestions past the budget', () => {
    const objectives = Array.from({ length: 3000 }, (_, index) => `1.${index + 1} Title`).join(', ');
    const scope = scopeOf(`//- /x.objectives.yaml\nprefix: X\nobjectives: [${objectives}]`);
    const { diagnostics: problems } = new DocumentAnalysis(linesOf('X 1.3001\n'.repeat(2000)), scope);
    expect(problems).toHaveLength(2000);
    expect(problems[0]!.fixes).toHaveLength(3);
    expect(problems.at(-1)!.fixes).toHaveLength(0);
  });
});
