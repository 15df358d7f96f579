import { describe, it } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';

const CATALOGS = `
  //- /or.objectives.yaml
  prefix: OR
  aliases: [CO]
  numbering: {languages: [de, fr], order: either}
  objectives: [41 Haftung, 97 Ausbleiben, 321a Treuepflicht]
  //- /lei.objectives.yaml
  prefix: LEI
  numbering: {languages: [pt], order: either}
  objectives: [7 Hipóteses, 7(IX) Interesse, 10 Legítimo, 18 Direitos, 18(VI) Eliminação]`;

describe('a prefix that is a small word in another case', () => {
  it('is meant in its own case only', () => {
    checkReferences(`${CATALOGS}
      //- /plan.md
      OR 41, Art. 41 OR; two or 41 people, Or 97
      ^^^^^  ^^^^^^^^^^ current: 41
    `);
  });

  it('is an operator before what is compared', () => {
    checkReferences(`${CATALOGS}
      //- /query.sql
      SELECT * FROM t WHERE a = 1 OR 41 = b OR (97 < c) OR x = 'OR 321a';
                                                                ^^^^^^^ current: 321a
    `);
  });
});

it('"c/c" joins numbers in Portuguese, and is no letter of one', () => {
  checkReferences(`${CATALOGS}
    //- /plan.md
    LEI, art. 7º, IX, c/c art. 10
    ^^^^^^^^^^^^^^^^ current: 7(IX)
                          ^^^^^^^ current: 10
  `);
});
