import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readerOf } from '../../../server/src/cli/document-readers.ts';
import { isRefusal } from '../../../server/src/core/base/result.ts';
import { documentFormatOf } from '../../../server/src/documents/formats.ts';
import { drawn, relationships, wordParts, zipOf } from '../../support/office-files.ts';

const BODY = '<w:p><w:r><w:t>INTERPOL-SP 3.4</w:t></w:r></w:p>';
const DAMAGED = 'it is damaged, or not what its name says.';
const document = (xml: string) => zipOf({ ...wordParts(''), 'word/document.xml': xml });
const bookOf = (cells: string, strings: string) =>
  zipOf({
    '_rels/.rels': relationships({ r: ['officeDocument', 'xl/workbook.xml'] }),
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Plan" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationships({ a: ['worksheet', 'a.xml'], s: ['sharedStrings', 's.xml'] }),
    'xl/a.xml': `<worksheet><row>${cells}</row></worksheet>`,
    'xl/s.xml': `<sst>${strings}</sst>`,
  });
const compound = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('what cannot be read is reported:', () => {
  test.each<[string, string, Uint8Array, string]>([
    ['text', 'a.docx', Buffer.from('INTERPOL-SP 3.4'), DAMAGED],
    ['nothing', 'a.docx', new Uint8Array(), DAMAGED],
    ['half an archive', 'a.docx', zipOf(wordParts(BODY)).subarray(0, 400), DAMAGED],
    ['an archive of something else', 'a.docx', zipOf({ 'a.txt': 'x' }), DAMAGED],
    ['XML that is cut', 'a.docx', document('<w:document xmlns:w="w"><w:body>'), DAMAGED],
    ['an unknown entity', 'a.docx', document('<a>&lol;</a>'), DAMAGED],
    [
      'a definition of entities',
      'a.docx',
      document('<!DOCTYPE a [<!ENTITY l "lol">]><a>&l;</a>'),
      'its XML has a DOCTYPE, which is not allowed in office files.',
    ],
    ['deep XML', 'a.docx', document('<a>'.repeat(1001) + '</a>'.repeat(1001)), 'it is nested too deeply.'],
    ['much that packs well', 'a.docx', document(`<a>${' '.repeat(65 << 20)}</a>`), 'it unpacks to more than 64 MB.'],
    ['too many elements', 'a.docx', document(`<a>${'<b/>'.repeat(4_000_000)}</a>`), 'its XML has too many elements.'],
    [
      'too many paragraphs',
      'a.odt',
      zipOf({ 'content.xml': `<a>${'<p>x</p>'.repeat(300_001)}</a>` }),
      'it has more than 300000 paragraphs and cells. Divide it.',
    ],
    [
      'too many rows',
      'a.docx',
      document(`<a>${'<tr/>'.repeat(900_010)}</a>`),
      'it has more than 300000 paragraphs and cells. Divide it.',
    ],
    [
      'a long text that many cells repeat',
      'a.xlsx',
      bookOf('<c t="s"><v>0</v></c>'.repeat(30_000), `<si><t>${'x'.repeat(1000)}</t></si>`),
      'it has more than 20000000 characters. Divide it.',
    ],
    [
      'an encrypted document',
      'a.docx',
      compound,
      'it is encrypted, or in an old format. Save it in the current format, without a password.',
    ],
    [
      'an encrypted OpenDocument',
      'a.odt',
      zipOf({ 'META-INF/manifest.xml': '<m><encryption-data/></m>', 'content.xml': 'x' }),
      'it is encrypted. Save it without a password.',
    ],
    ['another format', 'a.xlsx', zipOf(wordParts(BODY)), 'it is a .docx file. Rename it.'],
    ['another format', 'a.docx', zipOf({ 'content.xml': '<a/>' }), 'it is an OpenDocument file. Rename it.'],
  ])('%s as %s', async (_what, name, bytes, message) => {
    expect(await drawn(name, bytes)).toBe(message);
  });

  test('an archive whose files are encrypted', async () => {
    const bytes = zipOf(wordParts(BODY));
    for (let at = 0; at + 4 < bytes.length; at++) {
      if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2) bytes[at + 8] = 1;
    }
    expect(await drawn('a.docx', bytes)).toBe('it is encrypted. Save it without a password.');
  });
});

test.each(['~$plan.docx', '.~lock.plan.odt#', 'plan.doc', 'plan.docx.md', 'docx'])('%s is not a document', (name) => {
  expect(documentFormatOf(name)).toBeUndefined();
});

test('levels of lists that no program writes are as if they were not there', async () => {
  const numbering =
    '<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="1e10"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>';
  const item =
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1e10"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>';
  expect(await drawn('a.docx', zipOf(wordParts(item, { 'numbering.xml': numbering })))).toBe(' x  | paragraph 1');
});

test('notes are read once, however often they are referred to', async () => {
  const reference = '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r></w:p>';
  const notes = `<w:footnotes><w:footnote w:id="1">${'<w:p><w:r><w:t>note</w:t></w:r></w:p>'.repeat(1000)}</w:footnote></w:footnotes>`;
  const text = await drawn('a.docx', zipOf(wordParts(reference.repeat(1000), { 'footnotes.xml': notes })));
  expect(text.match(/note {2}\|/g)).toHaveLength(1000);
});

describe('any mutation of an archive is read, or refused with a message, in a moment:', () => {
  test.each(['rich.docx', 'rich.odt', 'sheet.xlsx', 'sheet.ods', 'deck.pptx'])('%s', async (name) => {
    const whole = readFileSync(`test/fixtures/office/${name}`);
    const change = fc.record({ at: fc.nat({ max: whole.length - 1 }), byte: fc.nat({ max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(), async (changes, cut) => {
        const bytes = new Uint8Array(whole);
        for (const { at, byte } of changes) bytes[at] = byte;
        const begun = performance.now();
        const read = await readerOf(documentFormatOf(name)!)(
          cut % 10 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes,
        );
        expect(performance.now() - begun).toBeLessThan(5000);
        if (isRefusal(read)) expect(read.message).toMatch(/^its? .*\.$/);
        else
          expect(read.placeOf({ start: { line: 1e6, character: 0 }, end: { line: 1e6, character: 0 } }).label).not.toBe(
            '',
          );
      }),
      { numRuns: 150 },
    );
  });
});
