import assert from 'node:assert/strict';
import {
  ApplyWorkspaceEditRequest,
  type ProtocolConnection,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { MIGRATION_REQUESTS } from '../../../server/src/protocol/index.ts';
import { type TestClient, uriOf } from '../../protocol/support/client.ts';
import { connectInProcess } from '../../protocol/support/in-process.ts';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';
import { RICH_CLIENT } from '../../support/clients.ts';
import { applyEdits } from '../../support/edits.ts';
import { CATALOG } from '../../unit/cli/objrefs.ts';
import type { Part } from '../part.ts';
import type { Random } from '../support/random.ts';

/**
 * Migrations and fix all while documents change: the texts become what a fresh server makes of the same texts, or nothing
 * is changed.
 */
export const migrations: Part = {
  name: 'migrations',
  says: 'migrations and fix all while documents change',
  rounds: 2,
  async round(random, figures) {
    const editor = await Editor.start(Object.fromEntries(PATHS.map((path) => [path, textOf(random)])));
    for (let time = 0; time < 10; time++) {
      const [name, run] = random.pick(WORK);
      const before = new Map(editor.texts);
      const working = run(editor.client);
      const edited = new Set<string>();
      while (random.chance(0.4)) {
        const path = random.pick(PATHS);
        edited.add(path);
        await editor.change(path, textOf(random));
        await new Promise((resolve) => setTimeout(resolve, random.below(3)));
      }
      await working;
      const outcome = editor.outcome();
      if (outcome === undefined) {
        figures.add(`${name} with nothing to do or refused`);
        if (edited.size === 0) assert.deepEqual(await quietly(before, run), Object.fromEntries(before));
      } else {
        figures.add(`exact ${name}`);
        const expected = await quietly(new Map(Object.entries(outcome.before)), run);
        for (const [path, text] of Object.entries(outcome.after)) {
          // A document that had nothing to change may have got it since then.
          if (outcome.changed.has(path) || !edited.has(path)) assert.equal(text, expected[path], path);
        }
      }
      for (const path of PATHS) if (random.chance(0.6)) await editor.change(path, textOf(random));
    }
    editor.client.connection.dispose();
  },
};

type Run = (client: TestClient) => Promise<unknown>;

const WORK: readonly (readonly [name: string, run: Run])[] = [
  [
    'migrations',
    ({ connection }) =>
      connection.sendRequest(MIGRATION_REQUESTS.migrate as string, {
        ...{ folder: uriOf('/w'), prefix: 'ACME', edition: '2024', choices: [], preview: false },
      }),
  ],
  [
    'runs of fix all',
    ({ connection }) =>
      connection.sendRequest('workspace/executeCommand', {
        command: 'objectiveReferences.fixAllInWorkspace',
        arguments: [],
      }),
  ],
];

const PATHS = ['/w/a.md', '/w/b.txt', '/w/deep/c.md'];
const PIECES = [
  'ACME 1.2',
  'ACME:2020 1.2',
  'ACME 1.1, 1.2 and 1.3',
  'ACME:2020 1.1',
  'ACNE 1.1',
  'ACME 9.9',
  'acme 1.2',
  '𝒳',
  '\r\n',
  '\n',
];

const textOf = (random: Random): string =>
  Array.from({ length: random.below(8) }, () => random.pick(PIECES)).join(random.pick([' ', '\n', '. ']));

/** What becomes of texts that nobody changes meanwhile. */
async function quietly(texts: ReadonlyMap<string, string>, run: Run): Promise<Record<string, string>> {
  const editor = await Editor.start(Object.fromEntries(texts));
  await run(editor.client);
  editor.client.connection.dispose();
  return editor.outcome()?.after ?? Object.fromEntries(texts);
}

/** A client that applies an edit of several files as a whole, or not at all if one of them is newer. */
class Editor {
  readonly texts = new Map<string, string>();
  readonly #versions = new Map<string, number>();
  #outcome: { before: Record<string, string>; after: Record<string, string>; changed: ReadonlySet<string> } | undefined;
  client!: TestClient;

  static async start(texts: Readonly<Record<string, string>>): Promise<Editor> {
    const editor = new Editor();
    const files = new MemoryFiles({ '/w/acme.objectives.yaml': CATALOG, ...texts });
    const prepare = (connection: ProtocolConnection) => {
      connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => ({ applied: editor.#apply(edit) }));
    };
    editor.client = (await connectInProcess({ capabilities: RICH_CLIENT, folders: ['/w'] }, files, prepare)).client;
    for (const [path, text] of Object.entries(texts)) {
      editor.texts.set(path, text);
      editor.#versions.set(path, 1);
      await editor.client.open(path, text);
    }
    return editor;
  }

  async change(path: string, text: string): Promise<void> {
    this.texts.set(path, text);
    this.#versions.set(path, this.#versions.get(path)! + 1);
    await this.client.change(path, [{ text }]);
  }

  outcome() {
    const last = this.#outcome;
    this.#outcome = undefined;
    return last;
  }

  #apply({ documentChanges = [] }: WorkspaceEdit): boolean {
    const changes = documentChanges.flatMap((change) => (TextDocumentEdit.is(change) ? [change] : []));
    const pathOf = (uri: string) => decodeURIComponent(uri.replace('file://', ''));
    if (changes.some(({ textDocument: { uri, version } }) => version !== this.#versions.get(pathOf(uri)))) return false;
    const before = Object.fromEntries(this.texts);
    for (const { textDocument, edits } of changes) {
      const path = pathOf(textDocument.uri);
      void this.change(path, applyEdits(this.texts.get(path)!, edits as TextEdit[]));
    }
    const changed = new Set(changes.map(({ textDocument: { uri } }) => pathOf(uri)));
    this.#outcome = { before, after: Object.fromEntries(this.texts), changed };
    return true;
  }
}
