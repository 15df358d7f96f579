import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { Outcome } from '../../../server/src/cli/analyse.ts';
import { checkInThreads } from '../../../server/src/cli/check/check-threads.ts';
import type { CheckedText } from '../../../server/src/cli/check/checked-text.ts';
import type { FoundFile } from '../../../server/src/loader/documents.ts';

const outcomeOf = ({ uri }: { readonly uri: string }): Outcome<CheckedText> => ({
  kind: 'unreadable',
  uri,
  reason: 'here',
});

async function* filesOf(count: number): AsyncGenerator<FoundFile> {
  for (let index = 0; index < count; index++) {
    yield { kind: 'walked', uri: `file:///${index}.${index % 700 === 699 ? 'docx' : 'md'}` };
  }
}

/** A thread that does this with each batch of files. */
const threadOf = (body: string) => () =>
  new Worker(`const { parentPort } = require('worker_threads'); parentPort.on('message', (files) => { ${body} });`, {
    eval: true,
  });
const ANSWERS = threadOf(
  "parentPort.postMessage(files.map(({ uri }) => ({ kind: 'unreadable', uri, reason: 'there' })));",
);

async function checked(count: number, start: () => Worker): Promise<Outcome<CheckedText>[]> {
  const outcomes: Outcome<CheckedText>[] = [];
  for await (const outcome of checkInThreads(filesOf(count), async (file) => outcomeOf(file), 3, start)) {
    outcomes.push(outcome);
  }
  return outcomes;
}

it('keeps the order of the files, and reads office files on this thread', async () => {
  const outcomes = await checked(6_000, ANSWERS);
  expect(outcomes.map(({ uri }) => /\d+/.exec(uri)![0])).toEqual(
    Array.from({ length: 6_000 }, (_, index) => `${index}`),
  );
  const isThere = outcomes.map((outcome) => outcome.kind === 'unreadable' && outcome.reason === 'there');
  expect(isThere.filter(Boolean).length).toBeGreaterThan(2_000);
  expect(isThere[2_099]).toBe(false);
});

it('starts no thread for few files', async () => {
  const outcomes = await checked(1_000, () => {
    throw new Error('started');
  });
  expect(outcomes).toHaveLength(1_000);
});

it.each([
  ['ends', 'process.exit(3)', 'ended with code 3'],
  ['fails', "throw new Error('broken')", 'broken'],
])('rejects when a thread %s, so that no file is left out', async (_, body, message) => {
  await expect(checked(6_000, threadOf(body))).rejects.toThrow(message);
});
