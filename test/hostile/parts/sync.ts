import { isDeepStrictEqual } from 'node:util';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { type TestClient, uriOf } from '../../protocol/support/client.ts';
import { connectInProcess } from '../../protocol/support/in-process.ts';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';
import { RICH_CLIENT } from '../../support/clients.ts';
import type { Figures, Part } from '../part.ts';
import type { Random } from '../support/random.ts';

/**
 * A server that has seen a long history of edits answers as a fresh one that is given the present texts: documents and
 * catalogs, open and on disk, of two folders.
 */
export const sync: Part = {
  name: 'sync',
  says: 'edits against fresh servers',
  rounds: 3,
  async round(random, figures) {
    const editor = await Editor.start(random);
    const steps = random.pick(STEPS);
    for (let comparison = 0; comparison < COMPARISONS; comparison++) {
      for (let step = 0; step < steps; step++) await editor.step(figures);
      await editor.compare();
      figures.add('comparisons with fresh servers');
    }
    editor.client.connection.dispose();
  },
};

const COMPARISONS = 2;
/** Between two comparisons: a long history, or many different ends. */
const STEPS = [50, 200, 3000];

const DOCUMENTS = ['/a/one.md', '/a/two.txt', '/a/deep/three.ts', '/b/four.md', '/b/five.yaml'];
const CATALOGS = ['/a/acme.objectives.yaml', '/b/acme.objectives.yaml', '/b/more.objectives.yaml'];
const CONFIGURATIONS = ['/a/objrefs.yaml', '/b/objrefs.yaml'];

const CITATIONS = [
  ...['ACME 1.1', 'ACME:2020 1.2', 'ACME 9.9, 1.1 and 2.1', 'ACME 1.1–1.3', 'MORE 7', 'SDG 16.4', 'ACME 1 (2020 Grow)'],
  ...['INTERPOL-SP 3.4', 'Objective 2.1', '| ACME | 1.2 |', 'ACME:2024 1.3', 'ACNE 1.1', '**ACME** 2'],
].flatMap((citation) => [` ${citation} `, `\n${citation}\n`, `${citation}. `]);

const PIECES = [
  ...['ACME', ' 1.', '1', '1.1', ', 2.1', ' and 1.2', '–1.3', ' ', '(2020)', ':2020'],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\n> ',
    '𝒳',
    'é',
    '\ufeff',
    '# objrefs-ignore-next-line\n',
    '<!-- objrefs-ignore-start -->\nACME 9.9\n<!-- objrefs-ignore-end -->',
  ],
  ...[
    '\n---\nframework: ACME\n---\n',
    '| ACME | 1.1 |\n',
    'Objective 1.1',
    '(',
    ')',
    '**',
    '`',
    '//',
    'https://a.b/',
    '-',
    ',',
    '.',
  ],
];

class Editor {
  readonly client: TestClient;
  readonly #random: Random;
  readonly #files: MemoryFiles;
  readonly #disk: Map<string, string>;
  readonly #open = new Map<string, string>();

  private constructor(random: Random, client: TestClient, files: MemoryFiles, disk: Map<string, string>) {
    this.#random = random;
    this.client = client;
    this.#files = files;
    this.#disk = disk;
  }

  static async start(random: Random): Promise<Editor> {
    const disk = new Map([...CATALOGS, ...CONFIGURATIONS].map((path) => [path, catalogOrConfiguration(path, random)]));
    for (const path of DOCUMENTS) disk.set(path, textOf(random, 10));
    const files = new MemoryFiles(Object.fromEntries(disk));
    const { client } = await serve(files);
    return new Editor(random, client, files, disk);
  }

