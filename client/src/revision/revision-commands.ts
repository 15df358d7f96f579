import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  REVISION_REQUESTS,
  type RecordOutcome,
  type RevisableFramework,
  type Revision,
  type RevisionParams,
} from '../../../server/src/protocol/index.ts';
import type { MigrationAnswers } from '../migration/migration-flow.ts';
import { inform, showError } from '../notify.ts';
import { plural } from '../plural.ts';
import { withProgress } from '../with-progress.ts';
import { withoutIcons } from '../without-icons.ts';
import { reviewProposals } from './review-proposals.ts';
import { pairsOf, type Recorded, type RevisionServer, type RevisionUi, revise } from './revision-flow.ts';

export const revisableFrameworks = (client: BaseLanguageClient): Promise<RevisableFramework[]> =>
  client.sendRequest<RevisableFramework[]>(REVISION_REQUESTS.frameworks, {});

/** Adds the edition of a file to the catalog of a framework, after the newest one that the catalog has. */
export async function importEdition(
  client: BaseLanguageClient,
  framework: RevisableFramework,
  file: vscode.Uri,
): Promise<void> {
  const { folder, prefix, editions } = framework;
  const older = editions.at(-1)?.id ?? '';
  await reviseAndShow(client, { folder, prefix, older, file: client.code2ProtocolConverter.asUri(file) });
}

/** The command "Compare Editions…". */
export async function compareEditions(client: BaseLanguageClient): Promise<void> {
  const pairs = (await revisableFrameworks(client)).flatMap((framework) =>
    pairsOf(framework).map((pair) => ({ ...framework, ...pair })),
  );
  const rows = pairs.map(({ folder, prefix, title, older, newer }) => ({
    label: withoutIcons(vscode.l10n.t('{0} {1} to {2}', prefix, older, newer)),
    description: withoutIcons(title ?? ''),
    params: { folder, prefix, older, newer },
  }));
  if (rows.length === 0) {
    void inform(vscode.l10n.t('No catalog in this workspace has more than one edition.'));
    return;
  }
  const options = {
    title: vscode.l10n.t('Compare Editions'),
    placeHolder: vscode.l10n.t('Select two editions'),
    matchOnDescription: true,
  };
  const chosen = await vscode.window.showQuickPick(rows, options);
  if (chosen) await reviseAndShow(client, chosen.params);
}

async function reviseAndShow(client: BaseLanguageClient, params: RevisionParams): Promise<void> {
  const recorded = await revise(serverOf(client), UI, params);
  if (!recorded) return;
  const uri = client.protocol2CodeConverter.asUri(recorded.catalog);
  await showEdition(uri, recorded.newer);
  await notify(params, recorded, vscode.workspace.asRelativePath(uri, false));
}

/** Shows where the edition begins in its catalog. */
async function showEdition(uri: vscode.Uri, edition: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const line = document
    .getText()
    .split(/\r\n|\n|\r/)
    .findLastIndex((text) => /^[ -]*edition:/.test(text) && text.includes(edition));
  const at = new vscode.Position(Math.max(line, 0), 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}

/** Affected references are reported where a new edition is found, whoever has added it. */
async function notify(
  { folder, prefix, file }: RevisionParams,
  { newer, replacements, left, dropped }: Recorded,
  catalog: string,
): Promise<void> {
  const records = plural(
    replacements,
    vscode.l10n.t('{0} replacement', replacements),
    vscode.l10n.t('{0} replacements', replacements),
  );
  if (file !== undefined) {
    const done = vscode.l10n.t('Added edition {0} to {1} and recorded {2}.', newer, catalog, records);
    const others = plural(
      left,
      vscode.l10n.t('{0} proposal was not recorded: run Compare Editions… to see it again.', left),
      vscode.l10n.t('{0} proposals were not recorded: run Compare Editions… to see them again.', left),
    );
    const skipped = dropped.length > 0 ? [vscode.l10n.t('Skipped: {0}.', dropped.join(', '))] : [];
    void inform([done, ...(left > 0 ? [others] : []), ...skipped].join(' '));
    return;
  }
  const migrate = vscode.l10n.t('Migrate References…');
  const answer = await inform(vscode.l10n.t('Recorded {0} in {1}.', records, catalog), migrate);
  const answers: MigrationAnswers = { folder, framework: prefix, edition: newer };
  if (answer === migrate)
    await vscode.commands.executeCommand('objectiveReferences.migrate', answers).then(undefined, showError);
}

function serverOf(client: BaseLanguageClient): RevisionServer {
  return {
    compare: (params) =>
      withProgress(vscode.l10n.t('Comparing editions'), (token) =>
        client.sendRequest<Revision>(REVISION_REQUESTS.compare, params, token),
      ),
    record: (params) => client.sendRequest<RecordOutcome>(REVISION_REQUESTS.record, params),
  };
}

const UI: RevisionUi = {
  askEdition: async (prompt) =>
    (
      await vscode.window.showInputBox({
        title: vscode.l10n.t('Import Framework'),
        prompt: `${prompt} ${vscode.l10n.t('Enter the name of the new edition.')}`,
        placeHolder: '2026-2030',
        validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Enter a name.') : undefined),
        ignoreFocusOut: true,
      })
    )?.trim(),
  review: reviewProposals,
  inform: (message) => void inform(message),
  error: showError,
};
