import type {
  CancellationToken,
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { memoizePair } from '../../core/base/memoize.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import { hashOf } from '../../core/text/hash.ts';
import { diagnostics } from '../../features/diagnostics.ts';
import { normalise } from '../../uri/uris.ts';
import { BackgroundSlice } from '../progress/time-slice.ts';
import type { Session } from '../session/session.ts';
import type { ClosedFiles } from './closed-files.ts';

/** A report of a document for clients that pull diagnostics. The same diagnostics as before are reported as unchanged. */
export async function documentReport(
  session: Session,
  uri: string,
  previous: string | undefined,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport & { readonly version: number | null }> {
  await session.whenRead(uri);
  const diagnoseUntil = (analysis: DocumentAnalysis, shouldYield: () => boolean) => analysis.diagnoseUntil(shouldYield);
  const document = await session.analyseInSlices(uri, token, diagnoseUntil);
  const found = document ? session.diagnosticsOf(document) : [];
  return { version: document?.version ?? null, ...reportOf(session, found, previous) };
}

/** The id of a result is its content: the same one means the same whenever it was sent. */
function reportOf(session: Session, found: readonly Diagnostic[], previous: string | undefined) {
  const resultId = resultIdOf(session, found);
  return resultId === previous
    ? ({ kind: 'unchanged', resultId } as const)
    : ({ kind: 'full', resultId, items: diagnostics(found, session) } as const);
}

/** Those of closed files stay the same lists until something changes, and are asked about after each edit. */
const resultIdOf = memoizePair((session: Session, found: readonly Diagnostic[]) =>
  hashOf(JSON.stringify(diagnostics(found, session))),
);

/**
 * A report of every open document, of each closed file with diagnostics, and of what the client has and is gone. Lets other
 * requests be answered in between.
 *
 * @param isLook whether closed files are looked at; else they are as of the last look
 * @param previous results that the client has
 * @param isEnded whether nobody waits for them any more: then there are no more
 */
export async function* workspaceReports(
  session: Session,
  closed: ClosedFiles,
  isLook: boolean,
  previous: readonly PreviousResultId[],
  token: CancellationToken,
  isEnded: () => boolean,
): AsyncGenerator<WorkspaceDocumentDiagnosticReport> {
  const slice = new BackgroundSlice();
  const known = new Map<string, PreviousResultId>();
  for (const one of previous) {
    known.set(normalise(one.uri), one);
    await slice.pause();
  }
  /** Takes a normalised URI. */
  const take = (uri: string) => {
    const value = known.get(uri)?.value;
    known.delete(uri);
    return value;
  };
  for (const { uri } of session.documents.all()) {
    const report = await documentReport(session, uri, take(normalise(uri)), token);
    if (isEnded()) return;
    // It may have been closed meanwhile.
    if (report.version !== null) yield { uri, ...report };
  }
  const ofFile = (uri: string, found: readonly Diagnostic[], value: string | undefined) => ({
    ...{ uri, version: null },
    ...reportOf(session, found, value),
  });
  const seen = new Set<string>();
  for await (const [uri] of isLook ? closed.files() : closed.diagnosed) {
    seen.add(uri);
    await slice.pause();
    if (isEnded()) return;
    const found = closed.shown(uri);
    if (found.length > 0) yield ofFile(uri, found, take(uri));
  }
  for (const uri of session.workspace.filesRead()) {
    const found = seen.has(uri) ? [] : closed.shown(uri);
    if (found.length > 0) yield ofFile(uri, found, take(uri));
  }
  for (const { uri, value } of known.values()) yield ofFile(uri, [], value);
}
