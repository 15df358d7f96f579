import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawn } from '../../support/office-files.ts';

const DOCX = `
<!-- objrefs: ACME -->  | document properties
# Training  | paragraph 1, “Training”
See ACME 9.6 and ACME 1.1², 9.7  | paragraph 2, “Training”
A note on ACME 9.1.  | footnote 1 on paragraph 2, “Training”
An endnote on ACME 9.2.  | endnote 1 on paragraph 2, “Training”
Commented ACME 9.8  | paragraph 3, “Training”
A comment on ACME 9.3  | comment 1 on paragraph 3, “Training”
Ignored ACME 9.9 <!-- objrefs-ignore-line -->  | paragraph 4, “Training”
ACME 9.10  | paragraph 5, “Training”
1. Item ACME 9.12  | paragraph 6, “Training”
1.1 Item ACME 9.13  | paragraph 7, “Training”
link ACME 9.14  | paragraph 8, “Training”
| Item | ACME |  | paragraph 10, “Training”
| --- | --- |  | paragraph 10, “Training”
| Course | 9.15 |  | paragraph 12, “Training”
Box ACME 9.16  | text box on paragraph 12, “Training”
ACME\t9.17  | paragraph 13, “Training”
line  | paragraph 13, “Training”
Header ACME 9.4  | header
Footer ACME 9.5, page   | footer
`;

const XLSX = `
| Item | ACME | Note |  | sheet “Plan & more”, cell C1
| --- | --- | --- |  | sheet “Plan & more”, cell C1
| Course | 9.1 | see ACME 9.2 |  | sheet “Plan & more”, cell C2
| Rich | ACME 9.3 | ACME 1.1² |  | sheet “Plan & more”, cell C3
| Formula | ACME 9.4 | ACME 9.5 |  | sheet “Plan & more”, cell C4
| Number | 9.6 | 1970-01-01 |  | sheet “Plan & more”, cell C5
| Percent | 9.7 |  | sheet “Plan & more”, cell B6
| Merged ACME 9.9 |  | sheet “Plan & more”, cell A8
| ACME 9.10 <!-- objrefs-ignore-line -- x --> |  | sheet “Plan & more”, cell A9
Note ACME 9.8  | comment in sheet “Plan & more”, cell A3
|  |  | ACME 9.12 |  | sheet “Hidden”, cell C3
| --- | --- | --- |  | sheet “Hidden”, cell C3
`;

const PPTX = `
Training  | slide 1
See ACME 9.1²  | slide 1
Notes ACME 9.2  | notes on slide 1
| Item | ACME |  | slide 2
| --- | --- |  | slide 2
| Course | 9.3 |  | slide 2
ACME 9.4  | slide 2
ACME  | slide 2
9.5  | slide 2
ACME 9.6  | slide 2
ACME 9.7  | slide 2
b  | slide 2
`;

test.each([
  ['docx.docx', DOCX],
  ['exceljs.xlsx', XLSX],
  ['pptxgenjs.pptx', PPTX],
])('%s is read with all that was written into it', async (name, text) => {
  const bytes = readFileSync(`test/fixtures/office/other-writers/${name}`);
  expect(`\n${await drawn(name, bytes)}\n`).toBe(text);
});
