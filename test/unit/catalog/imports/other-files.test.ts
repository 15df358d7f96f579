import { expect, test } from 'vitest';
import { decodeText } from '../../../../server/src/loader/decode.ts';
import { importFile } from './import-text.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const importBytes = (name: string, bytes: Uint8Array) =>
  importFile({ name, bytes, text: decodeText(bytes) }, { prefix: 'P' });

test.each([
  ['plan.pdf', '%PDF-1.7', 'PDF files cannot be read. Open the file in Word and save it as .docx'],
  ['download', '%PDF-1.7', 'PDF files cannot be read.'],
  ['plan.xlsx', 'PK\x03\x04\0', 'Save the sheet that lists the objectives as CSV'],
  ['plan.ods', 'PK\x03\x04\0', 'Save the sheet that lists the objectives as CSV'],
  ['plan.doc', '\xd0\xcf\x11\xe0\0', 'Save it as .docx.'],
  ['plan.odt', 'PK\x03\x04\0', 'Save it as .docx.'],
  ['plan', '{\\rtf1 1.1 Grow}', 'Save it as .docx.'],
  ['plan.pptx', 'PK\x03\x04\0', 'Save the text as .docx or .txt.'],
  ['plan.mhtml', 'From: <Saved>', 'Save the page as HTML only'],
  ['plan.xyz', 'x', 'Cannot detect the format of plan.xyz.'],
])('%s cannot be read, and the message has a solution', async (name, text, message) => {
  const { catalog, problems } = await importBytes(name, bytesOf(text));
  expect(catalog).toBeNull();
  expect(problems).toEqual([expect.stringContaining(message)]);
});

test('files in the encoding of Windows are read and reported', async () => {
  const { catalog, problems } = await importBytes('p.csv', bytesOf('id;title\r\n1.1;\xc9t\xe9 \x96 \x80\r\n'));
  expect(catalog).toContain('- 1.1 Été – €\n');
  expect(problems).toEqual([expect.stringMatching(/^2:5 This file is not in UTF-8\. It was read as windows-1252/)]);
});

test('a page declares its encoding', async () => {
  const page = '<meta charset="iso-8859-2"><h1>1 Cel</h1><h2>1.1 \xb3\xf3d\xbc</h2><h2>1.2 Inne</h2>';
  const { catalog, problems } = await importBytes('p.html', bytesOf(page));
  expect(catalog).toContain('1.1 łódź\n');
  expect(problems).toEqual([]);
});

test('UTF-8 with a character that was cut in two stays UTF-8', async () => {
  const whole = new TextEncoder().encode('# 1 Été\n## 1.1 Forêt\n## 1.2 Fin é');
  const { catalog, problems } = await importBytes('p.md', whole.subarray(0, -1));
  expect(catalog).toContain('1.1 Forêt');
  expect(problems).toEqual([]);
});
