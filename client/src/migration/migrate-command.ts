import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { MIGRATION_REQUESTS, type MigrationOutcome } from '../../../server/src/protocol/index.ts';
import { SHOW_DECISIONS } from '../decisions/decisions-view.ts';
import { inform } from '../notify.ts';
import { withProgress } from '../with-progress.ts';
import { withoutIcons } from '../without-icons.ts';
import {
  type Choice,
  type MigrationAnswers,
  type MigrationServer,
  type MigrationUi,
  migrateReferences,
} from './migration-flow.ts';

/** The command "Migrate References to Edition…", with optional answers. */
export async function migrateCommand(client: BaseLanguageClient, answers?: MigrationAnswers): Promise<void> {
  await migrateReferences(serverOf(client), UI, answers ?? {});
}

function serverOf(client: BaseLanguageClient): MigrationServer {
  const ask = <R>(title: string, request: string, params?: unknown) =>
    withProgress<R>(title, (token) => client.sendRequest<R>(request, params, token));
  return {
    frameworks: () => ask(vscode.l10n.t('Reading catalogs'), MIGRATION_REQUESTS.frameworks),
    plan: (params) => ask(vscode.l10n.t('Searching files for references'), MIGRATION_REQUESTS.plan, params),
    // While the user looks at a preview, nothing is going on.
    migrate: (params) =>
      params.preview
        ? client.sendRequest<MigrationOutcome | null>(MIGRATION_REQUESTS.migrate, params)
        : ask(vscode.l10n.t('Updating references'), MIGRATION_REQUESTS.migrate, params),
  };
}

const UI: MigrationUi = {
  async pick<T>(title: string, placeHolder: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
    const options = { title, placeHolder, matchOnDescription: true, ignoreFocusOut: true };
    const rows = choices.map(({ label, description = '', value }) => ({
      label: withoutIcons(label),
      description: withoutIcons(description),
      value,
    }));
    return (await vscode.window.showQuickPick(rows, options))?.value;
  },
  notify(message, decisions = 0) {
    const show = vscode.l10n.t('Show');
    void inform(message, ...(decisions > 0 ? [show] : [])).then((answer) => {
      if (answer === show) void vscode.commands.executeCommand(SHOW_DECISIONS);
    });
  },
};
