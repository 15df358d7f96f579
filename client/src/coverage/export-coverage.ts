import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  COVERAGE_REQUESTS,
  type CoverageFormat,
  type CoverageReportParams,
} from '../../../server/src/protocol/index.ts';
import { inform } from '../notify.ts';
import { withProgress } from '../with-progress.ts';

/** Answers given by the caller of the command, so that it does not ask. */
export interface ExportAnswers {
  readonly format: CoverageFormat;
  readonly uri: vscode.Uri;
}

/** The command "Export Coverage…": asks for a format and a location, and saves the report. */
export async function exportCoverage(
  client: BaseLanguageClient,
  folder: vscode.WorkspaceFolder,
  answers?: ExportAnswers,
): Promise<void> {
  const { format, uri } = answers ?? (await ask(folder)) ?? {};
  if (!format || !uri || !(await writeCoverage(client, folder, format, uri)) || answers) return;
  const open = vscode.l10n.t('Open');
  const written = vscode.l10n.t('Saved {0}.', uri.path.slice(uri.path.lastIndexOf('/') + 1));
  if ((await inform(written, open)) !== open) return;
  await vscode.commands.executeCommand('vscode.open', uri);
}

async function ask(folder: vscode.WorkspaceFolder): Promise<ExportAnswers | undefined> {
  const picked = await vscode.window.showQuickPick(formats(), {
    title: vscode.l10n.t('Export Coverage'),
    placeHolder: vscode.l10n.t('Select a format'),
  });
  if (!picked) return undefined;
  const { format, extension, label } = picked;
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder.uri, `coverage.${extension}`),
    filters: { [label]: [extension] },
    title: vscode.l10n.t('Export Coverage'),
  });
  return uri && { format, uri };
}

/** False if canceled. */
async function writeCoverage(
  client: BaseLanguageClient,
  folder: vscode.WorkspaceFolder,
  format: CoverageFormat,
  uri: vscode.Uri,
): Promise<boolean> {
  const { code2ProtocolConverter: converter } = client;
  const params: CoverageReportParams = { folder: converter.asUri(folder.uri), format, uri: converter.asUri(uri) };
  const report = await withProgress(vscode.l10n.t('Measuring coverage'), (token) =>
    client.sendRequest<string | null>(COVERAGE_REQUESTS.report, params, token),
  );
  if (typeof report !== 'string') return false;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(report));
  return true;
}

interface FormatChoice extends vscode.QuickPickItem {
  readonly format: CoverageFormat;
  readonly extension: string;
}

/** Names of formats, which are not translated. */
const NAMES: Readonly<Record<CoverageFormat, string>> = {
  html: 'HTML',
  markdown: 'Markdown',
  csv: 'CSV',
  json: 'JSON',
};

function formats(): FormatChoice[] {
  const choice = (format: CoverageFormat, extension: string, description: string): FormatChoice => ({
    format,
    extension,
    label: NAMES[format],
    description,
  });
  return [
    choice('html', 'html', vscode.l10n.t('A single page to share')),
    choice('markdown', 'md', vscode.l10n.t('Tables for a wiki')),
    choice('csv', 'csv', vscode.l10n.t('Spreadsheet')),
    choice('json', 'json', vscode.l10n.t('For programs and later comparison')),
  ];
}
