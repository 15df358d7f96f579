import { describe, it } from 'vitest';
import { checkDiagnostics, checkFix } from '../../support/check-diagnostics.ts';
import { FRAMEWORKS } from '../matching/frameworks.ts';

describe('a spelling that searches would miss is reported', () => {
  it('with the reason and the canonical spelling', () => {
    checkDiagnostics(
      `
      sdg 13, SDG13, SDG-13, SDGs 13, INTERPOL SP 3.4
      ^^^^^^ noncanonical-reference: The prefix has the wrong case. Write SDG 13.
              ^^^^^ noncanonical-reference: Missing space after the prefix. Write SDG 13.
                     ^^^^^^ noncanonical-reference: Missing space after the prefix. Write SDG 13.
                             ^^^^^^^ noncanonical-reference: The prefix is in the plural. Write SDG 13.
                                      ^^^^^^^^^^^^^^^ noncanonical-reference: The prefix is misspelled. Write INTERPOL-SP 3.4.
      `,
      FRAMEWORKS,
    );
  });

  it('unless its kind is accepted', () => {
    const accepted = new Set(['glued', 'plural'] as const);
    checkDiagnostics(
      `
      sdg 13, SDG13, SDGs 13
      ^^^^^^ noncanonical-reference
      `,
      { ...FRAMEWORKS, accepted },
    );
  });

  it('once per citation', () => {
    checkDiagnostics(
      `
      SDGs 3, 4 and 13
      ^^^^^^ noncanonical-reference
      `,
      FRAMEWORKS,
    );
  });

  it('along with other problems', () => {
    checkDiagnostics(
      `
      INTERPOL SP 9.9
      ^^^^^^^^^^^^^^^ unknown-objective
      ^^^^^^^^^^^^^^^ noncanonical-reference
      `,
      FRAMEWORKS,
    );
  });
});

describe('the prefix and its aliases are canonical', () => {
  it('with any surrounding marks and signs', () => {
    checkDiagnostics(
      'Sustainable Development Goal 13, CSF PR.AA-01, **SDG** 13, SDG: 13, SDG (13), SDG&nbsp;13',
      FRAMEWORKS,
    );
  });
});

describe('the fix', () => {
  it.each([
    ['sdg 13', 'SDG 13'],
    ['sustainable development goal 13', 'SDG 13'],
    ['SDG13', 'SDG 13'],
    ['CSF-PR.AA-01', 'CSF PR.AA-01'],
    ['sdg-13', 'SDG 13'],
    ['**SDG**13', '**SDG** 13'],
    ['SDG**13**', 'SDG **13**'],
    ['SDGs 3 and 4', 'SDG 3 and 4'],
    ['(SDGs) 3', '(SDG) 3'],
    ['wcag22:1.1.1', 'WCAG22:1.1.1'],
    ['INTERPOL SP:2014-2016 3.4', 'INTERPOL-SP:2014-2016 3.4'],
    ['Art. 6 gdpr', 'Art. 6 GDPR'],
  ])('turns %s into %s', (before, after) => checkFix(before, 0, after, FRAMEWORKS));
});
