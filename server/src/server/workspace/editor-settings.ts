import { type Connection, MessageType } from 'vscode-languageserver';
import { readSettings } from '../../core/settings/read-settings.ts';
import { SETTINGS_SECTION, type Settings } from '../../core/settings/settings.ts';
import type { ClientSupport } from '../../features/lsp/client-support.ts';
import { type InitializationOptions, SETTINGS_REPORT, type SettingsReport } from '../../protocol/index.ts';
import { describeError, firstTimes, log, notify } from '../lsp/messages.ts';

/** The settings that are requested from the client. */
export function sectionsOf(filesExclude: boolean): readonly string[] {
  return filesExclude ? [SETTINGS_SECTION, 'files.exclude'] : [SETTINGS_SECTION];
}

/** The editor's settings: requested where the client supports that, else those that it has sent. */
export class EditorSettings {
  readonly #connection: Connection;
  readonly #support: ClientSupport;
  readonly #sections: readonly string[];
  /** The client shows reports on settings. */
  readonly #isReported: boolean;
  /** The last value of our section that the client has sent. */
  #sent: unknown;
  /** Problems are not reported again for every project and at every change. */
  readonly #isFirst = firstTimes();

  constructor(connection: Connection, support: ClientSupport, options: InitializationOptions) {
    this.#connection = connection;
    this.#support = support;
    this.#sections = sectionsOf(options.filesExclude === true);
    this.#isReported = options.settingsReports === true;
  }

  /** @param settings of `workspace/didChangeConfiguration`; newer clients send null and answer requests instead */
  sent(settings: unknown): void {
    const sections: Record<string, unknown> = typeof settings === 'object' && settings !== null ? { ...settings } : {};
    this.#sent = sections[SETTINGS_SECTION];
  }

  /** The settings of a folder; null where the client has none. */
  async read(folder: string | null): Promise<Settings | null> {
    const [value, filesExclude] = this.#support.configuration ? await this.#request(folder) : [this.#sent];
    const isSet = (each: unknown) => each !== null && each !== undefined;
    if (!isSet(value) && !isSet(filesExclude)) return null;
    const settings = readSettings(value, filesExclude);
    this.#report(settings);
    return settings;
  }

  #report({ problems, renamed }: Settings): void {
    const report: SettingsReport = {
      problems: problems.filter(({ message }) => this.#isFirst(message)),
      renamed: renamed.filter(({ from }) => this.#isFirst(from)),
    };
    for (const { message } of report.problems) {
      log(this.#connection, 'warn', message);
      if (!this.#isReported) notify(this.#connection, MessageType.Warning, message);
    }
    if (!this.#isReported || report.problems.length + report.renamed.length === 0) return;
    this.#connection.sendNotification(SETTINGS_REPORT, report).catch((error) => {
      log(this.#connection, 'warn', `${SETTINGS_REPORT}: ${describeError(error)}`);
    });
  }

  async #request(folder: string | null): Promise<readonly unknown[]> {
    const scope = folder === null ? {} : { scopeUri: folder };
    try {
      const items = this.#sections.map((section) => ({ section, ...scope }));
      return await this.#connection.workspace.getConfiguration(items);
    } catch (error) {
      log(this.#connection, 'warn', `The settings could not be requested: ${String(error)}`);
      return [];
    }
  }
}
