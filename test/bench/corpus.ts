import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Citation,
  type Cited,
  catalogText,
  citation,
  GOAL_OF_RANGES,
  headings,
  linkTo,
} from './corpus/citations.ts';
import { KINDS, type Kind } from './corpus/kinds.ts';
import { generator, type Random } from './texts.ts';

/** A number in a file, as `references --format json` has it. Lines and columns count from 1. */
export interface Row {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly number: string;
  readonly status: Cited['status'];
}

/** The folder of a corpus, and its contents. */
export interface Corpus {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /** Every cited number. Also in a file beside the folder: `truth`. */
  readonly rows: readonly Row[];
  /** How many of them are unknown. */
  readonly wrong: number;
  readonly truth: string;
}

interface Form {
  /** The part of the files that cite. */
  readonly density?: number;
  /** Files of all kinds; Markdown alone, where citations may be links to headings, for a Markdown server. */
  readonly kinds?: 'all' | 'markdown' | 'links';
}

const MEAN = 11_000;
const [SMALLEST, LARGEST] = [200, 200_000];
const FILES_IN_FOLDER = 12;
/** Blocks of each kind, of which its files are made: making texts anew would take most of the time. */
const BLOCKS = 2000;

/**
 * Writes a workspace: files of several kinds and sizes, 11 KB on average, half of which cite a catalog of 1,000
 * objectives, in one to three places or in many; some with CRLF or a byte order mark, pictures, and ignored files with
 * citations that do not count. The same arguments give the same files.
 */
export function writeCorpus(folder: string, files: number, { density = 0.5, kinds = 'all' }: Form = {}): Corpus {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const random = generator(42);
  const catalog = catalogText(random);
  if (kinds === 'links') writeFileSync(join(folder, 'catalog.md'), headings());
  else writeFileSync(join(folder, 'acme.objectives.yaml'), catalog);
  writeFileSync(join(folder, 'objrefs.yaml'), 'format: 1\n');
  writeFileSync(join(folder, '.gitignore'), 'built/\n*.log\n');
  const blocks = new Map(KINDS.map((kind) => [kind, Array.from({ length: BLOCKS }, () => kind.block(random))]));
  const rows: Row[] = [];
  let bytes = 0;
  const write = (file: string, content: string | Uint8Array) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    bytes += Buffer.byteLength(content);
  };
  for (let index = 0; index < files; index++) {
    const part = `part-${Math.floor(index / FILES_IN_FOLDER / 12)}/area-${Math.floor(index / FILES_IN_FOLDER) % 12}`;
    const kind = kinds === 'all' ? kindOf(random(1000) / 1000) : KINDS[0];
    const size = sizeOf(random, kind?.size ?? 1);
    if (!kind) {
      write(`${part}/picture-${index}.png`, picture(random, size));
      continue;
    }
    const file = `${part}/plan-${index}.${kind.extension}`;
    const citations = Array.from({ length: random(1000) < density * 1000 ? countIn(random, size) : 0 }, () =>
      citation(random),
    );
    const lines = linesOf(
      random,
      kind,
      blocks.get(kind) ?? [],
      size,
      kinds === 'links' ? asLinks(citations) : citations,
    );
    for (const { line, column, cited } of lines.places) {
      for (const { number, status, offset } of cited)
        rows.push({ file, line, column: column + offset, number, status });
    }
    const end = random(100) < 6 ? '\r\n' : '\n';
    write(file, `${random(100) < 3 ? '\ufeff' : ''}${lines.text.join(end)}${end}`);
    if (index % 10 === 0) write(`${part}/built/plan-${index}.${kind.extension}`, 'ACME 3.4 and ACME 999.9\n');
  }
  const truth = `${folder}.truth.json`;
  writeFileSync(truth, JSON.stringify(rows));
  return { folder, files, bytes, rows, wrong: rows.filter(({ status }) => status !== 'current').length, truth };
}

/** A number that is cited in Markdown and is in no range, in how many places. */
export function wellCited({ rows }: Corpus): { readonly row: Row; readonly count: number } {
  const row = rows.find(
    ({ file, number, status }) =>
      file.endsWith('.md') && status === 'current' && number.includes('.') && !number.startsWith(GOAL_OF_RANGES),
  );
  if (!row) throw new Error('The corpus has no citation in Markdown.');
  return { row, count: rows.filter(({ number }) => number === row.number).length };
}

function kindOf(part: number): Kind | undefined {
  let rest = part;
  return KINDS.find(({ share }) => {
    rest -= share;
    return rest < 0;
  });
}

/** Most files are small, and some large: the sizes are distributed log-normally. */
function sizeOf(random: Random, factor: number): number {
  const [one, two] = [(1 + random(9999)) / 10_000, random(10_000) / 10_000];
  const normal = Math.sqrt(-2 * Math.log(one)) * Math.cos(2 * Math.PI * two);
  return Math.round(Math.min(LARGEST, Math.max(SMALLEST, MEAN * factor * Math.exp(normal - 0.5))));
}

/** Half of the files that cite do so in one to three places, the others throughout. */
const countIn = (random: Random, size: number): number =>
  random(2) === 0 ? 1 + random(3) : Math.max(1, Math.floor(size / (400 + random(3600))));

const asLinks = (citations: readonly Citation[]): Citation[] =>
  citations.map(({ cited }) => ({ text: linkTo(cited[0]!.number), cited: cited.slice(0, 1) }));

interface Lines {
  readonly text: string[];
  readonly places: { readonly line: number; readonly column: number; readonly cited: readonly Cited[] }[];
}

/** Blocks up to a size, with the citations at equal distances. */
function linesOf(
  random: Random,
  kind: Kind,
  blocks: readonly (readonly string[])[],
  size: number,
  citations: readonly Citation[],
): Lines {
  const lines: Lines = { text: [], places: [] };
  const distance = size / (citations.length + 1);
  let length = 0;
  const add = (line: string) => {
    lines.text.push(line);
    length += line.length + 1;
  };
  for (let index = 0; length < size || index < citations.length; ) {
    for (const line of blocks[random(blocks.length)] ?? []) add(line);
    while (index < citations.length && length >= Math.min(size, distance * (index + 1))) {
      const { text, cited } = citations[index++]!;
      const [before, behind] = kind.citing(random);
      add(`${before}${text}${behind}`);
      lines.places.push({ line: lines.text.length, column: before.length + 1, cited });
      // Nothing that follows continues a list of numbers.
      add('');
    }
  }
  return lines;
}

/** Bytes that begin like a picture, with a citation that does not count. */
function picture(random: Random, size: number): Uint8Array {
  const bytes = Buffer.alloc(size, random(256));
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0', 0, 'latin1');
  bytes.write('ACME 1.1', Math.min(size - 8, 64), 'latin1');
  return bytes;
}
