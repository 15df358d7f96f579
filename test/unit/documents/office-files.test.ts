import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawn, relationships, zipOf } from '../../support/office-files.ts';

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

describe('a spreadsheet', () => {
  const book = (sheet: string, more: Record<string, string> = {}) =>
    drawn(
      'a.xlsx',
      zipOf({
        '_rels/.rels': relationships({ r: ['officeDocument', 'xl/workbook.xml'] }),
        'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Plan" r:id="a"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': relationships({
          a: ['worksheet', 'a.xml'],
          s: ['sharedStrings', 'strings.xml'],
          t: ['styles', 'styles.xml'],
        }),
        'xl/a.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
        ...more,
      }),
    );

  test('shows numbers in the format of their cells', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.00;-0.00"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const cells =
      '<c r="A1"><v>3.3000000000000003</v></c><c r="B1" s="1"><v>3.1</v></c><c r="C1" s="2"><v>45385</v></c>';
    expect(await book(`<row r="1">${cells}</row>`, { 'xl/styles.xml': styles })).toContain(
      '| 3.3 | 3.10 | 2024-04-03 |',
    );
  });

  test('has comments at their cells, and texts without their readings', async () => {
    const strings = '<sst><si><r><t>INTERPOL</t></r><r><t>-SP 3.4</t></r><rPh><t>x</t></rPh></si></sst>';
    const comments =
      '<comments><commentList><comment ref="A1"><text><t>see 3.5</t></text></comment></commentList></comments>';
    const text = await book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', {
      'xl/strings.xml': strings,
      'xl/_rels/a.xml.rels': relationships({ c: ['comments', 'comments.xml'] }),
      'xl/comments.xml': comments,
    });
    expect(text.split('\n')).toEqual([
      '| INTERPOL-SP 3.4 |  | sheet “Plan”, cell A1',
      '| --- |  | sheet “Plan”, cell A1',
      'see 3.5  | comment in sheet “Plan”, cell A1',
    ]);
  });

  test('has the text of a box at the cell that it begins in', async () => {
    const corner = (name: string, column: number) => `<${name}><col>${column}</col><row>4</row></${name}>`;
    const box = '<sp><txBody><a:p><a:r><a:t>see </a:t></a:r><a:r><a:t>3.5</a:t></a:r></a:p></txBody></sp>';
    const text = await book('<row r="1"><c r="A1"><v>1</v></c></row>', {
      'xl/_rels/a.xml.rels': relationships({ d: ['drawing', 'drawing.xml'] }),
      'xl/drawing.xml': `<wsDr xmlns:a="a"><twoCellAnchor>${corner('from', 2)}${corner('to', 9)}${box}</twoCellAnchor></wsDr>`,
    });
    expect(text).toContain('see 3.5  | text box in sheet “Plan”, cell C5');
  });

  test('shows raised figures as marks', async () => {
    const rich =
      '<is><r><t>INTERPOL-SP 3.4</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r><r><t>5</t></r></is>';
    expect(await book(`<row r="1"><c r="A1" t="inlineStr">${rich}</c></row>`)).toContain('| INTERPOL-SP 3.4²5 |');
  });

  test('keeps columns apart that have empty cells between them', async () => {
    const text = await book('<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row>');
    expect(text.split('\n')[0]).toBe('|  | 1 |  | 2 |  | sheet “Plan”, cell D2');
  });
});

test('slides have the order of the presentation, their titles, raised figures as marks, and no page numbers', async () => {
  const slide = (title: string, text: string) =>
    `<p:sld xmlns:p="p" xmlns:a="a"><p:sp><p:nvPr><p:ph type="title"/></p:nvPr><a:p><a:r><a:t>${title}</a:t></a:r></a:p></p:sp>` +
    `<p:sp><p:nvPr><p:ph type="sldNum"/></p:nvPr><a:p><a:fld><a:t>7</a:t></a:fld></a:p></p:sp>` +
    `<p:sp><a:p><a:r><a:t>${text}</a:t></a:r><a:r><a:rPr baseline="30000"/><a:t>2</a:t></a:r><a:br/>` +
    `<a:r><a:rPr baseline="0"/><a:t>more</a:t></a:r></a:p></p:sp></p:sld>`;
  const bytes = zipOf({
    '_rels/.rels': relationships({ r: ['officeDocument', 'ppt/presentation.xml'] }),
    'ppt/presentation.xml':
      '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/></p:presentation>',
    'ppt/_rels/presentation.xml.rels': relationships({ a: ['slide', 'slides/1.xml'], b: ['slide', 'slides/2.xml'] }),
    'ppt/slides/1.xml': slide('End', 'INTERPOL-SP 3.5'),
    'ppt/slides/2.xml': slide('Begin', 'INTERPOL-SP 3.4'),
  });
  expect((await drawn('a.pptx', bytes)).split('\n')).toEqual([
    '# Begin  | slide 1, “Begin”',
    'INTERPOL-SP 3.4²  | slide 1, “Begin”',
    'more  | slide 1, “Begin”',
    '# End  | slide 2, “End”',
    'INTERPOL-SP 3.5²  | slide 2, “End”',
    'more  | slide 2, “End”',
  ]);
});
