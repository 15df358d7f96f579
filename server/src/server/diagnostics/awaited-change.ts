import type { ChangeListener } from '../workspace/changes.ts';

/** Requests look again after changes that follow each other within this time (in milliseconds). */
const SETTLING = 300;

/** Lets requests wait for changes of diagnostics. */
export class AwaitedChange implements ChangeListener {
  #waiting: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isElsewhere = true;
  #isEnded = false;

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Whether something else than the text of an open document has changed since this was asked. */
  takeElsewhere(): boolean {
    const is = this.#isElsewhere;
    this.#isElsewhere = false;
    return is;
  }

  /** Resolves some time after the next change, or when it is woken. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  readonly wake = (): void => {
    for (const resolve of this.#waiting.splice(0)) resolve();
  };

  didChangeDocument(): void {
    clearTimeout(this.#timer);
    if (!this.#isEnded) this.#timer = setTimeout(this.wake, SETTLING);
  }

  didCloseDocument(): void {
    this.#isElsewhere = true;
    this.didChangeDocument();
  }

  didChangeFiles(): void {
    this.didCloseDocument();
  }

  didChangeScope(): void {
    this.didCloseDocument();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#isEnded = true;
    this.wake();
  }
}
