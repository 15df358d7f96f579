import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../support/check-diagnostics.ts';
import { checkCatalogFix } from './check-catalog.ts';

describe('a number that is written with what is before it in citations', () => {
  it('is reported, with the number alone as a fix', () => {
    checkDiagnostics(`
      //- /acme.objectives.yaml
      prefix: ACME
      aliases: [ACME Plan]
      levels: [article]
      numbering: {words: [Art]}
      objectives:
        - number: ACME Plan 3
                  ^^^^^^^^^^^ catalog-invalid-number: Write the number as "3". "ACME Plan" can be before it in texts.
          title: Three
        - number: Article 4
                  ^^^^^^^^^ catalog-invalid-number: Write the number as "4". "article" can be before it in texts.
          title: Four
        - Art 6 Six
          ^^^^^^^^^ catalog-invalid-number: Write the number as "6". "Art" can be before it in texts.
        - 7 Seven
    `);
  });

  it('is fixed', () => {
    checkCatalogFix(
      'prefix: X\nlevels: [article]\nobjectives:\n  - Article 6 Six\n',
      'Change to 6 Six',
      'prefix: X\nlevels: [article]\nobjectives:\n  - 6 Six\n',
    );
  });
});
