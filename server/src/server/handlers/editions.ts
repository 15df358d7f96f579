import type { Connection } from 'vscode-languageserver';
import { isAffectedSince } from '../../core/editions/impact.ts';
import type { ReferenceQuery } from '../../core/index/reference-query.ts';
import { type CurrentEdition, EDITION_REQUESTS, EDITIONS_CHANGED } from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import { isAbort } from '../lsp/cancellation.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import { notifyOfChange } from '../lsp/subscription.ts';
import type { Session } from '../session/session.ts';

export function registerEditions(connection: Connection, session: Session): void {
  const { workspace, index, options } = session;

  respond(connection, EDITION_REQUESTS.current, none, async () => {
    await workspace.allSettled();
    return currentEditions(session);
  });

  respond(connection, EDITION_REQUESTS.affected, noAnswer, async ({ folder, prefix, since }) => {
    const project = workspace.projects.find(({ uri }) => uri === normalise(folder));
    if (!project) return null;
    try {
      await index.complete(project);
    } catch (error) {
      if (isAbort(error)) return null;
      throw error;
    }
    const framework = project.state.scope.set.frameworks.find((each) => each.prefix === prefix);
    const edition = framework?.editions.find(({ id }) => id === since);
    if (!framework || !edition) return null;
    const one: ReferenceQuery['one'] = (resolution, citation) =>
      citation.framework === framework.id && isAffectedSince(resolution, citation, edition);
    return index.findIndexed(project, { one }).length;
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

const none = (): [] => [];
