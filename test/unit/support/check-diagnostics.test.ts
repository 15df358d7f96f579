import { describe, expect, it } from 'vitest';
import { checkDiagnostics, checkFix } from '../../support/check-diagnostics.ts';
import { applyEdits } from '../../support/edits.ts';
import { expectAnnotations } from '../../support/expect-annotations.ts';
import { type Annotation, type FixtureFile, parseFixture } from '../../support/fixture.ts';

/** The message of a failed assertion. */
function failure(assert: () => void): string {
  try {
    assert();
  } catch (error) {
    return String(error);
  }
  throw new Error('The assertion holds');
}

const CATALOG = `
  //- /sp.objectives.yaml
  prefix: SP
  objectives:
    - 3.4 Train people
    - 3.5 Equip people
`;

describe('checkProblems', () => {
  it('uses the built-in catalog if the fixture has none', () => {
    checkDiagnostics(`
      We follow INTERPOL-SP 3.4 and INTERPOL-SP 9.9.
                                    ^^^^^^^^^^^^^^^ unknown-objective: …9.9…
    `);
  });

  it('uses the catalogs and the configuration of the fixture', () => {
    checkDiagnostics(`
      //- /sp.objectives.yaml
      prefix: SP
      objectives:
        - 3.4 Train people
      //- /objrefs.yaml
      severity: {unknown-objective: off}
      //- /a.md
      SP 3.4, SP 3.5
    `);
  });

  it('uses catalogs given separately', () => {
    checkDiagnostics('SP 3.4, INTERPOL-SP 9.9', CATALOG);
  });

  it('asserts the problems of catalogs too', () => {
    expect(failure(() => checkDiagnostics('\n//- /sp.objectives.yaml\nprefix: SP\nprefix: SP\n'))).toContain(
      '^ catalog-',
    );
  });

  it.each([
    ['is missing', 'SP 3.4', '^^^^^^ unknown-objective'],
    ['is not annotated', 'SP 3.6', ''],
    ['has another code', 'SP 3.6', '^^^^^^ unknown-edition'],
    ['has another message', 'SP 3.6', '^^^^^^ unknown-objective: something else'],
    ['has another range', 'SP 3.6', ' ^^^^^ unknown-objective'],
  ])('fails if a problem %s', (_, line, annotation) => {
    expect(failure(() => checkDiagnostics(`\n${line}\n${annotation}\n`, CATALOG))).toContain('AssertionError');
  });
});

describe('checkFix', () => {
  it('applies the fix of the problem at the cursor', () => {
    checkFix('SP 9.9, SP$0 3.6', 'Change to 3.4…', 'SP 9.9, SP 3.4', CATALOG);
  });

  it('lists the fixes that exist', () => {
    expect(failure(() => checkFix('SP 3.6', 'Delete', '', CATALOG))).toContain('Change to 3.');
  });
});

describe('expectAnnotations', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } };
  const file = (...labels: string[]): FixtureFile =>
    parseFixture(['\nab', ...labels.map((label) => `^^${label}`), ''].join('\n')).files[0]!;
  const found = (code: string, message: string): Annotation => ({ range, code, message });

  it.each(['', ' x', ': no 9.9', ' x: no…', ' x: …9.9…', ' x: …'])('accepts "^^%s" for x: no 9.9', (label) => {
    expectAnnotations(file(label), [found('x', 'no 9.9')]);
  });

  it.each([' y', ': no 9', ': no 9.9.', ' x: 9.9…', ' x: …9.8…'])('does not accept "^^%s" for it', (label) => {
    expect(failure(() => expectAnnotations(file(label), [found('x', 'no 9.9')]))).toContain('AssertionError');
  });

  it('counts each one once', () => {
    expectAnnotations(file('', ' x', ' x: m'), [found('x', 'm'), found('x', 'n'), found('y', 'o')]);
    expect(failure(() => expectAnnotations(file(' x'), [found('x', 'm'), found('x', 'm')]))).toContain('x: m');
    expect(failure(() => expectAnnotations(file(' x', ' x'), [found('x', 'm')]))).toContain('AssertionError');
  });
});

describe('applyEdits', () => {
  const edit = (start: [number, number], end: [number, number], newText: string) => ({
    range: { start: { line: start[0], character: start[1] }, end: { line: end[0], character: end[1] } },
    newText,
  });

  it('applies all of them to the same text, insertions at one place in their order', () => {
    const edits = [edit([1, 0], [1, 1], 'B'), edit([0, 1], [0, 1], '1'), edit([0, 1], [0, 1], '2')];
    expect(applyEdits('a\r\nb\rc', edits)).toBe('a12\r\nB\rc');
  });

  it.each([
    ['no such line', [edit([2, 0], [2, 0], '')]],
    ['no such place', [edit([0, 3], [0, 3], '')]],
    ['no such place', [edit([0, -1], [0, 1], '')]],
    ['ends before it starts', [edit([1, 0], [0, 1], '')]],
    ['overlaps', [edit([0, 0], [0, 2], ''), edit([0, 1], [1, 0], '')]],
  ])('refuses an edit if there is %s', (reason, edits) => {
    expect(() => applyEdits('ab\r\nc', edits)).toThrow(new RegExp(reason, 'i'));
  });
});
