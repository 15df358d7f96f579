/** How long work may go on before requests are let in (in milliseconds). */
const LENGTH = 5;

/** A stretch of time for long work on the thread that answers requests. */
export class TimeSlice {
  #end = performance.now() + LENGTH;

  readonly isOver = (): boolean => performance.now() >= this.#end;

  /** Lets in what waits, if the slice is over, and begins another one. */
  async pause(): Promise<void> {
    if (!this.isOver()) return;
    await nextTurn();
    this.#end = performance.now() + LENGTH;
  }
}

/** As long as a timer takes, a millisecond or so: there is nothing quicker that web workers have too. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
