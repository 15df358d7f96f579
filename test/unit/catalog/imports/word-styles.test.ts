import JsZip from 'jszip';
import { expect, test } from 'vitest';
import { importFile } from './import-text.ts';
import { wordDocument } from './word-document.ts';

const STYLES = { TOC1: 'toc 1', TOC2: 'toc 2', Title: 'Title', Subtitle: 'Subtitle' };

test('the title and the table of contents of a Word document are recognised by their styles', async () => {
  const bytes = await wordDocument(
    [
      { text: 'National Growth Strategy', style: 'Title' },
      { text: '2024–2028', style: 'Subtitle' },
      { text: 'Goal 1: Grow 4', style: 'TOC1' },
      { text: '1.1 Plant 5', style: 'TOC2' },
      { text: 'Grow', style: 'Heading1' },
      { text: 'Plant trees', style: 'Heading2' },
      { text: 'Water trees', style: 'Heading2' },
      { text: 'Sell', style: 'Heading1' },
      { text: 'Sell pears', style: 'Heading2' },
    ],
    [],
    ['Goal %1:', '%1.%2'],
    STYLES,
  );
  const { catalog, problems, dropped } = await importFile({ name: 'p.docx', bytes, text: null }, { prefix: 'NGS' });
  expect([problems, dropped]).toEqual([[], []]);
  expect(catalog).toBe(`format: 1
prefix: NGS
aliases: [National Growth Strategy]
title: National Growth Strategy
levels: [goal, objective]
editions:
  - edition: 2024-2028
    objectives:
      - number: 1
        title: Grow
        objectives:
          - 1.1 Plant trees
          - 1.2 Water trees
      - number: 2
        title: Sell
        objectives:
          - 2.1 Sell pears
`);
});

const PLAN = [
  { text: 'Grow', list: '1' },
  { text: 'Plant trees', list: '1', level: 1 },
  { text: 'Water trees', list: '1', level: 1 },
];
const OUTLINE = [
  '  - number: 1',
  '    title: Grow',
  '    objectives:',
  '      - 1.1 Plant trees',
  '      - 1.2 Water trees',
];

/** The document of a plan with changed XML, by parts. */
async function changed(change: (zip: JsZip) => Promise<void>) {
  const zip = await JsZip.loadAsync(await wordDocument(PLAN, ['%1.', '%1.%2']));
  await change(zip);
  const bytes = await zip.generateAsync({ type: 'uint8array' });
  const { catalog, problems } = await importFile({ name: 'p.docx', bytes, text: null }, { prefix: 'P' });
  expect(problems).toEqual([]);
  return catalog;
}

test('the parts of a document are found by its relationships, as Word for the web writes them', async () => {
  const catalog = await changed(async (zip) => {
    for (const [from, to] of [
      ['word/document.xml', 'word/document2.xml'],
      ['word/numbering.xml', 'word/numbering2.xml'],
      ['word/_rels/document.xml.rels', 'word/_rels/document2.xml.rels'],
    ] as const) {
      const text = await zip.file(from)!.async('string');
      zip.remove(from);
      zip.file(to, text.replace('"numbering.xml"', '"/word/numbering2.xml"'));
    }
    const root = await zip.file('_rels/.rels')!.async('string');
    zip.file('_rels/.rels', root.replace('word/document.xml', '/word/document2.xml'));
  });
  expect(catalog).toContain(OUTLINE.join('\n'));
});

test('with tracked changes, the numbers are the current ones', async () => {
  const catalog = await changed(async (zip) => {
    const text = await zip.file('word/document.xml')!.async('string');
    const before =
      '<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr></w:pPrChange>';
    zip.file('word/document.xml', text.replaceAll('</w:numPr></w:pPr>', `</w:numPr>${before}</w:pPr>`));
  });
  expect(catalog).toContain(OUTLINE.join('\n'));
});

test.each([
  ['that is cut', (text: string) => text.replace('</w:t>', '')],
  ['with unknown entities', (text: string) => text.replace('Grow', '&secret;')],
])('a Word document %s is refused with a message', async (_what, change) => {
  const zip = await JsZip.loadAsync(await wordDocument(PLAN, ['%1.', '%1.%2']));
  zip.file('word/document.xml', change(await zip.file('word/document.xml')!.async('string')));
  const bytes = await zip.generateAsync({ type: 'uint8array' });
  const { catalog, problems } = await importFile({ name: 'p.docx', bytes, text: null }, { prefix: 'P' });
  expect([catalog, problems]).toEqual([null, ['1:1 Not a Word document. Save it as .docx.']]);
});

test('the text behind fields that never end is read', async () => {
  const catalog = await changed(async (zip) => {
    const text = await zip.file('word/document.xml')!.async('string');
    const field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(600);
    zip.file(
      'word/document.xml',
      text.replace('</w:body>', `<w:p>${field}</w:p></w:body>`).replace('<w:body>', `<w:body><w:p>${field}</w:p>`),
    );
  });
  expect(catalog).toContain(OUTLINE.join('\n'));
});

test('a list with the levels of a list style is numbered by them', async () => {
  const catalog = await changed(async (zip) => {
    const numbering = await zip.file('word/numbering.xml')!.async('string');
    const link = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Plan"/></w:abstractNum>';
    const list = '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>';
    const linked = numbering.replace('<w:num w:numId="1">', `${link}<w:num w:numId="1">`);
    zip.file('word/numbering.xml', linked.replace('</w:numbering>', `${list}</w:numbering>`));
    const styles = await zip.file('word/styles.xml')!.async('string');
    const style =
      '<w:style w:type="numbering" w:styleId="Plan"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    zip.file('word/styles.xml', styles.replace('</w:styles>', `${style}</w:styles>`));
    const text = await zip.file('word/document.xml')!.async('string');
    zip.file('word/document.xml', text.replaceAll('<w:numId w:val="1"/>', '<w:numId w:val="7"/>'));
  });
  expect(catalog).toContain(OUTLINE.join('\n'));
});

test('a level in legal style shows the counts above it as digits', async () => {
  const catalog = await changed(async (zip) => {
    const numbering = await zip.file('word/numbering.xml')!.async('string');
    const roman = numbering.replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="upperRoman"/>');
    zip.file('word/numbering.xml', roman.replace('<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>'));
  });
  expect(catalog).toContain('objectives:\n  - 1.1 Plant trees\n  - 1.2 Water trees');
});
