import { type CancellationToken, type Connection, MessageType } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { editOfFiles, editOfFilesShownFirst } from '../../features/lsp/workspace-edit.ts';
import { MIGRATION_REQUESTS, type MigrationParams } from '../../protocol/index.ts';
import { applyEdit } from '../lsp/apply-edit.ts';
import { cancellable } from '../lsp/cancellation.ts';
import { notify } from '../lsp/messages.ts';
import { noAnswer, none, respond } from '../lsp/request-handler.ts';
import { QUIETLY } from '../progress/with-progress.ts';
import { migratableFrameworks, planMigration } from '../revising/migration-plan.ts';
import type { Session } from '../session/session.ts';

export function register(connection: Connection, session: Session): void {
  const { workspace, support } = session;
  const plan = (params: MigrationParams, token: CancellationToken) =>
    cancellable(token, (signal) => planMigration(session, params, { ...QUIETLY, signal }));

  respond(connection, MIGRATION_REQUESTS.frameworks, none, async () => {
    await workspace.allSettled();
    return workspace.projects.flatMap(migratableFrameworks);
  });

  respond(connection, MIGRATION_REQUESTS.plan, noAnswer, async (params, token) => {
    const planned = await plan(params, token);
    return planned?.plan ?? null;
  });

  respond(connection, MIGRATION_REQUESTS.migrate, noAnswer, async (params, token) => {
    const planned = await plan(params, token);
    if (!planned || token.isCancellationRequested) return null;
    if (planned.refusal) notify(connection, MessageType.Warning, planned.refusal.message);
    if (planned.refusal || planned.files.length === 0) return { applied: false, plan: planned.plan };
    const label = l10n.t('Migrate to {0} {1}', params.prefix, params.edition);
    const edit = params.preview
      ? editOfFilesShownFirst(planned.files, label, params.folder, support)
      : editOfFiles(planned.files, support);
    return { applied: await applyEdit(connection, label, edit), plan: planned.plan };
  });
}
