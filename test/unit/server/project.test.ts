import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type LoadState, Project } from '../../../server/src/server/workspace/project.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rootWith(load: LoadState<number>) {
  const events: unknown[] = [];
  const project = new Project<null, number>({
    uri: null,
    initial: 0,
    load,
    changed: () => events.push(project.state),
    failed: (error) => events.push(error),
  });
  return { project, events };
}

it('has its first state until a load is done, and is ready then', async () => {
  const { project, events } = rootWith(async (last) => last + 1);
  expect(project.state).toBe(0);
  project.reload('files', 1000);
  // The first load does not wait.
  await vi.advanceTimersByTimeAsync(0);
  await project.ready;
  expect(project.state).toBe(1);
  expect(events).toEqual([1]);
});

it('loads once for calls that come in a row', async () => {
  const { project } = rootWith(async (last) => last + 1);
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(0);
  for (let call = 0; call < 5; call++) {
    project.reload('files', 50);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(50);
  expect(project.state).toBe(2);
});

it('loads one at a time, and once more for requests during a load', async () => {
  let running = 0;
  const { project, events } = rootWith(async (last) => {
    expect(++running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    running--;
    return last + 1;
  });
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(events).toEqual([1, 2]);
});

it('does not notify of a load without changes', async () => {
  const { project, events } = rootWith(async (last) => last);
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(0);
  await project.ready;
  expect(events).toEqual([]);
});

it('keeps its state when a load fails, and can load again', async () => {
  const failure = new Error('no disk');
  let fails = true;
  const { project, events } = rootWith(async (last) => {
    if (fails) throw failure;
    return last + 1;
  });
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(0);
  await project.ready;
  expect([project.state, events]).toEqual([0, [failure]]);
  fails = false;
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(0);
  expect([project.state, events]).toEqual([1, [failure, 1]]);
});

it('aborts a load when it is disposed, and resolves all promises', async () => {
  let aborted = false;
  const { project, events } = rootWith(async (last, _, signal) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    aborted = signal.aborted;
    return last + 1;
  });
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  project.dispose();
  await project.ready;
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(1000);
  expect([aborted, project.state, events]).toEqual([true, 0, []]);
});

it('loads once for several changes, with the widest of them', async () => {
  const changes: string[] = [];
  const { project } = rootWith(async (last, change) => {
    changes.push(change);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return last + 1;
  });
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  project.reload('files', 0);
  project.reload('texts', 0);
  await vi.advanceTimersByTimeAsync(1000);
  project.reload('texts', 0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(changes).toEqual(['files', 'files', 'texts']);
});

it('is settled when everything requested has been loaded', async () => {
  const { project } = rootWith(async (last) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return last + 1;
  });
  const settled: number[] = [];
  const note = () => void project.settled().then(() => settled.push(project.state));
  note();
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  project.reload('texts', 500);
  await vi.advanceTimersByTimeAsync(100);
  note();
  // The first load is done, and another one is pending.
  expect([project.state, settled]).toEqual([1, []]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(settled).toEqual([2, 2]);
  note();
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).toEqual([2, 2, 2]);
});

it('resolves promises that wait for it to settle when it is disposed', async () => {
  const { project } = rootWith(async (last) => last + 1);
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(10);
  project.reload('texts', 500);
  const settled = project.settled();
  project.dispose();
  await settled;
});

it('waits for edited texts, and not for a file search', async () => {
  const { project } = rootWith(async (last) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return last + 1;
  });
  project.reload('files', 0);
  await vi.advanceTimersByTimeAsync(100);
  const seen: string[] = [];
  const ask = (name: string) => project.textsRead().then(() => seen.push(`${name} ${project.state}`));
  await ask('nothing');
  project.reload('texts', 50);
  void ask('texts');
  await vi.advanceTimersByTimeAsync(140);
  expect(seen).toEqual(['nothing 1']);
  await vi.advanceTimersByTimeAsync(10);
  project.reload('files', 50);
  await ask('files');
  expect(seen).toEqual(['nothing 1', 'texts 2', 'files 2']);
});
