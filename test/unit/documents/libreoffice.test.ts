import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawn } from '../../support/office-files.ts';
import { objrefs } from '../cli/objrefs.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';

const CATALOG = `
prefix: ACME
editions: [{edition: "1", objectives: ["1.1 Grow", "1.2 Harvest"]}]
`;

const TEXT = `<html><body>
<h1>3 Training</h1>
<p>We follow ACME 9.1 and ACME&nbsp;1.1, not <b>AC</b>ME <i>9.2</i> or AC&shy;ME 9.3<sup>2</sup>, 9.31<sup>a</sup> and the 1<sup>st</sup>.</p>
<ol><li>First ACME 9.4</li><li>Second<ol><li>ACME 9.5 below</li></ol></li></ol>
<h2>Budget</h2>
<table><tr><th>Item</th><th>ACME</th></tr><tr><td>Course</td><td>1.2</td></tr>
<tr><td>Lab,<br>see ACME 9.6</td><td>9.7</td></tr></table>
<p>Last ACME 9.8.</p>
</body></html>`;
const PLACES = [
  ['9.1', 'paragraph 2, “3 Training”'],
  ['1.1', 'paragraph 2, “3 Training”'],
  ['9.2', 'paragraph 2, “3 Training”'],
  ['9.3', 'paragraph 2, “3 Training”'],
  ['9.31', 'paragraph 2, “3 Training”'],
  ['9.4', 'paragraph 3, “3 Training”'],
  ['9.5', 'paragraph 5, “3 Training”'],
  ['1.2', 'paragraph 10, “Budget”'],
  ['9.6', 'paragraph 11, “Budget”'],
  ['9.7', 'paragraph 12, “Budget”'],
  ['9.8', 'paragraph 13, “Budget”'],
];

const RTF = String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}\pard See {\b ACME} 9.1\u8211?9.3.\par Then ACME\~9.4.{\super\chftn}{\footnote\pard\plain{\super\chftn} A note on ACME 9.5.}\par}`;
const RTF_PLACES = [
  ['9.1', 'paragraph 1'],
  ['9.3', 'paragraph 1'],
  ['9.4', 'paragraph 2'],
  ['9.5', 'footnote 1 on paragraph 2'],
];

const TABLE = 'Activity,Reference,Cost\nTraining,ACME 9.1,3\n,,\nLab,"ACME 1.1, 9.2",ACME 9.3\n';
const CELLS = [
  ['9.1', 'sheet “table”, cell B2'],
  ['1.1', 'sheet “table”, cell B4'],
  ['9.2', 'sheet “table”, cell B4'],
  ['9.3', 'sheet “table”, cell C4'],
];

const isInstalled = spawnSync('soffice', ['--version']).status === 0;
if (!isInstalled) console.log('LibreOffice is not installed, so that its documents are not tried.');

/** Has LibreOffice convert files of a folder, with a profile of their own. */
function convert(folder: TemporaryFolder, files: readonly string[], to: string, into: string): void {
  const options = [`-env:UserInstallation=file://${folder.at('profile')}`, '--headless', '--norestore'];
  // A page of the web would not have the paragraphs of a document.
  const filter = files.some((file) => file.endsWith('.html')) ? ['--infilter=HTML (StarWriter)'] : [];
  const words = [...options, ...filter, '--convert-to', to, '--outdir', folder.at(into), ...files];
  const { status, stderr } = spawnSync('soffice', words, { cwd: folder.at('.'), encoding: 'utf8', timeout: 100_000 });
  if (status !== 0) throw new Error(stderr);
}

async function citedIn(folder: TemporaryFolder, file: string): Promise<string[][]> {
  const { stdout } = await objrefs(folder, ['references', '--json', file]);
  const { references } = JSON.parse(stdout) as { references: { number: string; place: { label: string } }[] };
  return references.map(({ number, place }) => [number, place.label]);
}

describe.skipIf(!isInstalled)(
  'documents of LibreOffice have the citations and places of what they were made from:',
  () => {
    const LIMIT = 300_000;

    test.each([
      ['text.html', TEXT, PLACES],
      ['text.rtf', RTF, RTF_PLACES],
    ])(
      '%s, saved in each format, and from it in the other one',
      async (name, text, places) => {
        const folder = temporaryFolder({ 'acme.objectives.yaml': CATALOG, [name]: text });
        for (const [format, other] of [
          ['docx', 'odt'],
          ['odt', 'docx'],
        ] as const) {
          convert(folder, [name], format, 'first');
          convert(folder, [`first/text.${format}`], other, 'second');
          expect(await citedIn(folder, `first/text.${format}`)).toEqual(places);
          expect(await citedIn(folder, `second/text.${other}`)).toEqual(places);
        }
        convert(folder, ['first/text.odt'], 'pdf', 'first');
        const cited = await citedIn(folder, 'first/text.pdf');
        // Tables have no columns in a PDF file, and notes are at the bottom of the page.
        const numbers = places.flatMap(([number]) => (number === '1.2' || number === '9.7' ? [] : [number]));
        expect(cited.map(([number]) => number)).toEqual(numbers);
        for (const [, place] of cited) expect(place).toMatch(/^page 1, line \d+$/);
      },
      LIMIT,
    );

    test(
      'a table, saved as xlsx and as ods',
      async () => {
        const folder = temporaryFolder({ 'acme.objectives.yaml': CATALOG, 'table.csv': TABLE });
        convert(folder, ['table.csv'], 'xlsx', 'first');
        convert(folder, ['first/table.xlsx'], 'ods', 'second');
        expect(await citedIn(folder, 'first/table.xlsx')).toEqual(CELLS);
        expect(await citedIn(folder, 'second/table.ods')).toEqual(CELLS);
      },
      LIMIT,
    );

    test.each([
      ['rich.docx', 'odt'],
      ['deck.pptx', 'odp'],
    ])(
      'all of %s, in OpenDocument and back',
      async (name, format) => {
        const bytes = readFileSync(`test/fixtures/office/${name}`);
        const folder = temporaryFolder({ [name]: bytes });
        const open = name.replace(/\w+$/, format);
        convert(folder, [name], format, 'first');
        convert(folder, [`first/${open}`], name.replace(/^.*\./, ''), 'second');
        const written = await drawn(name, bytes);
        expect(await drawn(open, readFileSync(folder.at(`first/${open}`)))).toBe(written);
        expect(await drawn(name, readFileSync(folder.at(`second/${name}`)))).toBe(written);
      },
      LIMIT,
    );
  },
);
