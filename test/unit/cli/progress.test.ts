import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CommandLine } from '../../../server/src/cli/command-line.ts';
import { Progress } from '../../../server/src/cli/progress.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

function lineWith(isTerminal: boolean): CommandLine & { readonly written: string[] } {
  const written: string[] = [];
  const output = (): CommandLine['stderr'] => ({ isTerminal, write: async (text) => void written.push(text) });
  const nothing = (async function* () {})();
  return { directory: '/', environment: {}, stdin: nothing, stdout: output(), stderr: output(), written };
}

/** The output for a file each half second, for three seconds. */
async function written(isTerminal: boolean, isWanted = true): Promise<string[]> {
  const line = lineWith(isTerminal);
  const progress = new Progress(line, isWanted);
  for (let files = 1; files <= 6; files++) {
    vi.advanceTimersByTime(500);
    await progress.show(files);
  }
  await progress.end();
  return line.written;
}

test('a terminal shows the progress of a long run, and clears it at the end', async () => {
  const lines = ['\r2 files read …', '\r3 files read …', '\r4 files read …', '\r5 files read …', '\r6 files read …'];
  expect(await written(true)).toEqual([...lines, '\r\u001b[K']);
});

test('other outputs show none, nor does --quiet', async () => {
  expect(await written(false)).toEqual([]);
  expect(await written(true, false)).toEqual([]);
});

test('a short run shows nothing', async () => {
  const line = lineWith(true);
  const progress = new Progress(line, true);
  await progress.show(1);
  await progress.end();
  expect(line.written).toEqual([]);
});
