import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RenameRequest, TextDocumentEdit, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver/node';
import { RICH_CLIENT } from '../../support/clients.ts';
import { applyEdits } from '../../support/edits.ts';
import { type TestClient, uriOf } from './client.ts';
import { connectInProcess } from './in-process.ts';
import { MemoryFiles } from './memory-files.ts';

/** A part of a text: words, or numbers that are cited together. */
type Piece = string | readonly string[];

const NUMBERS = Array.from({ length: 30 }, (_, index) => `${1 + Math.floor(index / 6)}.${1 + (index % 6)}`);
/** Those that are listed initially, or cited. */
const USED = NUMBERS.slice(0, 10);
const CATALOG = '/w/acme.objectives.yaml';
const DOCUMENTS = ['/w/a.md', '/w/deep/b.txt', '/w/c.ts', '/w/d.md'];

const number = fc.constantFrom(...USED);
const pieces: fc.Arbitrary<readonly Piece[]> = fc.array(
  fc.oneof(
    fc.constantFrom<Piece>('. Version 1.2, ', '\n', ' is 𝒳 1.1 ', '.\r\n> ', ' — '),
    fc.array(number, { minLength: 1, maxLength: 3 }),
  ),
  { maxLength: 8 },
);

type Step =
  | { kind: 'open' | 'close'; path: string }
  | { kind: 'write'; path: string; text: readonly Piece[] }
  | { kind: 'rename'; path: string; choice: number; to: string; meanwhile: readonly [string, readonly Piece[]][] };

const document = fc.constantFrom(...DOCUMENTS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constantFrom('open' as const, 'close' as const), path: document }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('write' as const), path: document, text: pieces }), weight: 2 },
  {
    arbitrary: fc.record({
      kind: fc.constant('rename' as const),
      path: fc.constantFrom(...DOCUMENTS, CATALOG),
      choice: fc.nat(),
      to: fc.constantFrom(...NUMBERS),
      meanwhile: fc.oneof(fc.constant([]), fc.array(fc.tuple(document, pieces), { maxLength: 2 })),
    }),
    weight: 4,
  },
);

/** The text of pieces: in a citation, the first number has the prefix, the others follow in a list. */
function textOf(all: readonly Piece[]): string {
  return all.map((piece) => (typeof piece === 'string' ? piece : `ACME ${piece.join(', ')};`)).join('');
}

/** A client that applies edits as clients do: all, or none if one is for another version. */
class Editor {
  readonly client: TestClient;
  readonly files: MemoryFiles;
  /** The text of each file, as it is in the editor. */
  readonly texts = new Map<string, readonly Piece[]>();
  readonly open = new Map<string, number>();
  /** Listed numbers, in the order of the catalog. */
  listed: string[];
  counts = { applied: 0, refused: 0, outdated: 0 };

  constructor(client: TestClient, files: MemoryFiles, listed: readonly string[]) {
    this.client = client;
    this.files = files;
    this.listed = [...listed];
  }

  get catalog(): string {
    return catalogOf(this.listed);
  }

  async write(path: string, text: readonly Piece[]): Promise<void> {
    this.texts.set(path, text);
    if (!this.open.has(path)) this.files.write(path, textOf(text));
    else await this.change(path, textOf(text));
  }

  async change(path: string, text: string): Promise<void> {
    const version = this.open.get(path)! + 1;
    this.open.set(path, version);
    await this.client.change(path, [{ text }], version);
  }

  async toggle({ kind, path }: { kind: 'open' | 'close'; path: string }): Promise<void> {
    if (kind === 'open' && !this.open.has(path)) {
      this.open.set(path, 1);
      await this.client.open(path, textOf(this.texts.get(path) ?? []));
    } else if (kind === 'close' && this.open.delete(path)) {
      // Saved, and closed.
      this.files.write(path, textOf(this.texts.get(path) ?? []));
      await this.client.close(path);
    }
  }

  async rename({ path, choice, to, meanwhile }: Extract<Step, { kind: 'rename' }>): Promise<void> {
    const place = this.placeIn(path, choice);
    if (!place) return;
    const { position, old } = place;
    const request = this.client.connection
      .sendRequest(RenameRequest.type, { textDocument: { uri: uriOf(path) }, position, newName: to })
      .then(
        (edit) => ({ edit }),
        (error: Error) => ({ refused: error.message }),
      );
    for (const [edited, text] of meanwhile) if (this.open.has(edited)) await this.write(edited, text);
    const answer = await request;
    if ('refused' in answer) {
      this.counts.refused++;
      assert.match(answer.refused, /already|during the rename|has no \d|just changed/);
      return;
    }
    if (!answer.edit) return;
    await this.apply(answer.edit, old, to);
  }

