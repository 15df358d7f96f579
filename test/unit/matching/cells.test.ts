import { describe, expect, it } from 'vitest';
import { separateCells } from '../../../server/src/core/matching/cells.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { checkReferences } from '../../support/check-references.ts';

describe('cells of separated values', () => {
  it('an amount in the next cell does not continue a number', () => {
    checkReferences(`
      //- /risks.csv
      id,objective,cost
      1,INTERPOL-SP 3.4,100
        ^^^^^^^^^^^^^^^ current: 3.4
      2,INTERPOL-SP 3,4
        ^^^^^^^^^^^^^ current: 3
      3,INTERPOL-SP 3.4,4.5
        ^^^^^^^^^^^^^^^ current: 3.4
      4,INTERPOL-SP 9.9,7
        ^^^^^^^^^^^^^^^ unknown-objective: 9.9
    `);
  });

  it('a row does not continue the previous row', () => {
    checkReferences(`
      //- /risks.csv
      id,title,INTERPOL-SP
      3,Train,x
    `);
  });

  it('a quoted cell can contain a list, also over several lines', () => {
    checkReferences(`
      //- /risks.csv
      1,"INTERPOL-SP 3.1, 3.4",5
         ^^^^^^^^^^^^^^^ current: 3.1
                          ^^^ current: 3.4
      2,"INTERPOL-SP 3.1,
         ^^^^^^^^^^^^^^^ current: 3.1
      3.4",5
      ^^^ current: 3.4
    `);
  });

  it('semicolons separate if the first row has more of them, tabs in .tsv', () => {
    checkReferences(`
      //- /risks.csv
      id;objective;cost
      1;INTERPOL-SP 3.1, 3.4;3.5
        ^^^^^^^^^^^^^^^ current: 3.1
                         ^^^ current: 3.4
    `);
    checkReferences('//- /risks.tsv\nINTERPOL-SP 3\t4\n^^^^^^^^^^^^^ current: 3\n');
  });

  it('other documents are unchanged', () => {
    const lines = linesOf('a,b\n1,2');
    expect(separateCells(lines, 'file:///a.md')).toBe(lines);
    expect(separateCells(lines, undefined)).toBe(lines);
  });
});
