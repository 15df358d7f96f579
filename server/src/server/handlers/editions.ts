import type { Connection } from 'vscode-languageserver';
import { type CurrentEdition, EDITION_REQUESTS, EDITIONS_CHANGED } from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import { cancellable } from '../lsp/cancellation.ts';
import { notifyOfChange } from '../lsp/messages.ts';
import { noAnswer, none, respond } from '../lsp/request-handler.ts';
import { QUIETLY } from '../progress/with-progress.ts';
import type { Session } from '../session/session.ts';

export function registerEditions(connection: Connection, session: Session): void {
  const { workspace, options } = session;

  respond(connection, EDITION_REQUESTS.current, none, async () => {
    await workspace.allSettled();
    return currentEditions(session);
  });

  respond(connection, EDITION_REQUESTS.affected, noAnswer, async ({ folder, prefix, since }, token) => {
    await workspace.allSettled();
    const project = workspace.projects.find(({ uri }) => uri === normalise(folder));
    const { editions = [], current } = project?.state.scope.set.get(prefix) ?? {};
    if (!current || !editions.some(({ id }) => id === since)) return null;
    const params = { folder, prefix, edition: current.id, choices: [] };
    const { planMigration } = await import('../revising/migration-plan.ts');
    const planned = await cancellable(token, (signal) => planMigration(session, params, { ...QUIETLY, signal }));
    return planned?.plan.affected ?? null;
  });

  if (!options.editions) return;
  /** What the client knows: scopes change more often than editions. */
  let notified = '';
  session.changes.add({
    didChangeScope() {
      const now = JSON.stringify(currentEditions(session));
      if (now === notified) return;
      notified = now;
      notifyOfChange(connection, EDITIONS_CHANGED);
    },
  });
}

/** The current editions in all folders, of frameworks that name their editions. */
function currentEditions({ workspace }: Session): CurrentEdition[] {
  return workspace.projects.flatMap(({ uri, state }) =>
    uri === null
      ? []
      : state.scope.set.frameworks.flatMap(({ prefix, current, editions }) => {
          if (!current || current.draft || current.id === '') return [];
          const older = editions.slice(0, current.index).map(({ id }) => id);
          return { folder: uri, prefix, edition: current.id, older };
        }),
  );
}
