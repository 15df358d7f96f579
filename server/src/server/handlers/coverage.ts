import { type CancellationToken, type Connection, ProgressType } from 'vscode-languageserver';
import {
  COVERAGE_CHANGED,
  COVERAGE_CLOSED,
  COVERAGE_FORMATS,
  COVERAGE_REQUESTS,
  type SearchedFiles,
} from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import { ProjectCoverage } from '../coverage/project-coverage.ts';
import { cancellable } from '../lsp/cancellation.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import { Subscription } from '../lsp/subscription.ts';
import type { LookedAt } from '../progress/with-progress.ts';
import type { Session } from '../session/session.ts';
import type { Project } from '../workspace/project.ts';

/** Progress is reported after so many files. */
const STEP = 100;

/** Which objectives are cited where. The reports are loaded with the first request. */
export function registerCoverage(connection: Connection, session: Session): void {
  const { workspace, clientUri } = session;
  const coverage = new ProjectCoverage(session);
  const subscription = new Subscription(connection, COVERAGE_CHANGED);

  async function measure<T>(
    folder: string,
    token: CancellationToken,
    { look, lookedAt = () => {} }: { look: boolean; lookedAt?: LookedAt },
    use: (
      report: typeof import('../coverage/coverage-answers.ts'),
      measured: Awaited<ReturnType<ProjectCoverage['measure']>>,
    ) => T,
  ): Promise<T | null> {
    const project = folderProject(folder);
    if (!project) return null;
    return cancellable(token, async (signal) => {
      const [answers, measured] = await Promise.all([
        import('../coverage/coverage-answers.ts'),
        coverage.measure(project, look, { lookedAt, signal }),
      ]);
      return use(answers, measured);
    });
  }

  function folderProject(folder: string): Project<string> | undefined {
    const project = workspace.projectOf(normalise(folder));
    return project.uri === normalise(folder) ? (project as Project<string>) : undefined;
  }

  respond(connection, COVERAGE_REQUESTS.view, noAnswer, async (params, token) => {
    subscription.renew();
    const { folder, look, progress, framework } = params;
    const lookedAt = progress === undefined ? undefined : progressTo(connection, progress);
    return measure(folder, token, { look, ...(lookedAt && { lookedAt }) }, (answers, measured) =>
      answers.coverageView(measured, framework, clientUri),
    );
  });

  respond(connection, COVERAGE_REQUESTS.places, noAnswer, (params, token) =>
    measure(params.folder, token, { look: false }, (answers, measured) =>
      answers.citingPlaces(measured, params, clientUri),
    ),
  );

  respond(connection, COVERAGE_REQUESTS.report, noAnswer, async (params, token) => {
    if (!COVERAGE_FORMATS.includes(params.format)) return null;
    return measure(params.folder, token, { look: true }, (answers, measured) =>
      answers.coverageReport(measured, params),
    );
  });

  connection.onNotification(COVERAGE_CLOSED, () => {
    subscription.cancel();
    coverage.forget();
  });

  const changed = () => subscription.notifyOnce();
  session.changes.add({
    didChangeDocument: changed,
    didCloseDocument: changed,
    didChangeFiles: changed,
    didChangeScope: changed,
  });
}

function progressTo(connection: Connection, token: string): LookedAt {
  const progress = new ProgressType<SearchedFiles>();
  return (files) => {
    if (files % STEP === 0) connection.sendProgress(progress, token, { files }).catch(() => undefined);
  };
}
