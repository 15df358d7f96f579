import type { CommandLine } from './command-line.ts';

/** Milliseconds before the first update, and between two updates. */
const PATIENCE = 1000;
const INTERVAL = 100;

/** Shows on standard error how far a long run has come, if that is a terminal. */
export class Progress {
  readonly #line: CommandLine;
  readonly #isOn: boolean;
  #next = Date.now() + PATIENCE;
  #isShown = false;

  constructor(line: CommandLine, isEnabled: boolean) {
    this.#line = line;
    this.#isOn = isEnabled && line.stderr.isTerminal;
  }

  async show(files: number): Promise<void> {
    if (!this.#isOn || Date.now() < this.#next) return;
    this.#next = Date.now() + INTERVAL;
    this.#isShown = true;
    await this.#line.stderr.write(`\r${files} files read …`);
  }

  /** Erases what was shown: carriage return, and erase to the end of the line (ECMA-48, EL). */
  async end(): Promise<void> {
    if (this.#isShown) await this.#line.stderr.write('\r\u001b[K');
    this.#isShown = false;
  }
}
