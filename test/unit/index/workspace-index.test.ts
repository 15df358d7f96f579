import { expect, it, onTestFinished } from 'vitest';
import { ProjectIndex } from '../../../server/src/server/index/project-index.ts';
import { QUIETLY } from '../../../server/src/server/progress/with-progress.ts';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';
import { IndexedWorkspace } from './indexed-workspace.ts';

const CATALOG = `prefix: ACME
edition: "2024"
objectives:
  - 1 One
  - 1.1 Two
`;

function start(texts: Record<string, string>, folders: readonly string[] = ['/w']) {
  const files = new MemoryFiles(texts);
  const workspace = new IndexedWorkspace(files, folders);
  onTestFinished(() => workspace.dispose());
  return { files, workspace };
}

it('has the text files of a project, without those that are ignored by git, excluded or too large', async () => {
  const { workspace } = start({
    '/w/a.objectives.yaml': CATALOG,
    '/w/objrefs.yaml': 'exclude: [archive/**]\nlimits: {fileSize: 1 KB}\n',
    '/w/.gitignore': 'out\n',
    '/w/plan.md': 'ACME 1 and 1.1\n',
    '/w/deep/er/note.txt': 'ACME 1.1',
    '/w/archive/old.md': 'ACME 1',
    '/w/out/built.md': 'ACME 1',
    '/w/node_modules/x/readme.md': 'ACME 1',
    '/w/large.md': `ACME 1${' '.repeat(2000)}`,
    '/w/binary.bin': 'ACME 1 \0',
    '/elsewhere.md': 'ACME 1',
  });
  expect(await workspace.references()).toEqual([
    'file:///w file:///w/deep/er/note.txt 0:0-0:8 current',
    'file:///w file:///w/plan.md 0:0-0:6 current',
    'file:///w file:///w/plan.md 0:11-0:14 current',
  ]);
  expect(workspace.failures).toEqual([
    'file:///w/large.md is not searched for references: it is larger than limits.fileSize.',
  ]);
});

it('has the open text of a document, and the one on disk when it is closed', async () => {
  const { workspace } = start({ '/w/a.objectives.yaml': CATALOG, '/w/plan.md': 'ACME 1' });
  expect(await workspace.references()).toHaveLength(1);
  workspace.open.write('/w/plan.md', 'ACME 1 and ACME 1.1');
  workspace.open.write('/w/unsaved.md', 'ACME 1');
  expect(await workspace.references()).toHaveLength(3);
  workspace.open.close('/w/unsaved.md');
  workspace.open.close('/w/plan.md');
  expect(await workspace.references()).toHaveLength(1);
});

it('says of a reference in an open document which edition that document declares, as of one on disk', async () => {
  const editions =
    'prefix: ACME\neditions:\n  - {edition: e1, objectives: [1 One]}\n  - {edition: e2, objectives: [1 Two]}\n';
  const declaring = '---\nobjectives: ACME:e1\n---\nSee ACME 1.\n';
  const { workspace } = start({ '/w/a.objectives.yaml': editions, '/w/disk.md': declaring, '/w/plan.md': 'ACME 1' });
  workspace.open.write('/w/open.md', declaring);
  const [project] = workspace.workspace.projects;
  const found = await workspace.index.find(project!, { one: () => true });
  const cited = found.map(({ uri, citation }) => [uri.split('/').at(-1), citation.number, citation.assumed]);
  expect(cited.sort()).toEqual([
    ['disk.md', '1', 'e1'],
    ['open.md', '1', 'e1'],
    ['plan.md', '1', undefined],
  ]);
});

it('finds changes without events', async () => {
  const { files, workspace } = start({
    '/w/a.objectives.yaml': CATALOG,
    '/w/plan.md': 'ACME 1',
    '/w/gone.md': 'ACME 1',
  });
  expect(await workspace.references()).toHaveLength(2);
  files.write('/w/plan.md', 'ACME 1.1 and ACME 1');
  files.write('/w/new/file.md', 'ACME 1');
  files.delete('/w/gone.md');
  expect(await workspace.references()).toHaveLength(3);
});

