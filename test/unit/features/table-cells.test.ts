import { describe, expect, it } from 'vitest';
import { checkFix } from '../../support/check-diagnostics.ts';
import { checkAccepted, checkCompletion, checkDefinition, hoverText } from '../../support/check-features.ts';
import { fixText } from '../../support/check-fix-all.ts';
import { scopeOf } from '../../support/scope.ts';

const CATALOG = `
  //- /acme.objectives.yaml
  prefix: ACME
  editions:
    - edition: "1"
      objectives: [3.1 Sell, {number: 3.2, title: Lend, replacedBy: [4.1, 4.2]}, {number: 3.3, title: Rent, replacedBy: [4.3]}]
    - edition: "2"
      objectives: [3.1 Sell, 4.1 Lend boats, 4.2 Lend nets, 4.3 Rent]
`;
const SCOPE = scopeOf(CATALOG);
const HEADED = `${CATALOG}
  //- /plan.md
  | ACME | Title |
  |------|-------|
`;

describe('in the cells of a table', () => {
  it('both the name and the number have the hover of the number', () => {
    for (const row of ['| AC$0ME | 3.1 |', '| ACME | 3$0.1 |']) {
      expect(hoverText(`${CATALOG}\n  //- /plan.md\n  ${row}`)).toContain('Sell');
    }
    expect(hoverText(`${HEADED}  | 3$0.1 | x |`)).toContain('Sell');
  });

  it('the definition of a number below its name is in the catalog', () => {
    checkDefinition(`
      //- /acme.objectives.yaml
      prefix: ACME
      objectives: [3 All, 3.1 Sell]
                          ^^^^^^^^ target
                          ^^^ number
      //- /plan.md
      | ACME | x |
      |------|---|
      | 3$0.1 | x |
        ^^^ origin
    `);
  });

  it('a fix writes the number, or a list, into the cell', () => {
    checkFix('| **ACME** | 9.1 | x |', 'Change to 4.1…', '| **ACME** | 4.1 | x |', SCOPE);
    checkFix('| acme | 3.1 |', 0, '| ACME | 3.1 |', SCOPE);
    expect(fixText('| ACME | 3.3 | Rent |\n|ACME|3.1, 3.3|\n', SCOPE).text).toBe(
      '| ACME | 4.3 | Rent |\n|ACME|3.1, 4.3|\n',
    );
    expect(fixText('| ACME | x |\n|---|---|\n| 3.3 | x |\n| 3.1, 3.3 | x |\n', SCOPE).text).toBe(
      '| ACME | x |\n|---|---|\n| 4.3 | x |\n| 3.1, 4.3 | x |\n',
    );
    expect(fixText('<td>ACME</td>\n<td>3.3</td>\n', SCOPE).text).toBe('<td>ACME</td>\n<td>4.3</td>\n');
  });

  it('completion offers the numbers of the name', () => {
    checkCompletion(`${CATALOG}\n  //- /plan.md\n  | ACME | 4.$0 |`, 'by typing', ['4.1', '4.2', '4.3']);
    checkCompletion(`${CATALOG}\n  //- /plan.md\n  | See ACME | 4.$0 |`, 'by typing', null);
    checkCompletion(`${HEADED}  | 4.$0 | x |`, 'by typing', ['4.1', '4.2', '4.3']);
    checkAccepted(`${CATALOG}\n  //- /plan.md\n  | ACME | 4.$0 |`, '4.2', '| ACME | 4.2 |');
  });
});
