import type { Connection } from 'vscode-languageserver';
import type { DocumentAnalysis, ResolvedReference } from '../../core/analysis/document-analysis.ts';
import { isAffected } from '../../core/fixing/affected.ts';
import type { Diagnostic, DiagnosticCode } from '../../core/model/diagnostic.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { comparePositions, type Position } from '../../core/model/text.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import {
  type CitedFramework,
  type DocumentProblems,
  type DocumentStatus,
  STATUS_CHANGED,
  STATUS_REQUEST,
} from '../../protocol/index.ts';
import { limitsInDocument, reachedLimits } from '../index/omitted.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import { notifyOfChange } from '../lsp/subscription.ts';
import { diagnoseInSlices } from '../progress/time-slice.ts';
import type { Session } from '../session/session.ts';

/** The client is notified once of changes that follow each other within this time (in milliseconds). */
const SETTLING = 200;

export function registerDocumentStatus(connection: Connection, session: Session): void {
  respond(connection, STATUS_REQUEST, noAnswer, async ({ uri }, token) => {
    const document = await session.analyse(uri, token);
    const isDiagnosed = document && (await diagnoseInSlices(document.analysis, () => token.isCancellationRequested));
    return isDiagnosed ? statusOf(session, document) : null;
  });
  if (!session.options.status) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => notifyOfChange(connection, STATUS_CHANGED), SETTLING);
  };
  session.indexProgress.onChange(changed);
  session.changes.add({ didChangeDocument: changed, didChangeScope: changed, dispose: () => clearTimeout(timer) });
}

function statusOf(session: Session, document: FeatureDocument): DocumentStatus {
  const project = session.projectOf(document.uri);
  const { references } = document.analysis;
  const inFolder = reachedLimits(session.index.omitted(project), project.state);
  const inDocument = limitsInDocument(document.lines, project.state);
  return {
    frameworks: citedFrameworks(document, session.clientUri),
    references: references.length,
    problems: countProblems(session.diagnosticsOf(document), document.analysis),
    isSearching: session.indexProgress.isSearching,
    limits: [...inDocument, ...inFolder.filter(({ limit }) => inDocument.every((own) => own.limit !== limit))],
  };
}

const UNKNOWN: ReadonlySet<DiagnosticCode> = new Set(['unknown-objective', 'unknown-edition', 'invalid-range']);

function countProblems(problems: readonly Diagnostic[], analysis: DocumentAnalysis): DocumentProblems {
  const shown = problems.filter(({ severity }) => severity !== 'hint');
  const unknown = shown.filter(({ code }) => UNKNOWN.has(code));
  const affected = shown.filter((problem) => isAffected(problem, analysis));
  const hasWarnings = shown.some(({ severity }) => severity === 'error' || severity === 'warning');
  const others = shown.length - unknown.length - affected.length;
  return { unknown: countReferences(unknown), affected: countReferences(affected), others, hasWarnings };
}

/** Counts references: the diagnostics of a range and of its ends overlap, and belong to one reference. */
function countReferences(problems: readonly Diagnostic[]): number {
  let count = 0;
  let end: Position = { line: 0, character: 0 };
  for (const { range } of [...problems].sort((a, b) => comparePositions(a.range.start, b.range.start))) {
    if (comparePositions(range.start, end) >= 0) count++;
    if (comparePositions(range.end, end) > 0) end = range.end;
  }
  return count;
}

/** The references to a framework that were counted so far. */
interface Cited {
  readonly framework: Framework;
  references: number;
  readonly editions: Set<FrameworkEdition>;
}

function citedFrameworks({ analysis }: FeatureDocument, clientUri: (uri: string) => string): CitedFramework[] {
  const cited = new Map<string, Cited>();
  const of = (framework: Framework): Cited => {
    const known = cited.get(framework.id) ?? { framework, references: 0, editions: new Set() };
    cited.set(framework.id, known);
    return known;
  };
  for (const framework of analysis.scope.set.frameworks) {
    if (framework.isEditionDeclared && framework.defaultEdition) of(framework).editions.add(framework.defaultEdition);
  }
  for (const resolved of analysis.references) count(of(resolved.resolution.framework), resolved);
  return [...cited.values()]
    .sort((a, b) => b.references - a.references)
    .map(({ framework, references, editions }) => ({
      prefix: framework.prefix,
      title: framework.title === undefined ? null : plainLine(framework.title),
      references,
      editions: [...editions].sort((a, b) => b.index - a.index).flatMap(({ id }) => (id === '' ? [] : id)),
      entry: entryOf(framework, clientUri),
    }));
}

function count(known: Cited, { resolution }: ResolvedReference): void {
  known.references++;
  if (resolution.edition) known.editions.add(resolution.edition);
}

/** Leads to the catalog of the current edition. */
function entryOf({ catalogs, current }: Framework, clientUri: (uri: string) => string): CitedFramework['entry'] {
  const catalog = catalogs.find(({ uri }) => uri === current?.uri) ?? catalogs[0]!;
  return { uri: clientUri(catalog.uri), position: catalog.prefixRange.start };
}
