// A running editor, and requests to it.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeScratch, type Scratch } from './scratch.ts';
import { until } from './until.ts';

/** How to start and control an editor. */
export interface EditorKind {
  readonly name: string;
  /** The program, and its Debian package. */
  readonly command: string;
  readonly debianPackage: string;
  /** Whether words of a title find the number. */
  readonly findsTitles: boolean;
  /** Writes the configuration of the guide, and returns the arguments that start the editor without a window. */
  configure(scratch: Scratch): readonly string[];
  /** The command line that calls a function of the editor's driver. */
  callCommand(scratch: Scratch, name: string, args: string): readonly [command: string, ...args: string[]];
  /** The output of the command, as JSON. */
  answer(output: string): string;
}

export interface ShownDiagnostic {
  /** 0-based. */
  readonly line: number;
  /** The text before it on its line. */
  readonly before: string;
  /** The underlined text. */
  readonly text: string;
  readonly message: string;
}

export interface Place {
  readonly file: string;
  /** 0-based. */
  readonly line: number;
  /** From the cursor to the end of the line. */
  readonly text: string;
}

const CALL_LIMIT_MS = 15_000;

/** Functions of neovim.lua and emacs.el. All act on the current buffer, at its cursor. */
export class Editor {
  readonly kind: EditorKind;
  readonly scratch: Scratch;
  readonly #process: ChildProcess;
  #log = '';

  private constructor(kind: EditorKind, scratch: Scratch) {
    this.kind = kind;
    this.scratch = scratch;
    this.#process = spawn(kind.command, kind.configure(scratch), {
      cwd: scratch.workspace,
      env: scratch.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (chunk: Buffer) => {
      this.#log += chunk;
    };
    this.#process.stdout?.on('data', take);
    this.#process.stderr?.on('data', take);
  }

  /** Starts the editor with the configuration of its guide. `close()` ends it. */
  static async start(kind: EditorKind): Promise<Editor> {
    const editor = new Editor(kind, makeScratch());
    try {
      await until('the editor to answer', () => editor.files().catch(() => undefined));
      return editor;
    } catch (error) {
      editor.close();
      throw new Error(`${kind.name} failed to start: ${error}\n${editor.#log}`);
    }
  }

  /** A file of the workspace. Resolves when a language client has attached. */
  async open(file: string): Promise<void> {
    await this.#call('open', join(this.scratch.workspace, file));
  }

  lines(): Promise<string[]> {
    return this.#call('lines');
  }

  async moveTo(text: string): Promise<void> {
    await this.#call('move', text);
  }

  /** The first `old` of the text. */
  async replace(old: string, replacement: string): Promise<void> {
    await this.#call('replace', old, replacement);
  }

  diagnostics(): Promise<ShownDiagnostic[]> {
    return this.#call('diagnostics');
  }

  hover(): Promise<string> {
    return this.#call('hover');
  }

  goToDefinition(): Promise<Place> {
    return this.#call('definition');
  }

  /** Types a new last line, and requests completions. Returns the labels offered. */
  async complete(text: string): Promise<string[]> {
    await this.#call('complete', text);
    return until('completions', async () => {
      const offered = await this.#call<string[]>('offered');
      return offered.length > 0 && offered;
    });
  }

  /** Accepts a completion, and returns the last line once it has changed. */
  async accept(label: string): Promise<string> {
    const before = (await this.lines()).at(-1);
    await this.#call('accept', label);
    return until('the completion', async () => {
      const after = (await this.lines()).at(-1);
      return after !== before && after;
    });
  }

  /** The quick fix whose title starts with this text. */
  async fix(title: string): Promise<void> {
    await this.#call('fix', title);
  }

  /** Renames the symbol at the cursor. */
  async rename(name: string): Promise<void> {
    await this.#call('rename', name);
  }

  /** The text of a workspace file in the editor, shown or not. */
  linesOf(file: string): Promise<string[]> {
    return this.#call('lines_of', join(this.scratch.workspace, file));
  }

  /** Absolute paths of all files that have a buffer. */
  files(): Promise<string[]> {
    return this.#call('files');
  }

  /** Stops only the language client. */
  async stopClient(): Promise<void> {
    await this.#call('stop');
  }

  async quit(): Promise<void> {
    const exited = once(this.#process, 'exit');
    // It may have ended before it has answered.
    await this.#call('quit').catch(() => undefined);
    await exited;
  }

  close(): void {
    this.#process.kill('SIGKILL');
    this.scratch.remove();
  }

  async #call<T>(name: string, ...args: readonly string[]): Promise<T> {
    const { callCommand, answer } = this.kind;
    const [command, ...words] = callCommand(this.scratch, name, JSON.stringify(args));
    const options = { env: this.scratch.env, timeout: CALL_LIMIT_MS };
    const { stdout, stderr } = await promisify(execFile)(command, words, options);
    if (stdout === '') throw new Error(`${name}: ${stderr}`);
    return JSON.parse(answer(stdout));
  }
}
