import { type Connection, MessageType } from 'vscode-languageserver';
import { countLongLines } from '../../core/matching/scanner.ts';
import type { Lines } from '../../core/model/text.ts';
import {
  type InitializationOptions,
  LIMITS_REACHED,
  type LimitsReached,
  type ReachedLimit,
} from '../../protocol/index.ts';
import { nameOf } from '../../uri/uris.ts';
import { describeOmitted, type Omitted, reachedLimits } from '../index/omitted.ts';
import { notify } from '../lsp/messages.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';

/** Shows what is not read because of a limit: once for each document or folder, and again when it reaches another limit. */
export class LimitNotifier {
  readonly #connection: Connection;
  readonly #options: InitializationOptions;
  readonly #reported = new Set<string>();

  constructor(connection: Connection, options: InitializationOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  /** A folder was searched. */
  readonly inFolder = ({ uri, state }: Project, omitted: Omitted): void => {
    if (uri !== null && omitted.size > 0) this.#notify(uri, reachedLimits(omitted, state));
  };

  /** A document was opened. */
  inDocument(uri: string, lines: Lines, { state }: Project): void {
    const limits = limitsInDocument(lines, state);
    if (limits.length > 0) this.#notify(uri, limits);
  }

  #notify(uri: string, limits: readonly ReachedLimit[]): void {
    const keys = limits.map(({ limit }) => `${limit} ${uri}`);
    if (keys.every((key) => this.#reported.has(key))) return;
    for (const key of keys) this.#reported.add(key);
    const message = describeOmitted(nameOf(uri), limits);
    const reached: LimitsReached = { uri, message, limits };
    if (this.#options.status) this.#connection.sendNotification(LIMITS_REACHED, reached).catch(() => {});
    else notify(this.#connection, MessageType.Warning, message);
  }
}

/** The limits that an open document reaches. */
export function limitsInDocument(lines: Lines, state: ProjectState): ReachedLimit[] {
  const isCut = countLongLines(lines, state.scope.set.matcher) > 0;
  return isCut ? reachedLimits(new Map([['lineLength', 1]]), state) : [];
}
