import type { Worker } from 'node:worker_threads';
import { documentFormatOf } from '../../documents/formats.ts';
import { type FoundFile, isUnread, type UnreadFile } from '../../loader/documents.ts';
import { nameOf } from '../../uri/uris.ts';
import type { Outcome } from '../analyse.ts';
import type { CommandLine } from '../command-line.ts';
import type { CheckedText } from './checked-text.ts';
import type { CheckFile } from './text-checker.ts';

/** What a thread is given when it starts: the command, which it sets up for itself. */
export interface ThreadStart {
  readonly words: readonly string[];
  readonly directory: string;
  readonly environment: CommandLine['environment'];
}

/** Files that take less time than the start of a thread. */
const FEW = 1_500;
/** Likewise where there are two cores: V8 compiles on the other one meanwhile. */
const FEW_FOR_TWO = 10_000;
/** So many files are worth a thread more. */
const FILES_OF_THREAD = 1_000;
/** Files that a thread is given at once. */
const BATCH = 50;
/** Batches that a thread is given before its first one is taken. */
const AHEAD = 4;

/**
 * Checks files on this thread and others, as many as `count` in all, and returns what became of them in the order of the
 * files. The first ones, office files, and those that `isKnown` are checked on this thread. Rejects when a thread fails or ends: no file is left out.
 */
export async function* checkInThreads(
  files: AsyncIterable<FoundFile>,
  here: CheckFile,
  count: number,
  start: () => Worker,
  isKnown: (file: FoundFile) => boolean = () => false,
): AsyncGenerator<Outcome<CheckedText>> {
  const few = count > 2 ? FEW : FEW_FOR_TWO;
  const pending: (() => Promise<readonly Outcome<CheckedText>[]>)[] = [];
  const threads: Thread[] = [];
  let batch: FoundFile[] = [];
  let turn = 0;
  let found = 0;
  const checkHere = async (some: readonly FoundFile[]) => {
    const outcomes: Outcome<CheckedText>[] = [];
    for (const file of some) {
      const outcome = await here(file);
      if (outcome) outcomes.push(outcome);
    }
    return outcomes;
  };
  const send = (isHere: boolean) => {
    const some = batch;
    batch = [];
    // This thread takes its turn, and checks its share when that is to be returned.
    const index = isHere ? 0 : turn++ % Math.min(count, 1 + Math.ceil(found / FILES_OF_THREAD));
    if (index === 0) pending.push(() => checkHere(some));
    else {
      threads[index - 1] ??= new Thread(start());
      const answer = threads[index - 1]!.check(some.filter(isUnread));
      // It may fail before its turn has come.
      answer.catch(() => {});
      pending.push(() => answer);
    }
  };
  try {
    for await (const file of files) {
      const isHere =
        isKnown(file) || ++found <= few || !isUnread(file) || documentFormatOf(nameOf(file.uri)) !== undefined;
      if (isHere && batch.length > 0) send(false);
      batch.push(file);
      if (isHere || batch.length >= BATCH) send(isHere);
      while (pending.length > (found <= few ? 0 : count * AHEAD)) yield* await pending.shift()!();
    }
    if (batch.length > 0) send(false);
    for (const outcomes of pending) yield* await outcomes();
  } finally {
    for (const thread of threads) thread.end();
  }
}

/** A thread that checks batches of files, one after the other. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting: { done(checked: readonly Outcome<CheckedText>[]): void; failed(error: Error): void }[] = [];
  #failure: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#worker.on('message', (checked: readonly Outcome<CheckedText>[]) => this.#waiting.shift()?.done(checked));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#fail(new Error(`a thread ended with code ${code}`)));
  }

  async check(files: readonly UnreadFile[]): Promise<readonly Outcome<CheckedText>[]> {
    if (this.#failure) throw this.#failure;
    return new Promise((done, failed) => {
      this.#waiting.push({ done, failed });
      this.#worker.postMessage(files);
    });
  }

  end(): void {
    void this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { failed } of this.#waiting.splice(0)) failed(this.#failure);
  }
}
