import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { relationships, wordParts, zipOf } from '../../support/office-files.ts';
import { pdfOf } from '../../support/pdf-files.ts';
import type { Build, Builds } from './builds.ts';
import { byTurns, compared, type Figure, figure, ofBuilds } from './figure.ts';
import { objrefs, peakMemory, run } from './runs.ts';

// `objrefs check` of documents that are not text, compared with what only unpacks them.

const MEBIBYTE = 2 ** 20;
const PAGES = 226;
const ROWS = 16_000;
const CATALOG = 'prefix: ACME\neditions:\n  - edition: "1"\n    objectives: [1 Grow, 1.1 Grow apples]\n';
const SENTENCE = 'The plan of the year grows as it was agreed, and nothing else is said of it here. ';
const cited = (index: number) => `${SENTENCE.repeat(4)}${index % 10 === 0 ? 'See ACME 1.1.' : ''}`;

/** By name: its contents, and what only reads it, which may not be installed. */
const DOCUMENTS: readonly (readonly [
  name: string,
  file: string,
  make: () => Uint8Array,
  yardstick: readonly string[],
])[] = [
  [`a Word document of ${PAGES} pages`, 'a.docx', wordDocument, ['unzip', '-p', 'a.docx', 'word/document.xml']],
  [`a workbook of ${ROWS * 10} cells`, 'a.xlsx', workbook, ['unzip', '-p', 'a.xlsx', 'xl/a.xml']],
  [`a PDF file of ${PAGES} pages`, 'a.pdf', pdf, ['pdftotext', 'a.pdf', '-']],
];

export async function documents(builds: Builds, folder: string, rounds: number): Promise<Figure[]> {
  const figures = await withoutDocuments(builds, folder, rounds);
  for (const [name, file, make, [program = '', ...words]] of DOCUMENTS) {
    const path = join(folder, `document-${file}`);
    makeRoot(path);
    writeFileSync(join(path, file), make());
    const check = (build: Build) => () => void objrefs(build, ['check', file], path);
    const isThere = !spawnSync(program, ['-v']).error;
    const times = await byTurns(rounds, {
      ...ofBuilds(builds, check),
      yardstick: () => void (isThere ? run(program, words, path) : run(process.execPath, ['-e', '0'], path)),
    });
    figures.push(
      compared(`check of ${name}`, times, isThere ? program : 'node -e 0', times.yardstick),
      figure(
        `check of ${name}, most memory`,
        ofBuilds(builds, (build) => [peakMemory(build, ['check', file], path)]),
        {
          unit: 'bytes',
          limit: 300 * MEBIBYTE,
        },
      ),
    );
  }
  return figures;
}

/** Whatever is in the folders above. */
function makeRoot(path: string): void {
  mkdirSync(path);
  writeFileSync(join(path, 'objrefs.yaml'), 'documents: {office: true}\n');
  writeFileSync(join(path, 'acme.objectives.yaml'), CATALOG);
}

/** A folder without such documents pays nothing for them. */
async function withoutDocuments(builds: Builds, folder: string, rounds: number): Promise<Figure[]> {
  const [texts, both] = ['texts', 'texts-and-word'].map((name) => join(folder, `document-${name}`)) as [string, string];
  for (const path of [texts, both]) {
    makeRoot(path);
    writeFileSync(join(path, 'a.md'), 'See ACME 1.1.\n');
  }
  writeFileSync(join(both, 'a.docx'), zipOf(wordParts('<w:p><w:r><w:t>See ACME 1.1.</w:t></w:r></w:p>')));
  const times = await byTurns(rounds, {
    ...ofBuilds(builds, (build: Build) => () => void objrefs(build, ['check'], texts)),
    yardstick: () => void objrefs(builds.now, ['check'], both),
  });
  return [
    compared('check of a text', times, 'with a Word document of a line', times.yardstick),
    figure(
      'readers of documents that a check of a text loads',
      ofBuilds(builds, (build) => [readersLoaded(build, texts)]),
      { unit: 'bytes', limit: 0 },
    ),
  ];
}

/** The size of all loaded bundles with code of a reader, in bytes. */
function readersLoaded(build: Build, path: string): number {
  const loaded = mkdtempSync(`${path}-`);
  const env = { ...process.env, NODE_V8_COVERAGE: loaded };
  spawnSync(process.execPath, [build.objrefs, 'check'], { cwd: path, env });
  const records = readdirSync(loaded).map((name) => JSON.parse(readFileSync(join(loaded, name), 'utf8')));
  const scripts = new Set<string>(records.flatMap(({ result }) => result.map(({ url }: { url: string }) => url)));
  const bundles = [...scripts].filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  if (!bundles.includes(build.objrefs)) throw new Error(`${build.objrefs} has not been loaded`);
  const reading = bundles.filter((bundle) => READER.test(readFileSync(bundle, 'utf8')));
  return reading.reduce((bytes, bundle) => bytes + statSync(bundle).size, 0);
}

/** What a reader has, and nothing else: names of parts, and a message of the parser of XML. */
const READER = /word\/document\.xml|META-INF\/manifest\.xml|unclosed tag/;

function wordDocument(): Uint8Array {
  const paragraphs = Array.from({ length: PAGES * 10 }, (_, index) => {
    const words = cited(index).match(/.{1,40}/g) ?? [];
    return `<w:p>${words.map((text) => `<w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;
  });
  return zipOf(wordParts(paragraphs.join('')));
}

function workbook(): Uint8Array {
  const cells = (row: number) =>
    Array.from('ABCDEFGHIJ', (column, index) =>
      index < 5
        ? `<c r="${column}${row}"><v>${row * index}</v></c>`
        : `<c r="${column}${row}" t="s"><v>${(row + index) % 1000}</v></c>`,
    ).join('');
  const rows = Array.from({ length: ROWS }, (_, row) => `<row r="${row + 1}">${cells(row + 1)}</row>`).join('');
  const strings = Array.from(
    { length: 1000 },
    (_, index) => `<si><t>${index % 10 === 0 ? 'ACME 1.1' : 'Grow'}</t></si>`,
  );
  return zipOf({
    '_rels/.rels': relationships({ r: ['officeDocument', 'xl/workbook.xml'] }),
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Plan" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationships({ a: ['worksheet', 'a.xml'], s: ['sharedStrings', 's.xml'] }),
    'xl/a.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    'xl/s.xml': `<sst>${strings.join('')}</sst>`,
  });
}

function pdf(): Uint8Array {
  const lines = Array.from(
    { length: 45 },
    (_, index) => `1 0 0 1 50 ${780 - index * 16} Tm (${cited(index).slice(-90)}) Tj`,
  );
  return pdfOf({ pages: PAGES, contents: `BT /F 10 Tf ${lines.join('\n')} ET` });
}