  /**
   * Applies the edit, and asserts each text: all citations of the number have the new one, and the rest is unchanged.
   */
  async apply({ documentChanges = [] }: WorkspaceEdit, old: string, to: string): Promise<void> {
    const changes = documentChanges.flatMap((change) => (TextDocumentEdit.is(change) ? [change] : []));
    const pathOf = (uri: string) => decodeURIComponent(uri.replace('file://', ''));
    const isCurrent = changes.every(
      ({ textDocument: { uri, version } }) => version === (this.open.get(pathOf(uri)) ?? null),
    );
    if (!isCurrent) {
      this.counts.outdated++;
      return;
    }
    const before = this.texts;
    const after = new Map([...before].map(([path, all]) => [path, renamed(all, old, to)] as const));
    const listed = this.listed.map((each) => (each === old ? to : each));
    const expected = new Map([...after].map(([path, all]) => [path, textOf(all)] as const));
    expected.set(CATALOG, catalogOf(listed));
    const texts = new Map([...before].map(([path, all]) => [path, textOf(all)] as const));
    texts.set(CATALOG, this.catalog);
    for (const { textDocument, edits } of changes) {
      const path = pathOf(textDocument.uri);
      texts.set(path, applyEdits(texts.get(path)!, edits as TextEdit[]));
    }
    assert.deepEqual(Object.fromEntries(texts), Object.fromEntries(expected));
    this.counts.applied += old === to ? 0 : 1;
    this.listed = listed;
    for (const [path, all] of after) if (textOf(all) !== textOf(before.get(path)!)) await this.write(path, all);
    if (this.open.has(CATALOG)) await this.change(CATALOG, this.catalog);
    else this.files.write(CATALOG, this.catalog);
  }

  /** The end of a number that is cited, or listed, in the file. */
  placeIn(path: string, choice: number) {
    if (!this.open.has(path)) return undefined;
    const text = path === CATALOG ? this.catalog : textOf(this.texts.get(path) ?? []);
    const found = [...text.matchAll(path === CATALOG ? /(?<=- )\d\.\d/g : /(?<=ACME (?:\d\.\d, )*)\d\.\d/g)];
    const one = found[choice % Math.max(1, found.length)];
    if (!one) return undefined;
    const lines = text.slice(0, one.index + 3).split(/\r\n|\n/);
    return { old: one[0], position: { line: lines.length - 1, character: lines.at(-1)!.length } };
  }
}

const catalogOf = (listed: readonly string[]) =>
  `prefix: ACME\nedition: y2024\nobjectives:\n${listed.map((each) => `  - ${each} Title\n`).join('')}`;

const renamed = (all: readonly Piece[], old: string, to: string): readonly Piece[] =>
  all.map((piece) => (typeof piece === 'string' ? piece : piece.map((each) => (each === old ? to : each))));

/** What became of the renames. */
export interface StormCounts {
  applied: number;
  refused: number;
  outdated: number;
}

/**
 * Renames of numbers in an editor whose documents and files change meanwhile: each gives the exact text, or a refusal.
 *
 * @param rounds histories, of about a hundred steps each
 */
export async function renameStorm(rounds: number, seed?: number): Promise<StormCounts> {
  const total: StormCounts = { applied: 0, refused: 0, outdated: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(USED, { minLength: 6 }),
      fc.array(step, { minLength: 80, maxLength: 120 }),
      async (listed, steps) => {
        const files = new MemoryFiles({ [CATALOG]: catalogOf(listed), '/w/none.md': 'Version 1.1 of 1.2' });
        const { client } = await connectInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, files);
        const editor = new Editor(client, files, listed);
        for (const path of DOCUMENTS) await editor.write(path, []);
        await client.open(CATALOG, editor.catalog, 'yaml');
        editor.open.set(CATALOG, 1);
        for (const path of DOCUMENTS.slice(0, 3)) await editor.toggle({ kind: 'open', path });
        for (const one of steps) {
          if (one.kind === 'rename') await editor.rename(one);
          else if (one.kind === 'write') await editor.write(one.path, one.text);
          else await editor.toggle({ kind: one.kind, path: one.path });
        }
        for (const kind of ['applied', 'refused', 'outdated'] as const) total[kind] += editor.counts[kind];
        client.connection.dispose();
      },
    ),
    { numRuns: rounds, ...(seed !== undefined && { seed }) },
  );
  return total;
}
