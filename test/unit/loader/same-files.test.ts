import { expect, it } from 'vitest';
import type { FileSystem } from '../../../server/src/loader/file-system.ts';
import { loadRoot } from '../../../server/src/loader/root.ts';
import { nodeFileSystem } from '../../../server/src/node/files.ts';
import { temporaryFolder } from './temporary-folder.ts';

const acme = (title: string) => `prefix: ACME\nedition: "2020"\nobjectives:\n  - 1 ${title}\n`;

it('if only texts have changed, no folder is searched again', async () => {
  const folder = temporaryFolder({ 'a.objectives.yaml': acme('One'), 'sub/b.md': '' });
  const looked: string[] = [];
  const fileSystem: FileSystem = {
    ...nodeFileSystem,
    readDirectory(uri) {
      looked.push(uri);
      return nodeFileSystem.readDirectory(uri);
    },
  };
  const previous = await loadRoot(folder.uri, fileSystem);
  expect(looked).toEqual([folder.uri, `${folder.uri}/sub`]);

  folder.write({ 'a.objectives.yaml': acme('Two'), 'c.objectives.yaml': acme('Three') });
  const again = await loadRoot(folder.uri, fileSystem, { previous, sameFiles: true });
  expect(looked).toHaveLength(2);
  expect(again.sources.map(({ catalog }) => catalog.editions[0]?.objectives[0]?.title)).toEqual(['Two']);

  const anew = await loadRoot(folder.uri, fileSystem, { previous: again });
  expect(anew.sources).toHaveLength(2);
});
