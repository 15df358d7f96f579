import { type CancellationToken, type Connection, ProgressType } from 'vscode-languageserver';
import {
  COVERAGE_CHANGED,
  COVERAGE_CLOSED,
  COVERAGE_FORMATS,
  COVERAGE_REQUESTS,
  type SearchedFiles,
} from '../../protocol/index.ts';
import { normalise } from '../../uri/uris.ts';
import { type MeasuredProject, ProjectCoverage } from '../coverage/project-coverage.ts';
import { cancellable } from '../lsp/cancellation.ts';
import { Subscription } from '../lsp/messages.ts';
import { noAnswer, respond } from '../lsp/request-handler.ts';
import { type LookedAt, QUIETLY } from '../progress/with-progress.ts';
import type { Session } from '../session/session.ts';
import type { Project } from '../workspace/project.ts';

/** Progress is reported after so many files. */
const STEP = 100;

/** Which objectives are cited where. The reports are loaded with the first request. */
export function register(connection: Connection, session: Session): void {
  const { workspace, clientUri } = session;
  const coverage = new ProjectCoverage(session);
  const subscription = new Subscription(connection, COVERAGE_CHANGED);

  async function measure<T>(
    folder: string,
    token: CancellationToken,
    look: boolean,
    use: (answers: typeof import('../coverage/coverage-answers.ts'), measured: MeasuredProject) => T,
    lookedAt = QUIETLY.lookedAt,
  ): Promise<T | null> {
    const project = workspace.projectOf(normalise(folder));
    if (project.uri !== normalise(folder)) return null;
    return cancellable(token, async (signal) => {
      const [answers, measured] = await Promise.all([
        import('../coverage/coverage-answers.ts'),
        coverage.measure(project as Project<string>, look, { lookedAt, signal }),
      ]);
      return use(answers, measured);
    });
  }

  respond(connection, COVERAGE_REQUESTS.view, noAnswer, async ({ folder, look, progress, framework }, token) => {
    subscription.renew();
    return measure(
      folder,
      token,
      look,
      (answers, measured) => answers.coverageView(measured, framework, clientUri),
      progress === undefined ? undefined : progressTo(connection, progress),
    );
  });

  respond(connection, COVERAGE_REQUESTS.places, noAnswer, (params, token) =>
    measure(params.folder, token, false, (answers, measured) => answers.citingPlaces(measured, params, clientUri)),
  );

  respond(connection, COVERAGE_REQUESTS.report, noAnswer, async (params, token) => {
    if (!COVERAGE_FORMATS.includes(params.format)) return null;
    return measure(params.folder, token, true, (answers, measured) => answers.coverageReport(measured, params));
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
