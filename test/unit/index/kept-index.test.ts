import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import fc from 'fast-check';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { nodeFileSystem } from '../../../server/src/node/files.ts';
import { nodeIndexStore } from '../../../server/src/node/index-store.ts';
import { type TemporaryFolder, temporaryFolder } from '../loader/temporary-folder.ts';
import { IndexedWorkspace } from './indexed-workspace.ts';
import { OpenDocuments } from './open-documents.ts';

const CATALOG =
  'prefix: ACME\nlevels: [priority, objective]\nedition: "2024"\nobjectives:\n  - 1 One\n  - 1.1 Two\n  - 2 As in ACME 1.1\n';
const FILES = {
  'a.objectives.yaml': CATALOG,
  'plan.md': 'ACME 1, 1.1 and acme 1\n',
  'deep/er/note 1.txt': 'ACME:2024 1.1 – ACME 7\n',
  'none.md': 'Nothing\n',
};

let storage: TemporaryFolder;
const fileIn = ({ path }: TemporaryFolder): string => `${path}/${readdirSync(path)[0]}`;

beforeEach(() => {
  storage = temporaryFolder();
  // All files are older than what may still change without a new stamp.
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
  return () => vi.restoreAllMocks();
});

/** A server's life: what it finds, and which files it reads for that. */
async function session(
  folder: TemporaryFolder,
  { open = new OpenDocuments(), store = nodeIndexStore(storage.uri), keeps = true, change = () => {} } = {},
) {
  const read: string[] = [];
  const files: typeof nodeFileSystem = {
    ...nodeFileSystem,
    immediate: {
      ...nodeFileSystem.immediate!,
      readFile(uri, limit) {
        read.push(uri.slice(folder.uri.length + 1));
        return nodeFileSystem.immediate!.readFile(uri, limit);
      },
    },
  };
  const workspace = new IndexedWorkspace(files, [folder.path], open, store);
  onTestFinished(() => workspace.dispose());
  const found = await workspace.references();
  change();
  if (keeps) await workspace.index.keep();
  const { index, failures } = workspace;
  const project = workspace.workspace.projects[0]!;
  return { found, read, declaring: index.declaringFiles(project), searched: index.searchedFiles(project), failures };
}

it('finds the same after a restart, without reading a file', async () => {
  const folder = temporaryFolder({ ...FILES, 'own.md': '---\nobjectives: ACME\n---\nObjective 1.1\n' });
  const first = await session(folder);
  expect(first.found).toHaveLength(7);
  expect(first.read).toHaveLength(5);
  expect(await session(folder)).toEqual({ ...first, read: [] });
  expect(await session(folder)).toEqual({ ...first, read: [] });
});

it('reads the files that have changed, even with the same size and time', async () => {
  const folder = temporaryFolder(FILES);
  await session(folder);
  const { atime, mtime } = statSync(folder.at('plan.md'));
  folder.write({ 'plan.md': 'ACME 1, 1.1 and ACME 7\n' });
  utimesSync(folder.at('plan.md'), atime, mtime);
  const { found, read } = await session(folder);
  expect(found).toContain(`${folder.uri} ${folder.uri}/plan.md 0:16-0:22 unknown-objective`);
  expect(read).toEqual(['plan.md']);
});

it('reads files again that were read in the second in which they were written', async () => {
  vi.restoreAllMocks();
  const folder = temporaryFolder(FILES);
  const { read } = await session(folder);
  expect((await session(folder)).read).toEqual(read);
  const { atime, mtime } = statSync(folder.at('plan.md'));
  await session(folder, {
    change() {
      folder.write({ 'plan.md': 'ACME 1, 1.1 and ACME 7\n' });
      utimesSync(folder.at('plan.md'), atime, mtime);
    },
  });
  expect((await session(folder)).found).toContain(`${folder.uri} ${folder.uri}/plan.md 0:16-0:22 unknown-objective`);
});

it('searches files with the same bytes only once, whatever their time', async () => {
  const folder = temporaryFolder(FILES);
  const first = await session(folder);
  utimesSync(folder.at('plan.md'), 1, 1);
  const second = await session(folder);
  expect(second).toEqual({ ...first, read: ['plan.md'] });
  expect((await session(folder)).read).toEqual([]);
});

