import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type LoadState, Root } from '../../../server/src/server/workspace/project.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rootWith(load: LoadState<number>) {
  const events: unknown[] = [];
  const root = new Root<number>({
    uri: null,
    initial: 0,
    load,
    changed: () => events.push(root.state),
    failed: (error) => events.push(error),
  });
  return { root, events };
}

it('has its first state until a load is done, and is ready then', async () => {
  const { root, events } = rootWith(async (last) => last + 1);
  expect(root.state).toBe(0);
  root.reload('files', 1000);
  // The first load does not wait.
  await vi.advanceTimersByTimeAsync(0);
  await root.ready;
  expect(root.state).toBe(1);
  expect(events).toEqual([1]);
});

it('loads once for calls that come in a row', async () => {
  const { root } = rootWith(async (last) => last + 1);
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(0);
  for (let call = 0; call < 5; call++) {
    root.reload('files', 50);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(50);
  expect(root.state).toBe(2);
});

it('loads one at a time, and once more for what came meanwhile', async () => {
  let running = 0;
  const { root, events } = rootWith(async (last) => {
    expect(++running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    running--;
    return last + 1;
  });
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(events).toEqual([1, 2]);
});

it('says nothing of a load that changed nothing', async () => {
  const { root, events } = rootWith(async (last) => last);
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(0);
  await root.ready;
  expect(events).toEqual([]);
});

it('keeps its state when a load fails, and can load again', async () => {
  const failure = new Error('no disk');
  let fails = true;
  const { root, events } = rootWith(async (last) => {
    if (fails) throw failure;
    return last + 1;
  });
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(0);
  await root.ready;
  expect([root.state, events]).toEqual([0, [failure]]);
  fails = false;
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(0);
  expect([root.state, events]).toEqual([1, [failure, 1]]);
});

it('ends what is under way when it is disposed, and lets nobody wait', async () => {
  let aborted = false;
  const { root, events } = rootWith(async (last, _, signal) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    aborted = signal.aborted;
    return last + 1;
  });
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  root.dispose();
  await root.ready;
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(1000);
  expect([aborted, root.state, events]).toEqual([true, 0, []]);
});

it('knows the widest of the changes that it loads for', async () => {
  const changes: string[] = [];
  const { root } = rootWith(async (last, change) => {
    changes.push(change);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return last + 1;
  });
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  root.reload('files', 0);
  root.reload('texts', 0);
  await vi.advanceTimersByTimeAsync(1000);
  root.reload('texts', 0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(changes).toEqual(['files', 'files', 'texts']);
});

it('is settled when all that was asked for has been loaded', async () => {
  const { root } = rootWith(async (last) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return last + 1;
  });
  const settled: number[] = [];
  const note = () => void root.settled().then(() => settled.push(root.state));
  note();
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  root.reload('texts', 500);
  await vi.advanceTimersByTimeAsync(100);
  note();
  // The first load is done, and another one is waiting.
  expect([root.state, settled]).toEqual([1, []]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(settled).toEqual([2, 2]);
  note();
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).toEqual([2, 2, 2]);
});

it('lets nobody wait for it to settle when it is disposed', async () => {
  const { root } = rootWith(async (last) => last + 1);
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  root.reload('texts', 500);
  const settled = root.settled();
  root.dispose();
  await settled;
});

it('waits for texts that are read again, and not for files that are looked for', async () => {
  const { root } = rootWith(async (last) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return last + 1;
  });
  root.reload('files', 0);
  await vi.advanceTimersByTimeAsync(100);
  const seen: string[] = [];
  const ask = (name: string) => root.textsRead().then(() => seen.push(`${name} ${root.state}`));
  await ask('nothing');
  root.reload('texts', 50);
  void ask('texts');
  await vi.advanceTimersByTimeAsync(140);
  expect(seen).toEqual(['nothing 1']);
  await vi.advanceTimersByTimeAsync(10);
  root.reload('files', 50);
  await ask('files');
  expect(seen).toEqual(['nothing 1', 'texts 2', 'files 2']);
});
