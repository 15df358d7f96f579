import type { Connection } from 'vscode-languageserver';
import type { ResolvedReference } from '../../core/analysis/document-analysis.ts';
import type { Diagnostic, DiagnosticCode } from '../../core/model/diagnostic.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { comparePositions, type Position } from '../../core/model/text.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import {
  type CitedFramework,
  type DocumentProblems,
  type DocumentStatus,
  type DocumentStatusParams,
  STATUS_CHANGED,
  STATUS_REQUEST,
} from '../../protocol/index.ts';
import { reachedLimits } from '../index/omitted.ts';
import { describeError } from '../lsp/describe-error.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import { TimeSlice } from '../progress/time-slice.ts';
import { limitsInDocument } from '../session/limit-notifier.ts';
import type { Session } from '../session/session.ts';
import type { ChangeListener } from './changes.ts';

/** Several changes in a row are told as one (in milliseconds). */
const SETTLING = 200;

/** Answers what there is to say of a document as a whole, and tells a client that wants it when that may have changed. */
export function bindDocumentStatus(connection: Connection, session: Session): ChangeListener {
  connection.onRequest(
    STATUS_REQUEST,
    requestHandler(
      connection,
      noAnswer,
      async ({ uri }: DocumentStatusParams, token): Promise<DocumentStatus | null> => {
        const document = await session.analyse(uri, token);
        const slice = new TimeSlice();
        while (document && !document.analysis.diagnoseUntil(slice.isOver)) {
          await slice.pause();
          if (token.isCancellationRequested) return null;
        }
        return document ? statusOf(session, document) : null;
      },
    ),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    if (!session.options.status) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      connection.sendNotification(STATUS_CHANGED).catch((error) => {
        connection.console.warn(`The client did not ask for the status again: ${describeError(error)}`);
      });
    }, SETTLING);
  };
  session.searching.onChange(changed);
  return {
    documentChanged: changed,
    documentClosed() {},
    filesChanged() {},
    diagnoseAll: changed,
    dispose: () => clearTimeout(timer),
  };
}

function statusOf(session: Session, document: FeatureDocument): DocumentStatus {
  const project = session.projectOf(document.uri);
  const { references } = document.analysis;
  const inFolder = reachedLimits(session.index.omitted(project), project.state);
  const inDocument = limitsInDocument(document.lines, project.state);
  return {
    frameworks: citedFrameworks(document, session.clientUri),
    references: references.length,
    problems: countProblems(session.problemsOf(document)),
    isSearching: session.searching.isSearching,
    limits: [...inDocument, ...inFolder.filter(({ limit }) => inDocument.every((own) => own.limit !== limit))],
  };
}

const UNKNOWN: ReadonlySet<DiagnosticCode> = new Set(['unknown-objective', 'unknown-edition', 'invalid-range']);
const STALE: ReadonlySet<DiagnosticCode> = new Set([
  'withdrawn-objective',
  'replaced-objective',
  'superseded-edition',
  'reused-number',
  'changed-objective',
]);

function countProblems(problems: readonly Diagnostic[]): DocumentProblems {
  const shown = problems.filter(({ severity }) => severity !== 'hint');
  const of = (codes: ReadonlySet<DiagnosticCode>) => shown.filter(({ code }) => codes.has(code));
  const [unknown, stale] = [of(UNKNOWN), of(STALE)];
  const isSevere = shown.some(({ severity }) => severity === 'error' || severity === 'warning');
  const others = shown.length - unknown.length - stale.length;
  return { unknown: places(unknown), stale: places(stale), others, isSevere };
}

/** A range with something in it has a problem, and its end may have another one: together they are one reference. */
function places(problems: readonly Diagnostic[]): number {
  let count = 0;
  let end: Position = { line: 0, character: 0 };
  for (const { range } of [...problems].sort((a, b) => comparePositions(a.range.start, b.range.start))) {
    if (comparePositions(range.start, end) >= 0) count++;
    if (comparePositions(range.end, end) > 0) end = range.end;
  }
  return count;
}

/** What was found of a framework so far. */
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
  for (const resolved of analysis.references) note(of(resolved.resolution.framework), resolved);
  return [...cited.values()]
    .sort((a, b) => b.references - a.references)
    .map(({ framework, references, editions }) => ({
      prefix: framework.prefix,
      title: framework.title ?? null,
      references,
      editions: [...editions].sort((a, b) => b.index - a.index).flatMap(({ id }) => (id === '' ? [] : id)),
      entry: entryOf(framework, clientUri),
    }));
}

function note(known: Cited, { resolution }: ResolvedReference): void {
  known.references++;
  if (resolution.edition) known.editions.add(resolution.edition);
}

/** The newest catalog says most. */
function entryOf({ catalogs, current }: Framework, clientUri: (uri: string) => string): CitedFramework['entry'] {
  const catalog = catalogs.find(({ uri }) => uri === current?.uri) ?? catalogs[0]!;
  return { uri: clientUri(catalog.uri), position: catalog.prefixRange.start };
}

const noAnswer = (): null => null;
