import { readFileSync } from 'node:fs';
import { readerOf } from '../../../server/src/cli/document-readers.ts';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { isRefusal } from '../../../server/src/core/base/result.ts';
import { Archive } from '../../../server/src/documents/archive/archive.ts';
import { documentFormatOf } from '../../../server/src/documents/formats.ts';
import { zipOf } from '../../support/office-files.ts';
import { buildPdfThread } from '../../support/pdf-thread.ts';
import { scopeOf } from '../../support/scope.ts';
import type { Figures, Part } from '../part.ts';
import type { Random } from '../support/random.ts';

/** Documents that were changed at random are read, or refused with a message. */
export const documents: Part = {
  name: 'documents',
  says: 'changed office and PDF files',
  rounds: 3,
  async round(random, figures) {
    built ??= buildPdfThread();
    await built;
    for (let count = 0; count < 100; count++) {
      const name = random.pick(ARCHIVES);
      const bytes = random.chance(0.2) ? withOtherBytes(fixture(name), random) : await withOtherXml(name, random);
      await read(name, bytes, figures);
      figures.add('changed office files');
    }
    for (let count = 0; count < 10; count++) {
      await read('narrow.pdf', withOtherBytes(fixture('narrow.pdf'), random), figures);
      figures.add('changed PDF files');
    }
  },
};

const ARCHIVES = [
  ...['rich.docx', 'rich.odt', 'sheet.xlsx', 'sheet.ods', 'deck.pptx'],
  ...['docx.docx', 'exceljs.xlsx', 'pptxgenjs.pptx'].map((name) => `other-writers/${name}`),
];
/** In milliseconds, of the processor. */
const MOST_TIME = 5_000;
/** In megabytes, of one document. */
const MOST_MEMORY = 300;
const SCOPE = scopeOf(
  '//- /a.objectives.yaml\nprefix: INTERPOL-SP\neditions: [{edition: "1", objectives: [3 Train, 3.4 Teach]}]',
);
let built: Promise<URL> | undefined;

const fixture = (name: string): Uint8Array => readFileSync(`test/fixtures/office/${name}`);

async function read(name: string, bytes: Uint8Array, figures: Figures): Promise<void> {
  const [before, memory] = [process.cpuUsage(), process.memoryUsage.rss()];
  const found = await readerOf(documentFormatOf(name)!)(bytes);
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  figures.add('slowest document (ms)', milliseconds);
  const megabytes = (process.memoryUsage.rss() - memory) / 1e6;
  figures.add('highest memory of a document (MB)', megabytes);
  if (megabytes > MOST_MEMORY) throw new Error(`${name} takes ${megabytes.toFixed(0)} MB`);
  if (milliseconds > MOST_TIME) throw new Error(`${name} takes ${milliseconds.toFixed(0)} ms`);
  if (isRefusal(found)) {
    if (!/^(?:its?|only) .*\.$/.test(found.message)) throw new Error(`unexpected message: ${found.message}`);
    figures.add('refusals');
    return;
  }
  const { references } = new DocumentAnalysis(found, SCOPE, `file:///${name}`);
  for (const { reference } of references) {
    if (found.placeOf(reference.range).label === '') throw new Error(`${name}: a place without a label`);
  }
}

/** Some bytes are others, or the end is missing. */
function withOtherBytes(whole: Uint8Array, random: Random): Uint8Array {
  const bytes = new Uint8Array(whole);
  for (let count = 1 + random.below(20); count > 0; count--) bytes[random.below(bytes.length)] = random.below(256);
  return random.chance(0.1) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}

/** The parts of an archive, some of whose XML is changed. */
async function withOtherXml(name: string, random: Random): Promise<Uint8Array> {
  const whole = fixture(name);
  const archive = new Archive(whole);
  const parts: Record<string, Uint8Array | string> = {};
  for (const part of namesIn(whole)) parts[part] = (await archive.read(part)) ?? '';
  const xml = Object.keys(parts).filter((part) => /\.(?:xml|rels)$/.test(part));
  for (let count = 1 + random.below(3); count > 0; count--) {
    const part = random.pick(xml);
    parts[part] = changed(Buffer.from(parts[part]!).toString('utf8'), random);
  }
  return zipOf(parts);
}

/** By the central directory (APPNOTE.TXT 6.3.10, section 4.3.12). */
function namesIn(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes);
  const names: string[] = [];
  for (let at = buffer.indexOf('PK\x01\x02'); at >= 0; at = buffer.indexOf('PK\x01\x02', at + 46)) {
    names.push(buffer.toString('utf8', at + 46, at + 46 + buffer.readUInt16LE(at + 28)));
  }
  return names;
}

function changed(xml: string, random: Random): string {
  const elements = [...xml.matchAll(/<(\w+:)?\w+[^>]*>/g)];
  const element = elements.length > 0 ? random.pick(elements) : undefined;
  if (!element) return xml;
  const [before, tag, after] = [xml.slice(0, element.index), element[0], xml.slice(element.index + element[0].length)];
  switch (random.below(6)) {
    // Most leave XML that is not well-formed, which is refused.
    case 0:
      return before + after;
    case 1:
      return before + tag + tag + after;
    case 2:
      return before + tag.replace(/"[^"]*"/, `"${random.pick(VALUES)}"`) + after;
    case 3:
      return before + tag.replace(/\/?>$/, '/>').repeat(1 + random.below(2_000)) + tag + after;
    case 4:
      return `${before}${tag}${random.pick(TEXTS)}${after}`;
    default: {
      // A whole element, many times: within itself or behind itself.
      const end = after.indexOf(`</${/^<([\w:]+)/.exec(tag)![1]}>`);
      const inner = end < 0 ? '' : after.slice(0, end + after.slice(end).indexOf('>') + 1);
      return before + (tag + inner).repeat(1 + random.below(300)) + tag + after;
    }
  }
}

const VALUES = [
  '',
  '-1',
  '0',
  '1e10',
  '4294967296',
  'NaN',
  '../../../x',
  'xl/workbook.xml',
  '9'.repeat(400),
  'A1048576',
  '1.5',
];
const TEXTS = [
  'INTERPOL-SP 9.9',
  '&#0;',
  '&amp;'.repeat(1000),
  '\u202e',
  ']]>',
  '<!DOCTYPE a>',
  '<![CDATA[x]]>',
  '<?x?>',
  '<!-- x -->',
  '\ud800',
];
