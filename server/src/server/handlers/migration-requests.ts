import type { CancellationToken, Connection } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { editOfFiles, editOfFilesShownFirst } from '../../features/workspace-edit.ts';
import {
  MIGRATION_REQUESTS,
  type MigratableFramework,
  type MigrateParams,
  type MigrationOutcome,
  type MigrationParams,
  type MigrationPlan,
} from '../../protocol/index.ts';
import { cancellable } from '../lsp/cancellable.ts';
import { requestHandler } from '../lsp/request-handler.ts';
import type { Session } from '../session/session.ts';
import { migratableFrameworks, planMigration } from './migration-plan.ts';

/** Binds what a client needs to let somebody migrate references to another edition. */
export function bindMigration(connection: Connection, session: Session): void {
  const { workspace, texts, support } = session;
  const plan = (params: MigrationParams, token: CancellationToken) =>
    cancellable(token, (signal) => planMigration(workspace.projects, texts, params, { lookedAt: () => {}, signal }));

  connection.onRequest(
    MIGRATION_REQUESTS.frameworks,
    requestHandler(connection, none, async (): Promise<MigratableFramework[]> => {
      await Promise.all(workspace.projects.map((project) => project.settled()));
      return workspace.projects.flatMap(migratableFrameworks);
    }),
  );

  connection.onRequest(
    MIGRATION_REQUESTS.plan,
    requestHandler(connection, noAnswer, async (params: MigrationParams, token): Promise<MigrationPlan | null> => {
      const planned = await plan(params, token);
      return planned?.plan ?? null;
    }),
  );

  connection.onRequest(
    MIGRATION_REQUESTS.migrate,
    requestHandler(connection, noAnswer, async (params: MigrateParams, token): Promise<MigrationOutcome | null> => {
      const planned = await plan(params, token);
      if (!planned || token.isCancellationRequested) return null;
      if (planned.files.length === 0) return { applied: false, plan: planned.plan };
      const label = l10n.t('Migrate to {0} {1}', params.prefix, params.edition);
      const edit = params.preview
        ? editOfFilesShownFirst(planned.files, label, support)
        : editOfFiles(planned.files, support);
      const { applied } = await connection.workspace.applyEdit({ label, edit, metadata: { isRefactoring: true } });
      return { applied, plan: planned.plan };
    }),
  );
}

const none = (): [] => [];
const noAnswer = (): null => null;
