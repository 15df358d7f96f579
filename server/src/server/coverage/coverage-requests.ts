import { type CancellationToken, type Connection, ProgressType } from 'vscode-languageserver';
import {
  type CitingPlaces,
  type CitingPlacesParams,
  COVERAGE_CHANGED,
  COVERAGE_CLOSED,
  COVERAGE_FORMATS,
  COVERAGE_REQUESTS,
  type CoverageParams,
  type CoverageReportParams,
  type CoverageView,
  type SearchedFiles,
} from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import type { ChangeListener } from '../handlers/changes.ts';
import { cancellable } from '../lsp/cancellable.ts';
import { describeError } from '../lsp/describe-error.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import type { LookedAt } from '../progress/work.ts';
import type { Session } from '../session/session.ts';
import type { Documents } from '../workspace/documents.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import { ProjectCoverage } from './project-coverage.ts';

/** Files are told one by one only to those who count them. */
const TOLD_EACH = 100;

/** Answers which objectives are cited where. The reports are loaded when somebody asks. */
export function bindCoverage(connection: Connection, session: Session, documents: Documents): ChangeListener {
  const { workspace, index, fileSystem, clientUri } = session;
  const coverage = new ProjectCoverage({
    workspace,
    index,
    documents,
    fileSystem,
    failed: (message) => connection.console.warn(message),
  });
  /** The client knows an answer that may have become another one. */
  let isPending = false;
  const changed = (): void => {
    if (!isPending) return;
    isPending = false;
    connection.sendNotification(COVERAGE_CHANGED).catch((error) => {
      connection.console.warn(`The client did not show coverage again: ${describeError(error)}`);
    });
  };

  async function measure<T>(
    folder: string,
    token: CancellationToken,
    { look, lookedAt = () => {} }: { look: boolean; lookedAt?: LookedAt },
    use: (
      report: typeof import('./coverage-answers.ts'),
      measured: Awaited<ReturnType<ProjectCoverage['measure']>>,
    ) => T,
  ): Promise<T | null> {
    const project = folderProject(folder);
    if (!project) return null;
    return cancellable(token, async (signal) => {
      const [answers, measured] = await Promise.all([
        import('./coverage-answers.ts'),
        coverage.measure(project, look, { lookedAt, signal }),
      ]);
      return use(answers, measured);
    });
  }

  function folderProject(folder: string): Project<ProjectState, string> | undefined {
    const project = workspace.projectOf(normalise(folder));
    return project.uri === normalise(folder) ? (project as Project<ProjectState, string>) : undefined;
  }

  connection.onRequest(
    COVERAGE_REQUESTS.view,
    requestHandler(connection, noAnswer, async (params: CoverageParams, token): Promise<CoverageView | null> => {
      isPending = true;
      const { folder, look, progress, framework } = params;
      const lookedAt = progress === undefined ? undefined : telling(connection, progress);
      return measure(folder, token, { look, ...(lookedAt && { lookedAt }) }, (answers, measured) =>
        answers.coverageView(measured, framework, clientUri),
      );
    }),
  );

  connection.onRequest(
    COVERAGE_REQUESTS.places,
    requestHandler(
      connection,
      noAnswer,
      (params: CitingPlacesParams, token): Promise<CitingPlaces | null> =>
        measure(params.folder, token, { look: false }, (answers, measured) =>
          answers.citingPlaces(measured, params, clientUri),
        ),
    ),
  );

  connection.onRequest(
    COVERAGE_REQUESTS.report,
    requestHandler(connection, noAnswer, async (params: CoverageReportParams, token): Promise<string | null> => {
      if (!COVERAGE_FORMATS.includes(params.format)) return null;
      return measure(params.folder, token, { look: true }, (answers, measured) =>
        answers.coverageReport(measured, params),
      );
    }),
  );

  connection.onNotification(COVERAGE_CLOSED, () => {
    isPending = false;
    coverage.forget();
  });

  return {
    documentChanged: changed,
    documentClosed: changed,
    filesChanged: changed,
    diagnoseAll: changed,
    dispose() {},
  };
}

function telling(connection: Connection, token: string): LookedAt {
  const progress = new ProgressType<SearchedFiles>();
  return (files) => {
    if (files % TOLD_EACH === 0) connection.sendProgress(progress, token, { files }).catch(() => undefined);
  };
}

const noAnswer = (): null => null;
