import { type Connection, DidChangeWatchedFilesNotification, type Disposable } from 'vscode-languageserver';
import { CATALOG_SUFFIX, CONFIGURATION_FILE, REVIEWS_FILE } from '../../loader/root.ts';
import { normalise } from '../../uri/uris.ts';
import { describeError, log } from '../lsp/messages.ts';
import type { Session } from '../session/session.ts';
import type { ChangeListener } from '../workspace/changes.ts';

/** Names of the files that documents are diagnosed with. */
const OWN_NAMES = [`*${CATALOG_SUFFIX}`, CONFIGURATION_FILE, REVIEWS_FILE, '.gitignore'];

export function registerDidChangeWatchedFiles(connection: Connection, session: Session): void {
  connection.onDidChangeWatchedFiles(({ changes }) =>
    didChangeFiles(
      session,
      changes.map(({ uri }) => normalise(uri)),
    ),
  );
}

/** @param uris normalised, of files that have changed on disk */
export function didChangeFiles({ workspace, index, changes }: Session, uris: readonly string[]): void {
  workspace.filesChanged(uris);
  index.filesChanged(uris);
  changes.didChangeFiles();
}

/** After `initialized`: asks the client to watch files, where it can. */
export async function watchFiles(connection: Connection, session: Session): Promise<void> {
  if (!session.support.registerWatchedFiles) return;
  session.changes.add(allFilesWatch(connection, session));
  await watch(connection, OWN_NAMES);
}

/** Has the client watch all files while closed files are diagnosed in any folder: settings may change that. */
function allFilesWatch(connection: Connection, { workspace }: Session): ChangeListener {
  let registered: Promise<Disposable | undefined> | undefined;
  let isDisposed = false;
  return {
    didChangeScope() {
      const isNeeded = workspace.projects.some(({ state }) => state.settings?.closedFiles === true);
      if (isDisposed || isNeeded === (registered !== undefined)) return;
      void registered?.then((watching) => watching?.dispose());
      registered = !isNeeded
        ? undefined
        : watch(connection, ['*']).catch((error) => {
            log(connection, 'warn', `The client does not watch files: ${describeError(error)}`);
            return undefined;
          });
    },
    dispose() {
      isDisposed = true;
    },
  };
}

function watch({ client }: Connection, names: readonly string[]): Promise<Disposable> {
  const watchers = names.map((name) => ({ globPattern: `**/${name}` }));
  return client.register(DidChangeWatchedFilesNotification.type, { watchers });
}
