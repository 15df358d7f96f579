import type { Connection } from 'vscode-languageserver';
import { definitionTarget, linkedMarkdown } from '../../features/markup.ts';
import { describeData } from '../../features/objective-data.ts';
import {
  type CitedNode,
  type CiteParams,
  OBJECTIVES_CHANGED,
  OBJECTIVES_REQUESTS,
  type ObjectivesPage,
  type ObjectivesParams,
  type ObjectivesPlace,
} from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import { broadcast, type ChangeListener } from '../handlers/changes.ts';
import { IndexRefresh } from '../handlers/index-refresh.ts';
import { describeError } from '../lsp/describe-error.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';
import { cite } from './cite.ts';
import { citedHere } from './cited-here.ts';
import { CountedObjectives } from './counted-objectives.ts';
import { pinOf } from './nodes.ts';
import { namedBy, ObjectivesTree } from './objectives-tree.ts';
import { sectionsOf } from './sections.ts';

/** Nodes of one answer, whatever is asked for. */
const MOST_NODES = 50_000;

/** Binds what a client needs to show all objectives, and those that a document cites. */
export function bindObjectives(connection: Connection, session: Session): ChangeListener {
  const { index, workspace, clientUri, options } = session;
  const counted = new CountedObjectives(index);
  const notify = () => connection.sendNotification(OBJECTIVES_CHANGED);
  const refresh = new IndexRefresh(connection, session, notify);
  const allProjects = (step: 'begun' | 'complete') =>
    Promise.all(workspace.projects.map((project) => index[step](project)));
  const ready = () => Promise.all(workspace.projects.map((project) => project.ready));
  const isCounted = (): boolean => workspace.projects.every((project) => index.isBegun(project));
  let isCountingAlready = false;
  let isCitedAsked = false;

  async function countInBackground(): Promise<void> {
    if (isCountingAlready) return;
    isCountingAlready = true;
    try {
      await allProjects('begun');
      await notify();
    } catch (error) {
      connection.console.warn(`References were not counted: ${describeError(error)}`);
    } finally {
      isCountingAlready = false;
    }
  }

  /** Of what a document cites. */
  function placeOf(uri: string): ObjectivesPlace {
    const project = workspace.projectOf(normalise(uri));
    const folder = sectionsOf(workspace).find(({ projects }) => projects.includes(project))?.folder;
    return folder === undefined ? {} : { folder };
  }

  connection.onRequest(
    OBJECTIVES_REQUESTS.children,
    requestHandler(connection, nothing, async (params: ObjectivesParams): Promise<ObjectivesPage> => {
      const { place, filter, limit, afresh } = params;
      await ready();
      if (afresh) await allProjects('complete');
      // What is chosen by its count has to be counted before; and who would not be told later, is told now.
      if (filter.only !== 'all' || filter.order === 'references' || !options.objectives) await allProjects('begun');
      if (options.objectives) refresh.asked();
      const isCounting = !isCounted();
      if (isCounting) void countInBackground();
      const tree = new ObjectivesTree(session, counted, filter, Math.min(limit, MOST_NODES));
      return { ...(await tree.children(place)), isCounting };
    }),
  );

  connection.onRequest(
    OBJECTIVES_REQUESTS.describe,
    requestHandler(connection, none, async (place: ObjectivesPlace): Promise<string | null> => {
      await ready();
      const { section, framework, objective } = namedBy(place, session) ?? {};
      if (!section || !framework || !objective) return null;
      const markup = linkedMarkdown(definitionTarget(options.openDefinitionCommand, clientUri));
      const { pin = null } = pinOf(framework, objective.edition);
      const data = { uri: '', framework: framework.id, pin, number: objective.number };
      return describeData(data, section.projects[0].state.scope.set, markup) ?? null;
    }),
  );

  connection.onRequest(
    OBJECTIVES_REQUESTS.cite,
    requestHandler(connection, none, async ({ place, withTitle }: CiteParams): Promise<string | null> => {
      await ready();
      const { framework, objective } = namedBy(place, session) ?? {};
      return framework && objective ? cite(framework, objective, withTitle) : null;
    }),
  );

  connection.onRequest(
    OBJECTIVES_REQUESTS.citedHere,
    requestHandler(connection, none, async ({ uri }: { uri: string }, token): Promise<CitedNode[] | null> => {
      const document = await session.analyse(uri, token);
      isCitedAsked = options.objectives === true;
      return document ? citedHere(document, placeOf(uri), clientUri) : null;
    }),
  );
  // What a document cites, clients ask of their own accord after its edits; what that means may change with catalogs.
  const diagnosed: ChangeListener = {
    documentChanged() {},
    documentClosed() {},
    filesChanged() {},
    diagnoseAll() {
      if (isCitedAsked) notify().catch((error) => connection.console.warn(describeError(error)));
      isCitedAsked = false;
    },
    dispose() {},
  };
  return broadcast([refresh, diagnosed]);
}

const none = (): null => null;
const nothing = (): ObjectivesPage => ({ nodes: [], more: 0, isCounting: false });
