import type { Connection } from 'vscode-languageserver';
import { readSettings, SETTINGS_SECTION, type Settings } from '../core/settings.ts';
import type { ClientSupport } from '../features/client-support.ts';

/** The editor's settings: asked for where the client can be asked, else those that it sent. */
export class EditorSettings {
  readonly #connection: Connection;
  readonly #support: ClientSupport;
  /** The value of our section. */
  #sent: unknown;
  /** Said before, so that they are not said again for every root and at every change. */
  readonly #said = new Set<string>();

  constructor(connection: Connection, support: ClientSupport) {
    this.#connection = connection;
    this.#support = support;
  }

  /** The whole settings object of `workspace/didChangeConfiguration`; newer clients send null and wait to be asked. */
  sent(settings: unknown): void {
    const sections: Record<string, unknown> = typeof settings === 'object' && settings !== null ? { ...settings } : {};
    this.#sent = sections[SETTINGS_SECTION];
  }

  /** Null where the editor tells none. */
  async read(rootUri: string | null): Promise<Settings | null> {
    const value = this.#support.configuration ? await this.#ask(rootUri) : this.#sent;
    if (value === null || value === undefined) return null;
    const settings = readSettings(value);
    for (const message of settings.messages) {
      if (!this.#said.has(message)) this.#connection.console.warn(message);
      this.#said.add(message);
    }
    return settings;
  }

  async #ask(rootUri: string | null): Promise<unknown> {
    const scope = rootUri === null ? {} : { scopeUri: rootUri };
    try {
      return await this.#connection.workspace.getConfiguration({ section: SETTINGS_SECTION, ...scope });
    } catch (error) {
      this.#connection.console.warn(`The client did not tell its settings: ${String(error)}`);
      return undefined;
    }
  }
}
