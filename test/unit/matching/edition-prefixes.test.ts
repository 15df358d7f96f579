import { describe, expect, it } from 'vitest';
import { fixText } from '../../support/check-fix-all.ts';
import { checkReferences } from '../../support/check-references.ts';
import { parseFixture } from '../../support/fixture.ts';
import { readScope, scopeOf } from '../../support/scope.ts';

const PLAN = scopeOf(`
  //- /p.objectives.yaml
  prefix: NEWP
  editions:
    - edition: "2019"
      prefixes: [OLDP, Old Plan]
      objectives: [{number: 1.1, title: a, replacedBy: [4.1]}, 2.1 b, 3.1 c]
    - edition: "2031"
      objectives: [1.1 z, 4.1 a, 2.1 b]
`);

describe('a name that implies an edition', () => {
  it('is resolved in it', () => {
    checkReferences(
      `
      OLDP 1.1, Old Plan 2.1 and 3.1; NEWP 1.1, NEWP 3.1, OLDP 9.9, OLDP:2031 4.1
      ^^^^^^^^ superseded: 1.1 @2019
                ^^^^^^^^^^^^ superseded: 2.1 @2019
                                 ^^^ superseded: 3.1 @2019
                                      ^^^^^^^^ current: 1.1
                                                ^^^^^^^^ withdrawn: 3.1
                                                          ^^^^^^^^ unknown-objective: 9.9 @2019
                                                                    ^^^^^^^^^^^^^ current: 4.1 @2031
    `,
      PLAN,
    );
  });

  it('gives way to the prefix where a fix brings the citation to another edition', () => {
    const { text } = fixText('See OLDP 1.1 and **Old Plan** 2.1.', PLAN, { codes: new Set(['superseded-edition']) });
    expect(text).toBe('See NEWP 4.1 and **NEWP** 2.1.');
  });

  it('belongs to one framework', () => {
    const { problems } = readScope(
      parseFixture(`
        //- /p.objectives.yaml
        prefix: NEWP
        editions: [{edition: "2019", prefixes: [OLDP], objectives: [1 a]}]
        //- /q.objectives.yaml
        prefix: OLDP
        objectives: [1 a]
      `).files,
    );
    expect([...problems.values()].flat().map(({ code }) => code)).toEqual(Array(2).fill('catalog-clashing-prefix'));
  });
});
