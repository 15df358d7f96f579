import type { CommandLine } from './command-line.ts';
import { Refused } from './refused.ts';

/** Asks questions on a terminal, one line at a time. */
export class Questions {
  readonly #line: CommandLine;
  #input: AsyncIterator<Uint8Array> | undefined;
  #buffered = '';
  readonly #decoder = new TextDecoder();
  /** Whether the input has ended before an answer. */
  isCutOff = false;

  constructor(line: CommandLine) {
    this.#line = line;
  }

  /** The answer without its line end; null at the end of input. */
  async ask(question: string): Promise<string | null> {
    await this.#line.stdout.write(question);
    this.#input ??= this.#line.stdin[Symbol.asyncIterator]();
    while (!this.#buffered.includes('\n')) {
      const { value, done } = await this.#input.next();
      if (done) {
        this.isCutOff = true;
        await this.#line.stdout.write('\n');
        return null;
      }
      this.#buffered += this.#decoder.decode(value, { stream: true });
    }
    const end = this.#buffered.indexOf('\n');
    const answer = this.#buffered.slice(0, end).replace(/\r$/, '');
    this.#buffered = this.#buffered.slice(end + 1);
    return answer;
  }

  /** Releases standard input, so that the process can end. */
  async close(): Promise<void> {
    await this.#input?.return?.();
  }
}

/** Of answers that end before the last question, none counts: whoever gave them cannot have seen all. */
export function requireAll({ isCutOff }: Questions): void {
  if (isCutOff) throw new Refused('the input ended before the last question; no files were changed');
}