  async step(figures: Figures): Promise<void> {
    const random = this.#random;
    const path = random.pick(random.chance(0.85) ? DOCUMENTS : random.chance(0.8) ? CATALOGS : CONFIGURATIONS);
    const choice = random.next();
    if (this.#open.has(path) && choice < 0.85) {
      figures.add('edits');
      await this.#edit(path);
    } else if (this.#open.has(path)) {
      if (random.chance(0.5)) this.#write(path, this.#open.get(path)!);
      this.#open.delete(path);
      await this.client.close(path);
    } else if (choice < 0.6) {
      const text = this.#disk.get(path) ?? '';
      this.#open.set(path, text);
      await this.client.open(path, text, languageOf(path));
    } else {
      figures.add('changes on disk');
      if (random.chance(0.15)) this.#delete(path);
      else this.#write(path, DOCUMENTS.includes(path) ? textOf(random, 10) : catalogOrConfiguration(path, random));
    }
    if (random.chance(0.05)) await this.client.hoverText(path, random.below(3), random.below(10));
  }

  async #edit(path: string): Promise<void> {
    const before = this.#open.get(path)!;
    const random = this.#random;
    const changes: TextDocumentContentChangeEvent[] = [];
    let text = before;
    for (let count = random.chance(0.9) ? 1 : 3; count > 0; count--) {
      if (!DOCUMENTS.includes(path) && random.chance(0.5)) {
        text = catalogOrConfiguration(path, random);
        changes.push({ text });
        continue;
      }
      const start = random.below(text.length + 1);
      const end = Math.min(text.length, start + (random.chance(0.6) ? 0 : random.below(8)));
      const added = random.chance(0.8) ? snippet(random) : '';
      changes.push({ range: { start: positionAt(text, start), end: positionAt(text, end) }, text: added });
      text = text.slice(0, splitAt(text, start)) + added + text.slice(splitAt(text, end));
      if (text.length > 4000) {
        text = textOf(random, 5);
        changes.push({ text });
      }
    }
    this.#open.set(path, text);
    await this.client.change(path, changes);
  }

  #write(path: string, text: string): void {
    const type = this.#disk.has(path) ? 2 : 1;
    this.#disk.set(path, text);
    this.#files.write(path, text);
    this.#announce(path, type);
  }

  #delete(path: string): void {
    if (!this.#disk.delete(path)) return;
    this.#files.delete(path);
    this.#announce(path, 3);
  }

  #announce(path: string, type: 1 | 2 | 3): void {
    const params = { changes: [{ uri: uriOf(path), type }] };
    void this.client.connection.sendNotification('workspace/didChangeWatchedFiles', params);
  }

  async compare(): Promise<void> {
    // A broken catalog keeps its last good version in use, which a fresh server has never seen.
    for (const path of [...CATALOGS, ...CONFIGURATIONS]) {
      const text = catalogOrConfiguration(path, this.#random);
      if (this.#open.has(path)) {
        this.#open.set(path, text);
        await this.client.change(path, [{ text }]);
      }
      this.#write(path, text);
    }
    const { client: fresh } = await serve(new MemoryFiles(Object.fromEntries(this.#disk)));
    for (const [path, text] of this.#open) await fresh.open(path, text, languageOf(path));
    try {
      const questions = this.#questions();
      let expected = await askAll(fresh, questions);
      let found = await askAll(this.client, questions);
      // Loading takes a while, and after two seconds requests are answered with what there is: nothing, or what was before.
      for (let attempt = 0; attempt < 40 && !isDeepStrictEqual(found, expected); attempt++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        expected = await askAll(fresh, questions);
        found = await askAll(this.client, questions);
      }
      for (const [index, question] of questions.entries()) {
        if (isDeepStrictEqual(found[index], expected[index])) continue;
        const texts = JSON.stringify(Object.fromEntries(this.#open));
        throw new Error(
          `${JSON.stringify(question)} is answered by\n${JSON.stringify(found[index])}\ninstead of\n${JSON.stringify(expected[index])}\nin ${texts}`,
        );
      }
    } finally {
      fresh.connection.dispose();
    }
  }

  #questions(): Question[] {
    return [...this.#open].flatMap(([path, text]) => {
      const textDocument = { uri: uriOf(path) };
      const places = Array.from({ length: 4 }, () => positionAt(text, this.#random.below(text.length + 1)));
      const end = positionAt(text, text.length);
      const range = { start: { line: 0, character: 0 }, end };
      return [
        { method: 'textDocument/diagnostic', params: { textDocument } },
        { method: 'textDocument/documentSymbol', params: { textDocument } },
        { method: 'textDocument/inlayHint', params: { textDocument, range } },
        { method: 'textDocument/codeAction', params: { textDocument, range, context: { diagnostics: [] } } },
        ...places.flatMap((position) => [
          { method: 'textDocument/hover', params: { textDocument, position } },
          { method: 'textDocument/definition', params: { textDocument, position } },
          {
            method: 'textDocument/references',
            params: { textDocument, position, context: { includeDeclaration: true } },
          },
        ]),
      ];
    });
  }
}

interface Question {
  readonly method: string;
  readonly params: object;
}

async function askAll(client: TestClient, questions: readonly Question[]): Promise<unknown[]> {
  return Promise.all(
    questions.map(async ({ method, params }) => comparable(await client.connection.sendRequest(method, params))),
  );
}

/** Without what may differ: identities of results, versions of documents, and the order of places. */
function comparable(answer: unknown): unknown {
  if (Array.isArray(answer)) {
    const items = answer.map(comparable);
    const isPlaces = items.every((item) => typeof item === 'object' && item !== null && 'uri' in item);
    return isPlaces ? items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : items;
  }
  if (typeof answer !== 'object' || answer === null) return answer;
  const entries = Object.entries(answer).filter(([key]) => key !== 'resultId' && key !== 'version');
  return Object.fromEntries(entries.map(([key, value]) => [key, comparable(value)]));
}

function serve(files: MemoryFiles) {
  const options = { capabilities: RICH_CLIENT, folders: ['/a', '/b'] };
  return connectInProcess({ ...options, initializationOptions: { diagnostics: 'pull', objectives: true } }, files);
}

function textOf(random: Random, most: number): string {
  return Array.from({ length: random.below(most + 1) }, () => snippet(random)).join(random.chance(0.5) ? ' ' : '\n');
}

const snippet = (random: Random): string => random.pick(random.chance(0.4) ? CITATIONS : PIECES);

/** A valid one, with some of the numbers. */
function catalogOrConfiguration(path: string, random: Random): string {
  if (CONFIGURATIONS.includes(path)) {
    const framework = random.pick(['SDG: on', 'ACME: {edition: "2020"}', 'MORE: off', 'INTERPOL-SP: on']);
    // What is typed is newer than what a number meant before: a fresh server cannot know what was typed.
    const severity = random.chance(0.5) ? ', withdrawn-objective: error' : '';
    return `frameworks: {${framework}}\nseverity: {reused-number: off${severity}}\n`;
  }
  const prefix = path.includes('more') ? 'MORE' : 'ACME';
  const numbers = ['1', '1.1', '1.2', '1.3', '2', '2.1', '7'].filter(() => random.chance(0.7));
  const objectives = (edition: string) =>
    numbers
      .map((number) => `      - {number: "${number}", title: ${edition} ${random.pick(['Grow', 'Sell'])}}\n`)
      .join('');
  const edition = (id: string) => `  - edition: "${id}"\n    objectives:\n${objectives(id) || '      []\n'}`;
  return `prefix: ${prefix}\neditions:\n${edition('2020')}${random.chance(0.5) ? edition('2024') : ''}`;
}

const languageOf = (path: string) =>
  path.endsWith('.yaml')
    ? 'yaml'
    : path.endsWith('.ts')
      ? 'typescript'
      : path.endsWith('.md')
        ? 'markdown'
        : 'plaintext';

/** The position of an offset; one within a line end is before it. */
function positionAt(text: string, offset: number) {
  const lines = text.slice(0, splitAt(text, offset)).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

/** No position is between the two characters of a line end. */
const splitAt = (text: string, offset: number): number =>
  text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
