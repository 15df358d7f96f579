import { type Connection, MessageType } from 'vscode-languageserver';
import { readSettings } from '../../core/settings/read-settings.ts';
import { SETTINGS_SECTION, type Settings } from '../../core/settings/settings.ts';
import type { ClientSupport } from '../../features/client-support.ts';
import { type InitializationOptions, SETTINGS_REPORT, type SettingsReport } from '../../protocol/index.ts';
import { describeError } from '../lsp/describe-error.ts';
import { notify } from '../progress/notify.ts';

/** The settings that a client is asked for. */
export function sectionsOf(filesExclude: boolean): readonly string[] {
  return filesExclude ? [SETTINGS_SECTION, 'files.exclude'] : [SETTINGS_SECTION];
}

/** The editor's settings: asked for where the client can be asked, else those that it sent. */
export class EditorSettings {
  readonly #connection: Connection;
  readonly #support: ClientSupport;
  /** The value of our section. */
  #sent: unknown;
  /** Said before, so that they are not said again for every root and at every change. */
  readonly #said = new Set<string>();

  /** Which settings are asked for. */
  readonly #sections: readonly string[];
  /** The client shows what is said of settings. */
  readonly #isReported: boolean;

  constructor(connection: Connection, support: ClientSupport, options: InitializationOptions) {
    this.#connection = connection;
    this.#support = support;
    this.#sections = sectionsOf(options.filesExclude === true);
    this.#isReported = options.settingsReports === true;
  }

  /** The whole settings object of `workspace/didChangeConfiguration`; newer clients send null and wait to be asked. */
  sent(settings: unknown): void {
    const sections: Record<string, unknown> = typeof settings === 'object' && settings !== null ? { ...settings } : {};
    this.#sent = sections[SETTINGS_SECTION];
  }

  /** Null where the editor tells none. */
  async read(rootUri: string | null): Promise<Settings | null> {
    const [value, filesExclude] = this.#support.configuration ? await this.#ask(rootUri) : [this.#sent];
    const isReported = (each: unknown) => each !== null && each !== undefined;
    if (!isReported(value) && !isReported(filesExclude)) return null;
    const settings = readSettings(value, filesExclude);
    this.#report(settings);
    return settings;
  }

  #report({ problems, renamed }: Settings): void {
    const isNews = (news: string) => !this.#said.has(news) && this.#said.add(news);
    const report: SettingsReport = {
      problems: problems.filter(({ message }) => isNews(message)),
      renamed: renamed.filter(({ from }) => isNews(from)),
    };
    for (const { message } of report.problems) {
      this.#connection.console.warn(message);
      if (!this.#isReported) notify(this.#connection, MessageType.Warning, message);
    }
    if (!this.#isReported || report.problems.length + report.renamed.length === 0) return;
    this.#connection.sendNotification(SETTINGS_REPORT, report).catch((error) => {
      this.#connection.console.warn(`The client did not take the report on its settings: ${describeError(error)}`);
    });
  }

  async #ask(rootUri: string | null): Promise<readonly unknown[]> {
    const scope = rootUri === null ? {} : { scopeUri: rootUri };
    try {
      const items = this.#sections.map((section) => ({ section, ...scope }));
      return await this.#connection.workspace.getConfiguration(items);
    } catch (error) {
      this.#connection.console.warn(`The client did not tell its settings: ${String(error)}`);
      return [];
    }
  }
}
