import { Refusal, type Result } from '../../core/base/result.ts';
import type { ToolDocument, ToolWorld } from '../../tools/world.ts';
import { relativePath, schemeOf } from '../../uri/uris.ts';
import { analyseDocuments } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import { displayPath, uriOf } from '../paths.ts';
import { Refused } from '../refused.ts';
import { lookUpOperands, openWorkspace, type Workspace } from '../workspace.ts';

/** How long a call may take, in milliseconds: clients wait for a minute. */
const PATIENCE = 30_000;
/** How long work may go on before a cancellation is read. */
const SLICE = 50;

/** The workspace as it is on disk whenever it is asked for. */
export class CurrentWorkspace {
  readonly #given: Arguments;
  readonly #line: CommandLine;
  #last: Workspace | undefined;

  constructor(given: Arguments, line: CommandLine) {
    this.#given = given;
    this.#line = line;
  }

  /** Looks at all catalogs and the configuration, and reads what has changed. */
  async look(): Promise<Workspace> {
    this.#last = await openWorkspace(this.#given, this.#line, { previous: this.#last });
    return this.#last;
  }

  /** The name of a file in answers; null for a built-in catalog. */
  readonly fileOf = (uri: string): string | null => (schemeOf(uri) === 'file' ? displayPath(uri, this.#line) : null);

  /** What a call of a tool works with. */
  async world(signal: AbortSignal): Promise<ToolWorld> {
    const workspace = await this.look();
    const end = performance.now() + PATIENCE;
    const isOver = () => signal.aborted || performance.now() > end;
    const root = {
      loaded: workspace.root,
      composed: workspace.composed,
      fileOf: this.fileOf,
      uriOf: (name: string) => uriOf(name, this.#line),
      documents: async (path: string | undefined) => this.#documents(path, workspace, isOver),
    };
    return {
      roots: [root],
      isOver,
      async diagnose(analysis) {
        while (!isOver()) {
          const slice = performance.now() + SLICE;
          if (analysis.diagnoseUntil(() => performance.now() > slice)) return true;
          await nextTurn();
        }
        return false;
      },
    };
  }

  async #documents(
    path: string | undefined,
    workspace: Workspace,
    isOver: () => boolean,
  ): Promise<Result<AsyncIterable<ToolDocument>>> {
    try {
      const operands = await lookUpOperands(path === undefined ? [] : [path], this.#line);
      for (const uri of [...operands.named, ...operands.globs.map(({ directory }) => directory)]) {
        if (await this.#isOutside(uri, workspace)) return new Refusal(`path: expected a path in the workspace.`);
      }
      return this.#read({ ...workspace, ...operands }, path !== undefined, isOver);
    } catch (error) {
      if (error instanceof Refused) return new Refusal(`path: ${error.message}`);
      throw error;
    }
  }

  /** An assistant reads no file that the workspace does not hold, unless the user allows it. */
  async #isOutside(uri: string, { root }: Workspace): Promise<boolean> {
    if (this.#given.has('allow-outside-root')) return false;
    return relativePath(root.uri, uri) === undefined || ((await root.isBarred?.(uri)) ?? false);
  }

  async *#read(workspace: Workspace, isPart: boolean, isOver: () => boolean): AsyncGenerator<ToolDocument> {
    let slice = performance.now() + SLICE;
    const line = { ...this.#line, stderr: { isTerminal: false, write: async () => {} } };
    const tally = { files: 0, unreadable: 0 };
    for await (const visit of analyseDocuments(workspace, line, tally, { quiet: true })) {
      if (performance.now() > slice) {
        await nextTurn();
        slice = performance.now() + SLICE;
      }
      if (isOver()) return;
      yield visit;
    }
    if (isPart && tally.files === 0) throw new Refused('path: there are no documents.');
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
