import { describe, it } from 'vitest';
import { checkDiagnostics, checkFix } from '../../support/check-diagnostics.ts';
import { FRAMEWORKS } from '../matching/frameworks.ts';

describe('an unknown edition', () => {
  it('is reported once for a citation, with the existing editions', () => {
    checkDiagnostics(
      `
      NIST CSF:3.0 PR.AA-01, PR.AA-02 and GV.OC-01
      ^^^^^^^^^^^^^^^^^^^^^ unknown-edition: NIST CSF has no edition 3.0. Available editions: 1.1 and 2.0.
      INTERPOL-SP v9 3.4
      ^^^^^^^^^^^^^^^^^^ unknown-edition: INTERPOL-SP has no edition v9. Available editions: 2014-2016.
      `,
      FRAMEWORKS,
    );
  });

  it('is reported at the member that contains it', () => {
    checkDiagnostics(
      `
      Articles 6 and 9 of the GDPR:2018
                     ^^^^^^^^^^^^^^^^^^ unknown-edition: GDPR has no edition 2018. Available editions: 2016.
      `,
      FRAMEWORKS,
    );
  });

  it('is not reported for a catalog without editions', () => {
    checkDiagnostics(`
      //- /x.objectives.yaml
      prefix: X
      objectives: [1.1 One]
      //- /main.md
      X:2020 1.1
      ^^^^^^^^^^ unknown-edition: X has no edition 2020. Its catalog lists no editions.
    `);
  });

  it('is fixed by one that has the number, if there is one', () => {
    // The more similar spelling, 2.0, gives it another title.
    checkFix('NIST CSF:2.1 PR.AC-1', 0, 'NIST CSF:1.1 PR.AC-1', FRAMEWORKS);
    checkFix('NIST CSF:2.1 PR.ZZ-1', 0, 'NIST CSF:2.0 PR.ZZ-1', FRAMEWORKS);
  });

  it('is fixed by the most similar one, in the spelling of the text', () => {
    checkFix('NIST CSF:1.0 PR.AC-1', 'Change the edition to 1.1', 'NIST CSF:1.1 PR.AC-1', FRAMEWORKS);
    checkFix(
      'NIST CSF (version 2.1) PR.AA-01',
      'Change the edition to 2.0',
      'NIST CSF (version 2.0) PR.AA-01',
      FRAMEWORKS,
    );
    checkFix('INTERPOL-SP:2014 3.4', 0, 'INTERPOL-SP:2014-2016 3.4', FRAMEWORKS);
    checkFix('SP 800-53 Rev. 6 AC-2', 0, 'SP 800-53 Rev. 5 AC-2', FRAMEWORKS);
    checkFix('Articles 6 and 9 of the GDPR:2018', 0, 'Articles 6 and 9 of the GDPR:2016', FRAMEWORKS);
  });
});
