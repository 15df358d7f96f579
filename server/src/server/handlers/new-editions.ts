import type { Connection } from 'vscode-languageserver';
import { isAffectedSince } from '../../core/editions/impact.ts';
import type { ReferenceQuery } from '../../core/index/reference-query.ts';
import { type AffectedParams, type CurrentEdition, EDITION_REQUESTS, EDITIONS_CHANGED } from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import { describeError, isAbort } from '../lsp/describe-error.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';
import type { ChangeListener } from './changes.ts';

/** Binds what a client needs to tell of newer editions. Nothing is searched before it asks for it. */
export function bindNewEditions(connection: Connection, session: Session): ChangeListener {
  const { workspace, index, options } = session;

  connection.onRequest(
    EDITION_REQUESTS.current,
    requestHandler(connection, none, async (): Promise<CurrentEdition[]> => {
      await Promise.all(workspace.projects.map((project) => project.settled()));
      return currentEditions(session);
    }),
  );

  connection.onRequest(
    EDITION_REQUESTS.affected,
    requestHandler(connection, notKnown, async ({ folder, prefix, since }: AffectedParams): Promise<number | null> => {
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
      return index.known(project, { one }).length;
    }),
  );

  let reported = '';
  return {
    documentChanged() {},
    documentClosed() {},
    filesChanged() {},
    diagnoseAll() {
      const now = JSON.stringify(currentEditions(session));
      if (!options.editions || now === reported) return;
      reported = now;
      connection.sendNotification(EDITIONS_CHANGED).catch((error) => {
        connection.console.warn(`The client did not ask for editions again: ${describeError(error)}`);
      });
    },
    dispose() {},
  };
}

/** Of the frameworks of folders, those that name their editions. */
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
const notKnown = (): null => null;
