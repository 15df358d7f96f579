import type { CancellationToken, Connection } from 'vscode-languageserver';
import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { findObjectives, objectiveNamed, pathOf } from '../../core/insertion/find-objectives.ts';
import { insertReferences } from '../../core/insertion/insert-references.ts';
import { wording } from '../../core/model/catalog.ts';
import type { Framework, Listed } from '../../core/model/framework.ts';
import { linesOf } from '../../core/model/text.ts';
import { resolve } from '../../core/resolution/resolve.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import type { ClientUri } from '../../features/lsp/client-support.ts';
import {
  type FindObjectivesParams,
  type FoundObjectives,
  INSERTION_REQUESTS,
  type OfferedObjective,
  type WriteReferencesParams,
  type WrittenReferences,
} from '../../protocol/index.ts';
import { respond } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';

/** The rest is not sent: typing on makes the client ask again. */
const MOST_OFFERED = 200;

export function register(connection: Connection, session: Session): void {
  respond(connection, INSERTION_REQUESTS.find, nothingFound, (params, token) => find(session, params, token));
  respond(connection, INSERTION_REQUESTS.write, nothingWritten, (params, token) => write(session, params, token));
}

async function find(
  session: Session,
  { uri, query, gone, recent }: FindObjectivesParams,
  token: CancellationToken,
): Promise<FoundObjectives> {
  const document = await session.analyse(uri, token);
  const set = await session.frameworksOf(uri, token);
  const cited = new Set(document?.analysis.references.map(({ group }) => group.framework));
  const isPreferred = ({ isEditionDeclared, id }: Framework) => isEditionDeclared || cited.has(id);
  const found = findObjectives(set.frameworks, query, { gone, most: MOST_OFFERED, isPreferred });
  const offer = (framework: Framework, objective: Listed) => offered(framework, objective, session.clientUri);
  return {
    recent: recent
      .flatMap((name) => objectiveNamed(set.frameworks, name) ?? [])
      .map(({ framework, objective }) => offer(framework, objective)),
    frameworks: found.frameworks.map((each) => ({
      prefix: each.framework.prefix,
      edition: each.framework.defaultEdition?.id ?? '',
      objectives: each.found.map(({ objective }) => offer(each.framework, objective)),
    })),
    more: found.more,
  };
}

async function write(
  session: Session,
  params: WriteReferencesParams,
  token: CancellationToken,
): Promise<WrittenReferences> {
  const { uri, references, ranges, titles, pinned } = params;
  const document = ranges.length > 0 ? await session.analyse(uri, token) : undefined;
  const set = await session.frameworksOf(uri, token);
  const found = references.map((name) => ({ name, picked: objectiveNamed(set.frameworks, name) }));
  const picked = found.flatMap((each) => each.picked ?? []);
  const unknown = found.flatMap(({ name, picked: known }) => (known ? [] : [name]));
  if (picked.length === 0) return { texts: [], isRead: false, unknown };
  const { analysis, places } = await textFor(session, params, document);
  const options = { titles, pinned, languageId: document?.languageId };
  const { texts, isRead } = insertReferences(analysis, places, picked, options);
  return { texts: document || ranges.length === 0 ? texts : ranges.map(() => texts[0]!), isRead, unknown };
}

/** The document and the places in it; an empty text where there are none, or the document is not open. */
async function textFor(
  session: Session,
  { uri, ranges }: WriteReferencesParams,
  document: FeatureDocument | undefined,
) {
  if (document) return { analysis: document.analysis, places: ranges };
  const { state } = await session.loadedProject(uri);
  const start = { line: 0, character: 0 };
  return { analysis: new DocumentAnalysis(linesOf(''), state.scope), places: [{ start, end: start }] };
}

function offered(framework: Framework, objective: Listed, clientUri: ClientUri): OfferedObjective {
  const { prefix, defaultEdition } = framework;
  const { number, edition, location, numberRange } = objective;
  const isOwn = edition === defaultEdition?.id;
  const { status, replacedBy } = resolve(framework, number, undefined);
  const isGone = (objective.withdrawn || !isOwn) && (status === 'replaced' || status === 'withdrawn');
  return {
    prefix,
    edition,
    number,
    title: plainLine(wording(objective)),
    above: pathOf(framework, objective).map(plainLine),
    status: isGone ? status : 'current',
    replacedBy: isGone ? replacedBy.map((successor) => successor.objective.number) : [],
    entry: { uri: clientUri(location.uri), position: numberRange.start },
  };
}

const nothingFound = (): FoundObjectives => ({ recent: [], frameworks: [], more: 0 });
const nothingWritten = (): WrittenReferences => ({ texts: [], isRead: false, unknown: [] });