it('forgets files that are deleted, and finds new ones', async () => {
  const folder = temporaryFolder(FILES);
  await session(folder);
  rmSync(folder.at('plan.md'));
  folder.write({ 'new.md': 'ACME 1\n' });
  const { found, read } = await session(folder);
  expect(found.filter((one) => one.includes('.md'))).toEqual([`${folder.uri} ${folder.uri}/new.md 0:0-0:6 current`]);
  expect(read).toEqual(['new.md']);
  expect(readFileSync(fileIn(storage), 'latin1')).not.toContain('plan.md');
});

it('uses what is kept with another title in a catalog, and not with another prefix', async () => {
  const folder = temporaryFolder(FILES);
  const { found } = await session(folder);
  folder.write({ 'a.objectives.yaml': FILES['a.objectives.yaml'].replace('One', 'Two') });
  expect(await session(folder)).toMatchObject({ found, read: ['a.objectives.yaml'] });
  folder.write({ 'a.objectives.yaml': FILES['a.objectives.yaml'].replace('prefix: ACME', 'prefix: acme') });
  const renamed = await session(folder);
  expect(renamed.read).toContain('none.md');
  expect(renamed.found).toEqual((await session(folder, { store: nodeIndexStore(temporaryFolder().uri) })).found);
});

it('resolves what is kept against the catalogs of today', async () => {
  const folder = temporaryFolder(FILES);
  await session(folder);
  folder.write({ 'a.objectives.yaml': `${FILES['a.objectives.yaml']}  - 7 Seven\n` });
  const { found } = await session(folder);
  expect(found.filter((one) => !one.endsWith(' current'))).toEqual([]);
});

it('has the open text of a document, whatever is kept of its file', async () => {
  const folder = temporaryFolder(FILES);
  await session(folder);
  const open = new OpenDocuments();
  open.write(folder.at('plan.md'), 'ACME 1.1\n');
  const { found, read } = await session(folder, { open });
  expect(found.filter((one) => one.includes('plan.md'))).toEqual([
    `${folder.uri} ${folder.uri}/plan.md 0:0-0:8 current`,
  ]);
  expect(read).toEqual([]);
});

it('ignores what another build has kept', async () => {
  const folder = temporaryFolder(FILES);
  const first = await session(folder, { store: nodeIndexStore(storage.uri, ['another']) });
  expect(await session(folder)).toEqual(first);
});

it('ignores what is damaged', async () => {
  const folder = temporaryFolder(FILES);
  const first = await session(folder);
  const bytes = readFileSync(fileIn(storage));
  const damages = fc.record({
    at: fc.nat(bytes.length - 1),
    put: fc.uint8Array({ maxLength: 3 }),
    end: fc.oneof(fc.constant(bytes.length), fc.nat(bytes.length)),
  });
  await fc.assert(
    fc.asyncProperty(damages, async ({ at, put, end }) => {
      const damaged = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + put.length, end)]);
      fc.pre(!damaged.equals(bytes));
      writeFileSync(fileIn(storage), damaged);
      expect(await session(folder, { keeps: false })).toEqual(first);
    }),
    { numRuns: 100 },
  );
});

it('may be written by two servers at once', async () => {
  const folder = temporaryFolder(FILES);
  const first = await session(folder, { keeps: false });
  await Promise.all([0, 1, 2].map(() => session(folder)));
  expect(readdirSync(storage.path)).toHaveLength(1);
  expect(await session(folder)).toEqual({ ...first, read: [] });
});

it('does not read or write through links', async () => {
  const folder = temporaryFolder(FILES);
  const first = await session(folder);
  const links = temporaryFolder();
  symlinkSync(storage.path, links.at('storage'));
  const linked = await session(folder, { store: nodeIndexStore(`${links.uri}/storage`) });
  expect(linked.read).toEqual(first.read);
  expect(linked.failures).toEqual([`The index of ${folder.uri} cannot be kept: it is a symbolic link.`]);
});

it('is kept of no more than twenty folders', async () => {
  for (let at = 0; at < 21; at++) writeFileSync(storage.at(`${at}.index`), '');
  utimesSync(storage.at('7.index'), 1, 1);
  utimesSync(storage.at('8.index'), 1, 1);
  await session(temporaryFolder(FILES));
  expect(readdirSync(storage.path)).toHaveLength(20);
  expect(existsSync(storage.at('7.index')) || existsSync(storage.at('8.index'))).toBe(false);
});
