import { expect, it } from 'vitest';
import { DiskCheck } from '../../../server/src/server/workspace/disk-follower.ts';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';

const [A, B] = ['file:///a', 'file:///b'];

function check() {
  const files = new MemoryFiles({ '/a': 'one', '/b': 'two' });
  const clock = { now: 0 };
  const disk = new DiskCheck(files, () => clock.now);
  const look = (uris = [A, B]) => {
    clock.now += 1000;
    return disk.look(uris);
  };
  return { files, clock, disk, look };
}

it('finds files that have changed, even if their size has not', async () => {
  const { files, look } = check();
  await look();
  expect(await look()).toEqual({ changed: [], added: [] });
  files.write('/b', 'owt');
  expect(await look()).toEqual({ changed: [B], added: [] });
  expect(await look()).toEqual({ changed: [], added: [] });
});

it('finds files that were deleted and created', async () => {
  const { files, look } = check();
  await look();
  files.delete('/a');
  expect((await look()).changed).toEqual([A]);
  files.write('/a', 'one');
  expect((await look()).changed).toEqual([A]);
});

it('lists files that it compares for the first time', async () => {
  const { look } = check();
  expect(await look([A])).toEqual({ changed: [], added: [A] });
  expect(await look([A, B])).toEqual({ changed: [], added: [B] });
});

it('does not compare again too soon, and misses no changes', async () => {
  const { files, disk, clock, look } = check();
  await look();
  files.write('/a', 'new');
  clock.now += 999;
  expect(await disk.look([A, B])).toEqual({ changed: [], added: [] });
  clock.now += 1;
  expect((await disk.look([A, B])).changed).toEqual([A]);
});

it('treats a file that cannot be read as unchanged', async () => {
  const files = new MemoryFiles({ '/a': 'one' });
  files.stat = () => Promise.reject(new Error('no'));
  let now = 0;
  const disk = new DiskCheck(files, () => now);
  await disk.look([A]);
  now += 1000;
  expect(await disk.look([A])).toEqual({ changed: [], added: [] });
});
