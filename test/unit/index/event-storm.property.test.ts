import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';
import { IndexedWorkspace } from './indexed-workspace.ts';
import { MemoryStore } from './memory-store.ts';
import { OpenDocuments } from './open-documents.ts';

const FOLDERS = ['/w', '/v', '/w/inner'];
const DOCUMENTS = ['/w/a.md', '/w/deep/b.md', '/w/inner/c.md', '/w/out/d.md', '/v/e.md', '/nowhere/f.md'];
const CATALOGS = ['/w/acme.objectives.yaml', '/w/inner/acme.objectives.yaml', '/v/acme.objectives.yaml'];

const TEXTS = [
  '',
  'none',
  'ACME 1',
  'ACME 1 and 1.1, acme 1.9',
  'ACME B-2\n> ACME\n> 1',
  'BETA 1; ACME:2024 1',
  'ACME 1 \0',
];
/** None has errors: otherwise an earlier version would stay in effect, which a cold start does not have. */
const CATALOG_TEXTS = [
  'prefix: ACME\nedition: "2024"\nobjectives:\n  - 1 One\n  - 1.1 Two\n',
  'prefix: ACME\nedition: "2024"\nobjectives:\n  - 1 As in ACME 1\n  - 1.9 Nine\n',
  'prefix: ACME\naliases: [BETA]\nedition: "2024"\nobjectives:\n  - 1 One\n  - B-2 Letters\n',
];
const RULES: readonly (readonly [path: string, text: string])[] = [
  ['/w/.gitignore', 'out\n'],
  ['/w/.gitignore', '*.md\n'],
  ['/w/objrefs.yaml', 'exclude: [deep]\n'],
  ['/w/objrefs.yaml', 'limits: {fileSize: 10 B}\n'],
];

type Event =
  | { kind: 'write' | 'open'; path: string; text: string }
  | { kind: 'delete' | 'close' | 'add folder' | 'remove folder'; path: string }
  /** Saved as a new file that is renamed to the old one. */
  | { kind: 'move'; from: string; to: string }
  /** Many files at once. */
  | { kind: 'branch'; texts: readonly (string | null)[] }
  /** A request in between. */
  | { kind: 'ask' }
  /** With what it has kept. */
  | { kind: 'restart' }
  | { kind: 'wait' };

const document = fc.constantFrom(...DOCUMENTS);
const text = fc.constantFrom(...TEXTS);
const written = fc.oneof(
  { arbitrary: fc.tuple(document, text), weight: 4 },
  { arbitrary: fc.tuple(fc.constantFrom(...CATALOGS), fc.constantFrom(...CATALOG_TEXTS)), weight: 2 },
  { arbitrary: fc.constantFrom(...RULES), weight: 1 },
);
const anyPath = fc.constantFrom(...DOCUMENTS, ...CATALOGS, ...RULES.map(([path]) => path));
const event: fc.Arbitrary<Event> = fc.oneof(
  { arbitrary: written.map(([path, content]): Event => ({ kind: 'write', path, text: content })), weight: 4 },
  { arbitrary: written.map(([path, content]): Event => ({ kind: 'open', path, text: content })), weight: 3 },
  { arbitrary: anyPath.map((path): Event => ({ kind: 'close', path })), weight: 2 },
  { arbitrary: anyPath.map((path): Event => ({ kind: 'delete', path })), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('move' as const), from: document, to: document }), weight: 2 },
  {
    arbitrary: fc
      .array(fc.option(text), { minLength: DOCUMENTS.length, maxLength: DOCUMENTS.length })
      .map((texts): Event => ({ kind: 'branch', texts })),
    weight: 1,
  },
  { arbitrary: fc.constantFrom(...FOLDERS).map((path): Event => ({ kind: 'add folder', path })), weight: 1 },
  { arbitrary: fc.constantFrom(...FOLDERS).map((path): Event => ({ kind: 'remove folder', path })), weight: 1 },
  { arbitrary: fc.constant<Event>({ kind: 'ask' }), weight: 3 },
  { arbitrary: fc.constant<Event>({ kind: 'restart' }), weight: 2 },
  { arbitrary: fc.constant<Event>({ kind: 'wait' }), weight: 2 },
);
/** What the client reports of each change: nothing, once, twice, or late. */
const reported = fc.constantFrom<'never' | 'once' | 'twice' | 'late'>('never', 'once', 'twice', 'late');

