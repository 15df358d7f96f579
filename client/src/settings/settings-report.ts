import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { SETTINGS_REPORT, type SettingsReport } from '../../../server/src/protocol/index.ts';
import { inform, showError, warn } from '../notify.ts';
import { openSettings } from './open-settings.ts';
import { formerValues, type SettingPlace } from './renamed-settings.ts';

const TARGETS: Readonly<Record<SettingPlace, vscode.ConfigurationTarget>> = {
  globalValue: vscode.ConfigurationTarget.Global,
  workspaceValue: vscode.ConfigurationTarget.Workspace,
  workspaceFolderValue: vscode.ConfigurationTarget.WorkspaceFolder,
};

/** Reports problems in settings, and offers to rename settings with old names. */
export function reportOnSettings(client: BaseLanguageClient, log: vscode.LogOutputChannel): vscode.Disposable {
  return client.onNotification(SETTINGS_REPORT, ({ problems, renamed }: SettingsReport) => {
    if (problems.length > 0) void showProblems(problems).catch(showError);
    if (renamed.length > 0) void offerNames(renamed, log).catch(showError);
  });
}

async function showProblems(problems: SettingsReport['problems']): Promise<void> {
  const open = vscode.l10n.t('Open Settings');
  const message = problems.map((problem) => problem.message).join(' ');
  if ((await warn(message, open)) !== open) return;
  await openSettings(problems.map(({ setting }) => setting));
}

async function offerNames(renamed: SettingsReport['renamed'], log: vscode.LogOutputChannel): Promise<void> {
  const rename = vscode.l10n.t('Rename');
  const message = renamed
    .map(({ from, to }) => vscode.l10n.t('The setting {0} has been renamed to {1}.', from, to))
    .join(' ');
  if ((await inform(message, rename)) !== rename) return;
  for (const { from, to } of renamed) await renameSetting(from, to, log);
}

/** In each scope that has a value; a folder value stays in its folder. */
async function renameSetting(from: string, to: string, log: vscode.LogOutputChannel): Promise<void> {
  for (const folder of vscode.workspace.workspaceFolders ?? [undefined]) {
    const configuration = vscode.workspace.getConfiguration(undefined, folder);
    for (const { place, value, counts } of formerValues(configuration.inspect(from), configuration.inspect(to))) {
      if (counts) await configuration.update(to, value, TARGETS[place]);
      await configuration.update(from, undefined, TARGETS[place]);
      log.info(`The setting ${from} is called ${to} now (${place}).`);
    }
  }
}
