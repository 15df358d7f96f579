import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import type { Steps } from '../../core/base/steps.ts';
import { untilAnswered } from '../lsp/urgent-requests.ts';

/** How long work may go on before requests are answered (in milliseconds). */
const LENGTH = 5;

/** Divides long work on the thread that answers requests. */
export class TimeSlice {
  #end = performance.now() + LENGTH;

  readonly isOver = (): boolean => performance.now() >= this.#end;

  /** Lets requests be answered if the slice is over, and begins another one. */
  async pause(): Promise<void> {
    if (!this.isOver()) return;
    await this.letOthersRun();
    this.#end = performance.now() + LENGTH;
  }

  protected letOthersRun(): Promise<void> {
    return nextTurn();
  }
}

/** For work that no user waits for. */
export class BackgroundSlice extends TimeSlice {
  protected override letOthersRun(): Promise<void> {
    return giveWay();
  }
}

/** Lets requests that a user waits for be read, answered and sent: each step takes a turn. */
export async function giveWay(): Promise<void> {
  // A message is read in one turn, and handled in the next.
  await nextTurn();
  await nextTurn();
  await untilAnswered();
  // The answer is written.
  await nextTurn();
}

/**
 * In Node, which reads messages before it; the timers of two works that take turns are always due, and Node would read
 * nothing. Web workers have timers only, and take turns with messages.
 */
const { setImmediate: soon } = globalThis as { readonly setImmediate?: (run: () => void) => void };

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (soon) soon(resolve);
    else setTimeout(resolve, 0);
  });
}

/** Diagnoses a document in time slices; false where it is ended after one of them. */
export const diagnoseInSlices = (
  analysis: DocumentAnalysis,
  isEnded: () => boolean | Promise<boolean>,
  slice?: TimeSlice,
) => inSlices((shouldYield) => analysis.diagnoseUntil(shouldYield), isEnded, slice);

/** Calls `work` until it returns true, that it is done; false where it is ended after one of the slices. */
export async function inSlices(
  work: (shouldYield: () => boolean) => boolean,
  isEnded: () => boolean | Promise<boolean>,
  slice = new TimeSlice(),
): Promise<boolean> {
  while (!work(slice.isOver)) {
    await slice.pause();
    if (await isEnded()) return false;
  }
  return true;
}

/** Does work in time slices. Rejects when the signal is aborted. */
export async function finishInSlices<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  const slice = new TimeSlice();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await slice.pause();
    signal.throwIfAborted();
  }
}
