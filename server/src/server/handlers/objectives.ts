import type { Connection } from 'vscode-languageserver';
import { linkedMarkdown } from '../../core/describing/markup.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { definitionTarget } from '../../features/lsp/definition-target.ts';
import { describeData } from '../../features/objectives/item-data.ts';
import {
  OBJECTIVES_CHANGED,
  OBJECTIVES_REQUESTS,
  type ObjectivesPage,
  type ObjectivesPlace,
} from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import { countsRefresh } from '../index/counts-refresh.ts';
import { describeError, log, Subscription } from '../lsp/messages.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import { citedHere } from '../objectives/cited-here.ts';
import { CountedObjectives, sectionsOf } from '../objectives/counted-objectives.ts';
import { cite, forClient, pinOf } from '../objectives/nodes.ts';
import { namedBy, ObjectivesTree } from '../objectives/objectives-tree.ts';
import type { Session } from '../session/session.ts';

/** A page never has more nodes, whatever limit the client sets. */
const MOST_NODES = 50_000;

/** All objectives, and those that a document cites. */
export function register(connection: Connection, session: Session): void {
  const { index, workspace, clientUri, options } = session;
  const counted = new CountedObjectives(index);
  const treeSubscription = new Subscription(connection, OBJECTIVES_CHANGED);
  const citedSubscription = new Subscription(connection, OBJECTIVES_CHANGED);
  const allProjects = (step: 'searchedOnce' | 'complete') =>
    Promise.all(workspace.projects.map((project) => index[step](project)));

  function countInBackground(): void {
    counted.begin(workspace.projects)?.then(
      () => treeSubscription.notifyOnce(),
      (error) => log(connection, 'warn', `References could not be counted: ${describeError(error)}`),
    );
  }

  /** The place in the tree of the frameworks that a document cites. */
  function placeOf(uri: string): ObjectivesPlace {
    const project = workspace.projectOf(normalise(uri));
    const folder = sectionsOf(workspace).find(({ projects }) => projects.includes(project))?.folder;
    return folder === undefined ? {} : { folder };
  }

  respond(connection, OBJECTIVES_REQUESTS.children, emptyPage, async (params) => {
    const { place, filter, limit, afresh } = params;
    await workspace.allReady();
    if (afresh) await allProjects('complete');
    // A view that filters or sorts by counts needs them at once, as does a client that is not notified of later ones.
    if (filter.only !== 'all' || filter.order === 'references' || !options.objectives)
      await allProjects('searchedOnce');
    if (options.objectives) treeSubscription.renew();
    const isCounting = workspace.projects.some((project) => !index.isSearched(project));
    if (isCounting) countInBackground();
    const tree = new ObjectivesTree(session, counted, filter, Math.min(limit, MOST_NODES));
    const { nodes, more } = await tree.children(place);
    return { nodes: nodes.map((node) => forClient(node, clientUri)), more, isCounting };
  });

  respond(connection, OBJECTIVES_REQUESTS.describe, noAnswer, async (place) => {
    await workspace.allReady();
    const { section, framework, objective } = namedBy(place, session) ?? {};
    if (!section || !framework || !objective) return null;
    const markup = linkedMarkdown(definitionTarget(options.openDefinitionCommand, clientUri));
    const { pin = null } = pinOf(framework, objective.edition);
    const data = { uri: '', framework: framework.id, pin, number: objective.number };
    return describeData(data, section.projects[0].state.scope.set, markup) ?? null;
  });

  respond(connection, OBJECTIVES_REQUESTS.cite, noAnswer, async ({ place, withTitle }) => {
    await workspace.allReady();
    const { framework, objective } = namedBy(place, session) ?? {};
    return framework && objective ? cite(framework, objective, withTitle) : null;
  });

  respond(connection, OBJECTIVES_REQUESTS.citedHere, noAnswer, async ({ uri, cells }, token) => {
    const parts: FeatureDocument[] = [];
    for (const part of cells ?? [uri]) {
      const document = await session.analyseInSlices(part, token);
      if (document) parts.push(document);
    }
    if (options.objectives) citedSubscription.renew();
    return parts.length > 0 ? citedHere(parts, placeOf(uri)).map((node) => forClient(node, clientUri)) : null;
  });
  session.changes.add(countsRefresh(connection, session, treeSubscription));
  // After edits the client asks again by itself; what citations mean may change with catalogs.
  session.changes.add({ didChangeScope: () => citedSubscription.notifyOnce() });
}

const emptyPage = (): ObjectivesPage => ({ nodes: [], more: 0, isCounting: false });