it('does not read files again that have not changed', async () => {
  const { files, workspace } = start({ '/w/a.objectives.yaml': CATALOG, '/w/plan.md': 'ACME 1' });
  await workspace.references();
  const read = files.readFile.bind(files);
  const uris: string[] = [];
  files.readFile = (uri, limit) => {
    uris.push(uri);
    return read(uri, limit);
  };
  expect(await workspace.references()).toHaveLength(1);
  expect(uris).not.toContain('file:///w/plan.md');
  workspace.index.filesChanged(['file:///w/plan.md']);
  await workspace.references();
  expect(uris).toContain('file:///w/plan.md');
});

it('reads files again that changed so recently that a second change would have the same stamp', async () => {
  const { files, workspace } = start({ '/w/a.objectives.yaml': CATALOG, '/w/plan.md': 'ACME 1.1' });
  const stat = files.stat.bind(files);
  files.stat = async (uri) => ({ ...(await stat(uri)), stamp: 'one tick', modified: Date.now() });
  expect(await workspace.references()).toHaveLength(1);
  files.write('/w/plan.md', 'ACME 1,1');
  expect(await workspace.references()).toHaveLength(2);
});

it('assigns each file to the innermost folder that contains it, as folders are added and removed', async () => {
  const { workspace } = start({
    '/w/a.objectives.yaml': CATALOG,
    '/w/plan.md': 'ACME 1',
    '/w/in/a.objectives.yaml': CATALOG,
    '/w/in/plan.md': 'ACME 1',
  });
  const inOuter = ['file:///w file:///w/in/plan.md 0:0-0:6 current', 'file:///w file:///w/plan.md 0:0-0:6 current'];
  expect(await workspace.references()).toEqual(inOuter);
  workspace.workspace.changeFolders(['file:///w/in'], []);
  expect(await workspace.references()).toEqual([
    'file:///w file:///w/plan.md 0:0-0:6 current',
    'file:///w/in file:///w/in/plan.md 0:0-0:6 current',
  ]);
  workspace.workspace.changeFolders([], ['file:///w/in']);
  expect(await workspace.references()).toEqual(inOuter);
});

it('is searched again if other numbers can be cited, and only then', async () => {
  const { files, workspace } = start({ '/w/a.objectives.yaml': CATALOG, '/w/plan.md': 'ACME 1.7 and ACME B-1' });
  expect(await workspace.references()).toEqual(['file:///w file:///w/plan.md 0:0-0:8 unknown-objective']);
  files.write('/w/a.objectives.yaml', `${CATALOG}  - 1.7 Seven\n`);
  workspace.workspace.filesChanged(['file:///w/a.objectives.yaml']);
  expect(await workspace.references()).toEqual(['file:///w file:///w/plan.md 0:0-0:8 current']);
  files.write('/w/a.objectives.yaml', `${CATALOG}  - B-1 Letters\n`);
  workspace.workspace.filesChanged(['file:///w/a.objectives.yaml']);
  expect(await workspace.references()).toEqual([
    'file:///w file:///w/plan.md 0:0-0:8 unknown-objective',
    'file:///w file:///w/plan.md 0:13-0:21 current',
  ]);
});

it('is not searched where the search was cancelled before it began', async () => {
  const { files, workspace } = start({ '/w/a.objectives.yaml': CATALOG, '/w/plan.md': 'ACME 1' });
  const [project] = workspace.workspace.projects;
  await project!.settled();
  const index = new ProjectIndex({
    folder: 'file:///w',
    fileSystem: files,
    state: () => project!.state,
    innerProjects: () => [],
    warn: () => {},
  });
  const cancelled = index.complete({ ...QUIETLY, signal: AbortSignal.abort() });
  await expect(cancelled).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(index.isComplete).toBe(false);
});
