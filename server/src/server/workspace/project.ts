/** What may have changed since the last load: texts of files that it read, or also which files there are. */
export type Change = 'texts' | 'files';

/** Makes a root's next state out of its last one. Rejects when the signal is aborted, else only by a mistake of ours. */
export type LoadState<State> = (last: State, change: Change, signal: AbortSignal) => Promise<State>;

export interface ProjectOptions<State, Uri> {
  /** Normalised; null for the root of documents that are in no folder. */
  readonly uri: Uri;
  /** In force until the first load is done, and on if that fails. */
  readonly initial: State;
  readonly load: LoadState<State>;
  /** Whether it makes no difference which of the two is in force; if absent, only a state itself is like itself. */
  readonly isSame?: (a: State, b: State) => boolean;
  /** Called when a load has led to a state that makes a difference. */
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * One root and its present state. Loads come one after the other: what is asked for during a load makes one more after
 * it. A finished load replaces the whole state at once; nothing ever sees a part of it.
 */
export class Project<State, Uri extends string | null = string | null> {
  readonly uri: Uri;
  /** Resolves when the first load has ended. */
  readonly ready: Promise<void>;
  #state: State;
  /** Asked for and still waiting for its delay. */
  #asked: Change | undefined;
  /** To be loaded as soon as no other load is running. */
  #wanted: Change | undefined;
  #running: Change | undefined;
  #isReady = false;
  #waiting: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #becomeReady: () => void = () => {};
  readonly #abort = new AbortController();
  readonly #options: ProjectOptions<State, Uri>;

  constructor(options: ProjectOptions<State, Uri>) {
    this.uri = options.uri;
    this.#state = options.initial;
    this.#options = options;
    this.ready = new Promise((resolve) => {
      this.#becomeReady = () => {
        this.#isReady = true;
        resolve();
      };
    });
  }

  get state(): State {
    return this.#state;
  }

  /** Resolves when everything asked for so far has been loaded. */
  async settled(): Promise<void> {
    await this.ready;
    if (this.#asked || this.#wanted || this.#running) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /**
   * Resolves when texts that were edited have been read. At once where it is being found out which files there are: that
   * may take long, and what is known answers meanwhile.
   */
  async textsRead(): Promise<void> {
    await this.ready;
    if (![this.#asked, this.#wanted, this.#running].includes('files')) await this.settled();
  }

  /** Loads again, when `delay` milliseconds have passed without another call; for the first time without delay. */
  reload(change: Change, delay: number): void {
    clearTimeout(this.#timer);
    if (this.#abort.signal.aborted) return;
    this.#asked = wider(this.#asked, change);
    const start = () => {
      this.#wanted = wider(this.#wanted, this.#asked);
      this.#asked = undefined;
      if (!this.#running) void this.#run();
    };
    this.#timer = setTimeout(start, this.#isReady ? delay : 0);
  }

  /** Ends what is under way. Who waits for the first load goes on with the state that is. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#abort.abort();
    this.#asked = undefined;
    this.#wanted = undefined;
    this.#becomeReady();
    this.#settle();
  }

  #settle(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async #run(): Promise<void> {
    const { signal } = this.#abort;
    const { isSame = Object.is } = this.#options;
    while (this.#wanted && !signal.aborted) {
      const change = this.#wanted;
      this.#wanted = undefined;
      this.#running = change;
      const before = this.#state;
      try {
        const loaded = await this.#options.load(before, change, signal);
        if (!signal.aborted) this.#state = loaded;
      } catch (error) {
        if (!signal.aborted) this.#options.failed(error);
      }
      this.#becomeReady();
      if (!isSame(this.#state, before)) this.#options.changed();
    }
    this.#running = undefined;
    if (!this.#asked) this.#settle();
  }
}

function wider(a: Change | undefined, b: Change | undefined): Change | undefined {
  return a === 'files' ? a : (b ?? a);
}
