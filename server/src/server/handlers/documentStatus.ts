import type { Connection } from 'vscode-languageserver';
import { countDiagnostics } from '../../core/fixing/diagnostic-counts.ts';
import type { Framework } from '../../core/model/framework.ts';
import { citedFrameworks } from '../../core/outline/reference-counts.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import type { ClientUri } from '../../features/lsp/client-support.ts';
import { type CitedFramework, type DocumentStatus, STATUS_REQUEST } from '../../protocol/index.ts';
import { limitsInDocument, reachedLimits } from '../index/omitted.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import { diagnoseInSlices } from '../progress/time-slice.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  respond(connection, STATUS_REQUEST, noAnswer, async ({ uri }, token) => {
    const document = await session.analyse(uri, token);
    const isDiagnosed = document && (await diagnoseInSlices(document.analysis, () => token.isCancellationRequested));
    return isDiagnosed ? statusOf(session, document) : null;
  });
}

function statusOf(session: Session, document: FeatureDocument): DocumentStatus {
  const project = session.projectOf(document.uri);
  const { references } = document.analysis;
  const inFolder = reachedLimits(session.index.omitted(project), project.state);
  const inDocument = limitsInDocument(document.lines, project.state);
  return {
    frameworks: citedFrameworks(document.analysis).map(({ framework, references: count, editions }) => ({
      prefix: framework.prefix,
      title: framework.title === undefined ? null : plainLine(framework.title),
      references: count,
      editions: editions.flatMap(({ id }) => (id === '' ? [] : id)),
      entry: entryOf(framework, session.clientUri),
    })),
    references: references.length,
    problems: countDiagnostics(session.diagnosticsOf(document), document.analysis),
    isSearching: session.indexProgress.isSearching,
    limits: [...inDocument, ...inFolder.filter(({ limit }) => inDocument.every((own) => own.limit !== limit))],
  };
}

/** Leads to the catalog of the current edition. */
function entryOf({ catalogs, current }: Framework, clientUri: ClientUri): CitedFramework['entry'] {
  const catalog = catalogs.find(({ uri }) => uri === current?.uri) ?? catalogs[0]!;
  return { uri: clientUri(catalog.uri), position: catalog.prefixRange.start };
}
