import { describe, expect, test } from 'vitest';
import { drawn, wordParts, zipOf } from '../../support/office-files.ts';

const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (inner: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
const word = (body: string, more?: Record<string, string>) => drawn('a.docx', zipOf(wordParts(body, more)));

describe('a Word document', () => {
  test.each([
    ['a deletion', `<w:del>${run('old')}</w:del>${run('INTERPOL-SP 3.4')}`, 'INTERPOL-SP 3.4'],
    ['a moved text', `<w:moveFrom>${run('3.4')}</w:moveFrom><w:moveTo>${run('3.5')}</w:moveTo>`, '3.5'],
    ['a content control', `<w:sdt><w:sdtContent>${run('INTERPOL-SP 3.4')}</w:sdtContent></w:sdt>`, 'INTERPOL-SP 3.4'],
    [
      'the result of a field, and not its instruction',
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF 9.9 </w:instrText></w:r>${run('9.8')}` +
        `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('3.4')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('!')}`,
      '3.4!',
    ],
    ['a simple field', `<w:fldSimple w:instr="REF x">${run('3.4')}</w:fldSimple>`, '3.4'],
    [
      'hyphens',
      `<w:r><w:t>INTERPOL</w:t><w:noBreakHyphen/><w:t>S</w:t><w:softHyphen/><w:t>P 3.4</w:t></w:r>`,
      'INTERPOL-SP 3.4',
    ],
    [
      'readings of characters',
      `<w:ruby><w:rt>${run('x')}</w:rt><w:rubyBase>${run('3.4')}</w:rubyBase></w:ruby>`,
      '3.4',
    ],
    ['entities of XML', run('R&amp;D &#51;.4'), 'R&D 3.4'],
  ])('shows %s as people see it', async (_what, inner, text) => {
    expect(await word(paragraph(inner))).toBe(`${text}  | paragraph 1`);
  });

  test('shows a text box once, which is there in two notations', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`;
    const both = `<mc:AlternateContent xmlns:mc="mc"><mc:Choice>${box('3.4')}</mc:Choice><mc:Fallback>${box('3.4')}</mc:Fallback></mc:AlternateContent>`;
    expect(await word(paragraph(`<w:r>${both}</w:r>${run('before')}`))).toBe(
      'before  | paragraph 1\n3.4  | text box on paragraph 1',
    );
  });

  test('shows diagrams and charts where they are, the names in a chart once', async () => {
    const point = (text: string) => `<pt><t>${paragraph(run(text))}</t></pt>`;
    const names =
      '<cat><strCache><pt><v>INTERPOL-SP 3.4</v></pt></strCache></cat><numCache><pt><v>3.5</v></pt></numCache>';
    const graphic = (inner: string) => `<w:r><w:drawing><graphicData>${inner}</graphicData></w:drawing></w:r>`;
    const body =
      paragraph(run('a') + graphic('<relIds r:dm="diagramData1.xml"/>')) +
      paragraph(run('b') + graphic('<chart r:id="chart1.xml"/>'));
    const text = await word(body, {
      'diagramData1.xml': `<dataModel xmlns:w="w">${point('first')}${point('second')}</dataModel>`,
      'chart1.xml': `<chartSpace><chart>${names}${names}</chart></chartSpace>`,
    });
    expect(text.split('\n')).toEqual([
      'a  | paragraph 1',
      'first  | diagram 1 on paragraph 1',
      'second  | diagram 1 on paragraph 1',
      'b  | paragraph 2',
      'INTERPOL-SP 3.4  | diagram 2 on paragraph 2',
    ]);
  });

  test('joins paragraphs between which the end is deleted', async () => {
    const ended = paragraph(run('INTERPOL-SP '), '<w:rPr><w:del/></w:rPr>');
    expect(await word(ended + paragraph(run('3.4')))).toBe('INTERPOL-SP 3.4  | paragraph 1');
    expect(await word(ended)).toBe('INTERPOL-SP   | paragraph 1');
  });

  test('joins a large first letter with its paragraph', async () => {
    const letter = paragraph(run('I'), '<w:framePr w:dropCap="drop" w:lines="3"/>');
    const framed = paragraph(run('A frame.'), '<w:framePr w:dropCap="none"/>');
    expect(await word(letter + paragraph(run('NTERPOL-SP 3.4')) + framed + paragraph(run('b')))).toBe(
      'INTERPOL-SP 3.4  | paragraph 1\nA frame.  | paragraph 2\nb  | paragraph 3',
    );
  });

  test('numbers the items of a list by its own levels and those that it shares', async () => {
    const level = (format: string, text: string) =>
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const list = (id: number, own = '') =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">${own}</w:lvlOverride></w:num>`;
    const numbering =
      `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">${level('decimal', 'Goal %1')}</w:abstractNum>` +
      `${list(1)}${list(2, level('upperLetter', '(%1)'))}</w:numbering>`;
    const item = (id: number) => paragraph(run('x'), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`);
    expect(await word(item(1) + item(2) + item(1), { 'numbering.xml': numbering })).toBe(
      'Goal 1 x  | paragraph 1\n(B) x  | paragraph 2\nGoal 3 x  | paragraph 3',
    );
  });

  test('reads the controls that Google puts around runs and cells', async () => {
    const control = (inner: string) =>
      `<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/><w:tag w:val="goog_rdk_0"/><w:text/></w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const cell = (text: string) => control(`<w:tc>${paragraph(control(run(text)))}</w:tc>`);
    expect(await word(`<w:tbl>${control(`<w:tr>${cell('INTERPOL-SP')}${cell('3.4')}</w:tr>`)}</w:tbl>`)).toBe(
      '| INTERPOL-SP | 3.4 |  | paragraph 2\n| --- | --- |  | paragraph 2',
    );
  });

  test('does not have deleted rows', async () => {
    const row = (text: string, properties = '') => `<w:tr>${properties}<w:tc>${paragraph(run(text))}</w:tc></w:tr>`;
    const table = `<w:tbl>${row('a')}${row('b', '<w:trPr><w:del/></w:trPr>')}${row('c')}</w:tbl>`;
    expect(await word(table)).toBe('| a |  | paragraph 1\n| --- |  | paragraph 1\n| c |  | paragraph 2');
  });

  test('has tables within tables as paragraphs', async () => {
    const cell = (inner: string) => `<w:tbl><w:tr><w:tc>${inner}</w:tc></w:tr></w:tbl>`;
    expect(await word(cell(paragraph(run('outer')) + cell(paragraph(run('inner')))))).toBe(
      'outer  | paragraph 1\n| inner |  | paragraph 2\n| --- |  | paragraph 2',
    );
  });

  test('knows headings by the style that theirs is based on, and by their outline level', async () => {
    const styles =
      '<w:styles xmlns:w="w"><w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>' +
      '<w:style w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H"/></w:style>' +
      '<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style></w:styles>';
    const styled = (style: string, text: string) => paragraph(run(text), `<w:pStyle w:val="${style}"/>`);
    const body =
      styled('T', 'Goals 1') +
      paragraph(run('Goals'), '<w:outlineLvl w:val="0"/>') +
      styled('Own', 'Grow') +
      paragraph(run('x'));
    expect(await word(body, { 'styles.xml': styles })).toBe(
      '# Goals  | paragraph 1, “Goals”\n## Grow  | paragraph 2, “Grow”\nx  | paragraph 3, “Grow”',
    );
  });

  test('has headers that several sections share once', async () => {
    const header = `<w:hdr xmlns:w="w">${paragraph(run('INTERPOL-SP 3.4'))}</w:hdr>`;
    expect(await word(paragraph(run('x')), { 'header1.xml': header, 'header2.xml': header })).toBe(
      'x  | paragraph 1\nINTERPOL-SP 3.4  | header',
    );
  });

  test.each([
    ['objrefs-ignore', 'objrefs-ignore-line'],
    ['objrefs-ignore unknown-objective -- a quotation', 'objrefs-ignore-line unknown-objective -- a quotation'],
    ['objrefs-ignore-next-line', 'objrefs-ignore-line'],
  ])('has ignore comments on the line of their paragraph: %s', async (written, shown) => {
    const comment = `<w:comment w:id="7">${paragraph(run(written))}</w:comment>`;
    const body = paragraph(`${run('ACME')}<w:r><w:br/></w:r>${run('9.9')}<w:r><w:commentReference w:id="7"/></w:r>`);
    expect(await word(body, { 'comments.xml': `<w:comments xmlns:w="w">${comment}</w:comments>` })).toBe(
      `ACME 9.9 <!-- ${shown} -->  | paragraph 1`,
    );
  });

  test.each([
    ['figures', ['INTERPOL-SP 3.4', '^2', ' and'], 'INTERPOL-SP 3.4² and'],
    ['several', ['3.4', '^1,', '^2', '.'], '3.4¹,².'],
    ['a letter', ['3.4', '^a', ' b'], '3.4⁽a⁾ b'],
    ['a figure before the text of a note', ['^1', 'INTERPOL-SP 3.4'], '¹INTERPOL-SP 3.4'],
    ['an ordinal', ['the 1', '^st', ' and art. 1', '^er', ', n', '^o', ' 5'], 'the 1st and art. 1er, nº 5'],
    ['a mark behind a space', ['3.4 ', '^2', ' and ', '3.5', '^ 2'], '3.4 ² and 3.5 ²'],
    [
      'a whole citation',
      ['See ', '^INTERPOL-SP ', '^3.4', ' or ', '^INTERPOL-SP 3'],
      'See INTERPOL-SP 3.4 or INTERPOL-SP 3',
    ],
  ])('tells marks from other raised text: %s', async (_what, pieces, text) => {
    const raised = (inner: string) =>
      `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">${inner}</w:t></w:r>`;
    const runs = pieces.map((piece) => (piece.startsWith('^') ? raised(piece.slice(1)) : run(piece)));
    expect(await word(paragraph(runs.join(''), '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'))).toBe(
      `${text}  | paragraph 1`,
    );
  });

  test('knows raised text by its style, which a run can take back', async () => {
    const styles =
      '<w:styles xmlns:w="w"><w:style w:styleId="Mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>' +
      '<w:style w:styleId="Own"><w:basedOn w:val="Mark"/></w:style></w:styles>';
    const styled = (text: string, more = '') =>
      `<w:r><w:rPr><w:rStyle w:val="Own"/>${more}</w:rPr><w:t>${text}</w:t></w:r>`;
    const higher = '<w:r><w:rPr><w:position w:val="8"/><w:sz w:val="19"/></w:rPr><w:t>1</w:t></w:r>';
    const body = paragraph(run('3.4') + styled('2') + styled('5', '<w:vertAlign w:val="baseline"/>') + higher);
    expect(await word(body, { 'styles.xml': styles })).toBe('3.4²5¹  | paragraph 1');
  });

  test('is refused if its text is a web page within it', async () => {
    expect(await word('<w:altChunk r:id="aFChunk.xml"/>', { 'aFChunk.xml': '<html>INTERPOL-SP 3.4</html>' })).toBe(
      'its text is in other files within it. Open it in Word and save it.',
    );
  });

  test('has no citation over two paragraphs', async () => {
    const parts = wordParts(paragraph(run('See INTERPOL-SP')) + paragraph(run('3 people')));
    expect(await drawn('a.docx', zipOf(parts))).toBe('See INTERPOL-SP  | paragraph 1\n3 people  | paragraph 2');
  });
});
