import { describe, it } from 'vitest';
import { checkDiagnostics, checkFix } from '../../support/check-diagnostics.ts';
import { FRAMEWORKS } from '../matching/frameworks.ts';

describe('a range is invalid', () => {
  it('that is reversed', () => {
    checkDiagnostics(
      `
      INTERPOL-SP 3.5–3.1, SDG 5-3
      ^^^^^^^^^^^^^^^^^^^ invalid-range: The range from 3.5 to 3.1 is reversed. Put the lower number first.
                           ^^^^^^^ invalid-range: The range from 5 to 3 is reversed…
      `,
      FRAMEWORKS,
    );
  });

  it('that crosses from one part to another, if the parts are not listed', () => {
    checkDiagnostics(
      `
      FLAT 3.4 to 4.2
      ^^^^^^^^^^^^^^^ invalid-range: The range from 3.4 to 4.2 spans different parts of the framework. Cite each part separately.
      `,
      `
      //- /flat.objectives.yaml
      prefix: FLAT
      objectives: [3.4 One, 4.1 Two, 4.2 Three]
      `,
    );
  });

  it('but not where all numbers end alike', () => {
    checkDiagnostics(
      `
      TOP A01:2021 to A10:2021, TOP A10:2021 to A01:2021
                                ^^^^^^^^^^^^^^^^^^^^^^^^ invalid-range: …reversed…
      `,
      `
      //- /top.objectives.yaml
      prefix: TOP
      objectives: ["A01:2021 One", "A02:2021 Two", "A10:2021 Ten"]
      `,
    );
  });

  it('that is empty', () => {
    checkDiagnostics(
      `
      INTERPOL-SP 3.4-3.4
      ^^^^^^^^^^^^^^^^^^^ invalid-range: The range from 3.4 to 3.4 starts and ends with the same number. Cite that number only.
      `,
      FRAMEWORKS,
    );
  });

  it('in a list, at its own range', () => {
    checkDiagnostics(
      `
      INTERPOL-SP 1.1, 3.5-3.1 and 4.1
                       ^^^^^^^ invalid-range: …reversed…
      `,
      FRAMEWORKS,
    );
  });
});

describe('a range is valid', () => {
  it('of digits by their value, not as texts', () => {
    checkDiagnostics('WCAG 1.4.3–1.4.10, SP 800-53:5 AC-2(3)–(13)', FRAMEWORKS);
  });

  it('of letters in the order of the catalog', () => {
    checkDiagnostics(
      `
      NIST CSF functions GV to DE, NIST CSF functions PR to DE, GDPR Art. 6(1)(a)–(f)
      NIST CSF functions DE to PR
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-range: …reversed…
      `,
      FRAMEWORKS,
    );
  });

  it('of parts that abbreviate a number', () => {
    checkDiagnostics('SP 800-53 AC-2(a)–(c)', FRAMEWORKS);
  });

  it('if an end is unknown, which is reported instead', () => {
    checkDiagnostics(
      `
      INTERPOL-SP 3.9-3.1
      ^^^^^^^^^^^^^^^ unknown-objective: …no objective 3.9…
      `,
      FRAMEWORKS,
    );
  });
});

describe('a fix', () => {
  it('swaps the ends of a reversed range', () => {
    checkFix('INTERPOL-SP 3.5–3.1.', 'Change to 3.1 to 3.5', 'INTERPOL-SP 3.1–3.5.', FRAMEWORKS);
    checkFix('SP 800-53 AC-2(4)-(1)', 0, 'SP 800-53 AC-2(1)-(4)', FRAMEWORKS);
  });

  it('replaces an empty range by its number', () => {
    checkFix('INTERPOL-SP 3.4-3.4.', 'Change to 3.4…', 'INTERPOL-SP 3.4.', FRAMEWORKS);
    checkFix('INTERPOL-SP **3.4**–**3.4**', 0, 'INTERPOL-SP **3.4**', FRAMEWORKS);
    checkFix('Articles 6 to 6 GDPR', 0, 'Articles 6 GDPR', FRAMEWORKS);
  });
});
