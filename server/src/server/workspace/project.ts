import type { Change, ProjectState } from './project-state.ts';

/** Makes a project's next state from its last one. Rejects when the signal is aborted, else only because of a bug. */
export type LoadState<State> = (last: State, change: Change, signal: AbortSignal) => Promise<State>;

interface ProjectOptions<Uri, State> {
  /** Normalised; null for the project of documents outside of all folders. */
  readonly uri: Uri;
  /** Until the first load has succeeded. */
  readonly initial: State;
  readonly load: LoadState<State>;
  /** Whether two states are equivalent; by default, whether they are identical. */
  readonly isSame?: (a: State, b: State) => boolean;
  /** Called when a load has led to a state that is not equivalent. */
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

/** Requests wait no longer than this for a load (in milliseconds); its result is announced when it has ended. */
const PATIENCE = 2000;

/** Resolves when the promise does, but soon enough for a request. */
export function patiently(promise: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PATIENCE);
    promise.then(() => resolve(), reject).finally(() => clearTimeout(timer));
  });
}

/**
 * The present state of a root: a folder of the client with its catalogs. Loads run one after the other: requests during a
 * load lead to one more after it. A finished load replaces the whole state at once, so that no partial state is visible.
 */
export class Project<Uri extends string | null = string | null, State = ProjectState> {
  readonly uri: Uri;
  /** Resolves when the first load has ended, or takes long: nothing that is asked waits until a large folder is searched. */
  readonly ready: Promise<void>;
  #state: State;
  /** Requested, and waiting for its delay. */
  #delayed: Change | undefined;
  /** To be loaded when the present load has ended. */
  #pending: Change | undefined;
  #running: Change | undefined;
  #isReady = false;
  #waiting: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #becomeReady: () => void = () => {};
  readonly #abort = new AbortController();
  readonly #options: ProjectOptions<Uri, State>;

  constructor(options: ProjectOptions<Uri, State>) {
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

  /** Resolves when everything requested so far has been loaded. */
  async settled(): Promise<void> {
    await this.ready;
    if (this.#delayed || this.#pending || this.#running) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /**
   * Resolves when texts that were edited have been read, or that takes long; at once while the folder is searched for
   * files: requests are answered from the present state meanwhile.
   */
  async textsRead(): Promise<void> {
    await this.ready;
    if (![this.#delayed, this.#pending, this.#running].includes('files')) await patiently(this.settled());
  }

  /** Loads again when `delay` milliseconds have passed without another call; the first load has no delay. */
  reload(change: Change, delay: number): void {
    clearTimeout(this.#timer);
    if (this.#abort.signal.aborted) return;
    this.#delayed = wider(this.#delayed, change);
    const start = () => {
      this.#pending = wider(this.#pending, this.#delayed);
      this.#delayed = undefined;
      if (!this.#running) void this.#run();
    };
    this.#timer = setTimeout(start, this.#isReady ? delay : 0);
  }

  /** Aborts the present load. Promises that wait for a load resolve, with the state as it is. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#abort.abort();
    this.#delayed = undefined;
    this.#pending = undefined;
    this.#becomeReady();
    this.#settle();
  }

  #settle(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async #run(): Promise<void> {
    const { signal } = this.#abort;
    const timer = setTimeout(this.#becomeReady, PATIENCE);
    const { isSame = Object.is } = this.#options;
    while (this.#pending && !signal.aborted) {
      const change = this.#pending;
      this.#pending = undefined;
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
    clearTimeout(timer);
    this.#running = undefined;
    if (!this.#delayed) this.#settle();
  }
}

function wider(a: Change | undefined, b: Change | undefined): Change | undefined {
  return a === 'files' ? a : (b ?? a);
}
