import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawn } from '../../support/office-files.ts';

const file = (name: string) => drawn(name, readFileSync(`test/fixtures/office/${name}`));

const RICH = `
# 3 Training  | paragraph 1, “3 Training”
Split runs: INTERPOL-SP 9.9 end.  | paragraph 2, “3 Training”
Footnote cites INTERPOL-SP 9.2  | footnote 1 on paragraph 2, “3 Training”
Endnote cites INTERPOL-SP 9.8  | endnote 1 on paragraph 2, “3 Training”
## Budget  | paragraph 3, “Budget”
Tracked: old INTERPOL-SP 3.1 done.  | paragraph 4, “Budget”
Commented text INTERPOL-SP 1.1  | paragraph 5, “Budget”
Comment cites INTERPOL-SP 9.1  | comment 1 on paragraph 5, “Budget”
1. First numbered item INTERPOL-SP 1.2  | paragraph 6, “Budget”
1.1 Sub item  | paragraph 7, “Budget”
2. Second numbered item  | paragraph 8, “Budget”
| Cell A1 INTERPOL-SP 6.6 | Cell B1<br>second par in B1 INTERPOL-SP 2.2 |  | paragraph 11, “Budget”
| --- | --- |  | paragraph 11, “Budget”
| A2 | B2 |  | paragraph 13, “Budget”
Special: softhyphen, nbh-x, unicodesoft, nbsp INTERPOL-SP\u00a09.7, tab\tafter tab  | paragraph 14, “Budget”
after break INTERPOL-SP 2.3  | paragraph 14, “Budget”
Link: INTERPOL-SP 7.7  | paragraph 15, “Budget”
Text box cites INTERPOL-SP 9.5  | text box on paragraph 15, “Budget”
Last paragraph INTERPOL-SP 4.4.  | paragraph 16, “Budget”
Header cites INTERPOL-SP 9.3  | header
Footer cites INTERPOL-SP 9.4  | footer`;

const SHEET = `
| Item | Objective | Note |  | sheet “sheet”, cell C1
| --- | --- | --- |  | sheet “sheet”, cell C1
| Course | INTERPOL-SP 6.6 | two<br>lines |  | sheet “sheet”, cell C2
| Lab | INTERPOL-SP 5.1 | 3.1 |  | sheet “sheet”, cell C3
| Total | INTERPOL-SP 9.9 |  | sheet “sheet”, cell B4`;

describe('the text and the places of', () => {
  test.each(['rich.docx', 'rich.odt'])('%s', async (name) => {
    expect(`\n${await file(name)}`).toBe(RICH);
  });

  test.each(['sheet.xlsx', 'sheet.ods'])('%s', async (name) => {
    expect(`\n${await file(name)}`).toBe(SHEET);
  });

  test('deck.pptx', async () => {
    const slide = (number: number, objective: string) =>
      [
        `Slide ${number} title INTERPOL-SP ${objective}  | slide ${number}`,
        `bullet one INTERPOL-SP 9.9  | slide ${number}`,
        `bullet two  | slide ${number}`,
        `| h1 | h2 |  | slide ${number}`,
        `| --- | --- |  | slide ${number}`,
        `| c1 INTERPOL-SP 6.7 | c2 |  | slide ${number}`,
        `Notes cite INTERPOL-SP 8.${number}  | notes on slide ${number}`,
      ].join('\n');
    expect(await file('deck.pptx')).toBe([slide(1, '3.4'), slide(2, '4.5'), slide(3, '5.6')].join('\n'));
  });
});
