import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver';
import type { ClientSupport } from '../features/client-support.ts';
import { CATALOG_SUFFIX, CONFIGURATION_FILE, REVIEWS_FILE } from '../loader.ts';

/**
 * Asks the client to tell of changes of the files and settings that documents are judged by, where it can.
 *
 * @param everything of all other files too: problems are shown of those that are not open
 * @param sections the settings
 */
export async function registerChanges(
  connection: Connection,
  support: ClientSupport,
  everything: boolean,
  sections: readonly string[],
): Promise<void> {
  if (support.registerWatchedFiles) {
    const names = everything ? ['*'] : [`*${CATALOG_SUFFIX}`, CONFIGURATION_FILE, REVIEWS_FILE, '.gitignore'];
    const watchers = names.map((name) => ({ globPattern: `**/${name}` }));
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
  if (support.registerConfiguration) {
    const [only, ...others] = sections;
    const section = only !== undefined && others.length === 0 ? only : [...sections];
    await connection.client.register(DidChangeConfigurationNotification.type, { section });
  }
}