it('has the same index as after a cold start, after any changes and events', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(event, reported), { maxLength: 25 }), async (storm) => {
      const files = new MemoryFiles({ '/w/acme.objectives.yaml': CATALOG_TEXTS[0]!, '/w/a.md': 'ACME 1' });
      const open = new OpenDocuments();
      const store = new MemoryStore();
      let lived = new IndexedWorkspace(files, ['/w'], open, store);
      const requests: Promise<unknown>[] = [];
      const late: string[] = [];
      for (const [one, telling] of storm) {
        if (one.kind === 'restart') lived = await restarted(lived, files, store);
        const paths = await happen(one, files, lived, requests);
        const uris = paths.map((path) => `file://${path}`);
        if (telling === 'late') late.unshift(...uris);
        for (let times = ['never', 'once', 'twice'].indexOf(telling); times > 0; times--) tell(lived, uris);
      }
      tell(lived, late);
      await Promise.all(requests);
      // A catalog or configuration that was deleted while it is open does not count, whereas one that was never on disk
      // does: a cold start cannot know which it is.
      for (const path of [...CATALOGS, '/w/objrefs.yaml']) {
        if (await files.stat(`file://${path}`).catch(() => null)) continue;
        open.close(path);
        lived.workspace.documentChanged(`file://${path}`);
      }
      lived.workspace.reload();
      const ended = await lived.references();

      const cold = new IndexedWorkspace(files, foldersOf(lived), open);
      expect(ended).toEqual(await cold.references());
      lived.dispose();
      cold.dispose();
    }),
    { numRuns: 1000 },
  );
});

const foldersOf = ({ workspace }: IndexedWorkspace): string[] =>
  workspace.projects.flatMap(({ uri }) => (uri === null ? [] : uri.replace('file://', '')));

async function restarted(before: IndexedWorkspace, files: MemoryFiles, store: MemoryStore): Promise<IndexedWorkspace> {
  await before.index.keep();
  before.dispose();
  return new IndexedWorkspace(files, foldersOf(before), before.open, store);
}

function tell({ workspace, index }: IndexedWorkspace, uris: readonly string[]): void {
  workspace.filesChanged(uris);
  index.filesChanged(uris);
}

/** Paths of the files that it changes. */
async function happen(
  one: Event,
  files: MemoryFiles,
  lived: IndexedWorkspace,
  requests: Promise<unknown>[],
): Promise<readonly string[]> {
  const { workspace, open } = lived;
  switch (one.kind) {
    case 'write':
      files.write(one.path, one.text);
      return [one.path];
    case 'delete':
      files.delete(one.path);
      return [one.path];
    case 'move': {
      const moved = await files.readFile(`file://${one.from}`).catch(() => null);
      if (!moved) return [];
      files.delete(one.from);
      files.write(one.to, new TextDecoder().decode(moved));
      return [one.from, one.to];
    }
    case 'branch':
      for (const [index, path] of DOCUMENTS.entries()) {
        const content = one.texts[index];
        if (typeof content === 'string') files.write(path, content);
        else files.delete(path);
      }
      return DOCUMENTS;
    case 'open':
      open.write(one.path, one.text);
      workspace.documentChanged(`file://${one.path}`);
      return [];
    case 'close':
      open.close(one.path);
      workspace.documentChanged(`file://${one.path}`);
      return [];
    case 'add folder':
      workspace.changeFolders([`file://${one.path}`], []);
      return [];
    case 'remove folder':
      workspace.changeFolders([], [`file://${one.path}`]);
      return [];
    case 'ask':
      // A request about a folder that is removed meanwhile gets no answer.
      requests.push(lived.references().catch(() => {}));
      return [];
    case 'restart':
      return [];
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, 0));
      return [];
  }
}
