import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { IMPORT_REQUEST, type ImportedFramework, type ImportParams } from '../../../server/src/protocol.ts';

/** What a caller of the command says instead of the person. */
export interface ImportAnswers {
  readonly prefix: string;
  readonly edition?: string;
}

const FILTERS = {
  Frameworks: ['docx', 'html', 'htm', 'md', 'markdown', 'adoc', 'asciidoc', 'txt', 'csv', 'tsv', 'json', 'yaml', 'yml'],
  'All files': ['*'],
};

/**
 * The command "Import Framework…": shows what a file says as a new catalog, for the person to read and to save.
 *
 * @param chosen in the explorer; else the person is asked for a file
 */
export async function importFramework(
  client: BaseLanguageClient,
  chosen: vscode.Uri | undefined,
  answers: ImportAnswers | undefined,
): Promise<void> {
  const file = chosen ?? (await askForFile());
  const said = file && (answers ?? (await ask()));
  if (!file || !said) return;
  const params: ImportParams = { uri: client.code2ProtocolConverter.asUri(file), ...said };
  const { catalog, problems, dropped } = await client.sendRequest<ImportedFramework>(IMPORT_REQUEST, params);
  const name = vscode.workspace.asRelativePath(file, false);
  const told = problems.map(({ line, message }) => `line ${line + 1}: ${message}`);
  if (catalog === null) {
    void vscode.window.showErrorMessage(`${name} is no framework that can be imported, ${told[0] ?? ''}`);
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: catalog });
  await vscode.window.showTextDocument(document, { preview: false });
  void vscode.window.showInformationMessage(summary(name, told, dropped));
}

/** One sentence for what was left out, and the first of the problems. */
function summary(name: string, told: readonly string[], dropped: readonly string[]): string {
  const leftOut = dropped.length > 0 ? ` Left out: ${dropped.join(', ')}.` : '';
  const others = told.length > 1 ? ` (and ${told.length - 1} more)` : '';
  const problem = told[0] === undefined ? '' : ` In ${name}, ${told[0]}${others}`;
  return `Read this catalog of ${name}, then save it as NAME.objectives.yaml.${leftOut}${problem}`;
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const title = 'Import a framework';
  return (await vscode.window.showOpenDialog({ title, openLabel: 'Import', filters: FILTERS }))?.[0];
}

async function ask(): Promise<ImportAnswers | undefined> {
  const title = 'Import Framework';
  const prefix = await vscode.window.showInputBox({
    title,
    prompt: 'What stands before a number in a citation? "INTERPOL-SP" in "INTERPOL-SP 3.4".',
    validateInput: (text) => (/\p{L}/u.test(text) ? undefined : 'A prefix has letters.'),
    ignoreFocusOut: true,
  });
  if (prefix === undefined) return undefined;
  const edition = await vscode.window.showInputBox({
    title,
    prompt: 'Which edition is it? Leave it empty where the file says so, or where there is one alone.',
    placeHolder: '2026-2030',
    ignoreFocusOut: true,
  });
  if (edition === undefined) return undefined;
  return { prefix: prefix.trim(), ...(edition.trim() !== '' && { edition: edition.trim() }) };
}
