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
} from '../protocol.ts';
import { normalise } from '../uris.ts';
import { answering } from './answering.ts';
import { cancellable } from './cancellable.ts';
import type { ChangeListener } from './changes.ts';
import { describeError } from './describe-error.ts';
import type { Documents } from './documents.ts';
import type { Root } from './root.ts';
import { RootCoverage } from './root-coverage.ts';
import type { RootState } from './root-state.ts';
import type { Session } from './session.ts';
import type { LookedAt } from './work.ts';

/** Files are told one by one only to those who count them. */
const TOLD_EACH = 100;

/** Answers which objectives are cited where. The reports are loaded when somebody asks. */
export function bindCoverage(connection: Connection, session: Session, documents: Documents): ChangeListener {
  const { workspace, index, fileSystem, clientUri } = session;
  const coverage = new RootCoverage({
    workspace,
    index,
    documents,
    fileSystem,
    failed: (message) => connection.console.warn(message),
  });
  /** The client knows an answer that may have become another one. */
  let isToBeTold = false;
  const changed = (): void => {
    if (!isToBeTold) return;
    isToBeTold = false;
    connection.sendNotification(COVERAGE_CHANGED).catch((error) => {
      connection.console.warn(`The client did not show coverage again: ${describeError(error)}`);
    });
  };

  async function measure<T>(
    folder: string,
    token: CancellationToken,
    { look, lookedAt = () => {} }: { look: boolean; lookedAt?: LookedAt },
    use: (report: typeof import('./coverage-answers.ts'), measured: Awaited<ReturnType<RootCoverage['measure']>>) => T,
  ): Promise<T | null> {
    const root = folderRoot(folder);
    if (!root) return null;
    return cancellable(token, async (signal) => {
      const [answers, measured] = await Promise.all([
        import('./coverage-answers.ts'),
        coverage.measure(root, look, { lookedAt, signal }),
      ]);
      return use(answers, measured);
    });
  }

  function folderRoot(folder: string): Root<RootState, string> | undefined {
    const root = workspace.rootOf(normalise(folder));
    return root.uri === normalise(folder) ? (root as Root<RootState, string>) : undefined;
  }

  connection.onRequest(
    COVERAGE_REQUESTS.view,
    answering(connection, noAnswer, async (params: CoverageParams, token): Promise<CoverageView | null> => {
      isToBeTold = true;
      const { folder, look, progress, framework } = params;
      const lookedAt = progress === undefined ? undefined : telling(connection, progress);
      return measure(folder, token, { look, ...(lookedAt && { lookedAt }) }, (answers, measured) =>
        answers.coverageView(measured, framework, clientUri),
      );
    }),
  );

  connection.onRequest(
    COVERAGE_REQUESTS.places,
    answering(
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
    answering(connection, noAnswer, async (params: CoverageReportParams, token): Promise<string | null> => {
      if (!COVERAGE_FORMATS.includes(params.format)) return null;
      return measure(params.folder, token, { look: true }, (answers, measured) =>
        answers.coverageReport(measured, params),
      );
    }),
  );

  connection.onNotification(COVERAGE_CLOSED, () => {
    isToBeTold = false;
    coverage.forget();
  });

  return {
    documentChanged: changed,
    documentClosed: changed,
    filesChanged: changed,
    judgeAll: changed,
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
