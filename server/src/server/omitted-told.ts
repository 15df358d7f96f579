import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Limits } from '../core/configuration.ts';
import { countLongLines } from '../core/matching/long-lines.ts';
import type { Lines } from '../core/model/text.ts';
import { nameOf } from '../uris.ts';
import { describeOmitted, type Omitted } from './omitted.ts';
import type { Root } from './root.ts';
import type { RootState } from './root-state.ts';

/** Tells people what is not read, visibly and once: for a folder again only if another limit stands against something. */
export class OmittedTold {
  readonly #connection: Connection;
  readonly #told = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A folder was searched. */
  readonly inFolder = ({ uri, state }: Root<RootState>, omitted: Omitted): void => {
    if (uri === null || omitted.size === 0) return;
    this.#tell(uri, [...omitted.keys()], describeOmitted(nameOf(uri), omitted, state.policy.limits));
  };

  /** A document was opened. */
  inDocument(uri: string, lines: Lines, { state: { policy, scope } }: Root<RootState>): void {
    const count = countLongLines(lines, scope.set.matcher);
    if (count > 0)
      this.#tell(uri, ['lineLength'], describeOmitted(nameOf(uri), new Map([['lineLength', 1]]), policy.limits));
  }

  #tell(uri: string, limits: readonly (keyof Limits)[], message: string): void {
    const keys = limits.map((limit) => `${limit} ${uri}`);
    if (keys.every((key) => this.#told.has(key))) return;
    for (const key of keys) this.#told.add(key);
    const params = { type: MessageType.Warning, message };
    void this.#connection.sendNotification(ShowMessageNotification.method, params).catch(() => {});
  }
}
