import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { IMPORT_REQUEST, type ImportedFramework, type ImportParams } from '../../../server/src/protocol/index.ts';
import { inform, showError } from '../notify.ts';
import { openUnsaved } from './catalog-file.ts';

/** Answers given by the caller of the command, so that it does not ask. */
export interface ImportAnswers {
  readonly prefix: string;
  readonly edition?: string;
}

export const isImportAnswers = (value: unknown): value is ImportAnswers =>
  typeof value === 'object' && value !== null && 'prefix' in value && typeof value.prefix === 'string';

/** File extensions that can be imported. */
const ENDS = ['docx', 'html', 'htm', 'md', 'markdown', 'adoc', 'asciidoc', 'txt', 'csv', 'tsv', 'json', 'yaml', 'yml'];

/**
 * The command "Import Framework…": opens the catalog of a file as a new document, to be reviewed and saved.
 *
 * @param chosen the file selected in the Explorer; asks for a file if absent
 */
export async function importFramework(
  client: BaseLanguageClient,
  chosen: vscode.Uri | undefined,
  answers: ImportAnswers | undefined,
): Promise<void> {
  const file = chosen ?? (await askForFile());
  const given = file && (answers ?? (await ask()));
  if (!file || !given) return;
  const params: ImportParams = { uri: client.code2ProtocolConverter.asUri(file), ...given };
  const imported = await client.sendRequest<ImportedFramework>(IMPORT_REQUEST, params);
  const { catalog, problems, dropped } = imported;
  const name = vscode.workspace.asRelativePath(file, false);
  const messages = problems.map(({ line, message }) => vscode.l10n.t('line {0}: {1}', line + 1, message));
  if (catalog === null) {
    const why = messages[0] ?? '';
    showError(vscode.l10n.t('{0} could not be imported: {1}', name, why));
    return;
  }
  const folder = vscode.workspace.getWorkspaceFolder(file) ?? vscode.workspace.workspaceFolders?.[0];
  const document = await openUnsaved(folder, imported.fileName, catalog);
  await vscode.window.showTextDocument(document, { preview: false });
  notify(document, summary(name, nameOf(document), messages, dropped));
}

/** If the document has a file name already, the message has a Save button. */
function notify(document: vscode.TextDocument, message: string): void {
  const save = vscode.l10n.t('Save');
  const buttons = nameOf(document) === undefined ? [] : [save];
  void inform(message, ...buttons).then(async (pressed) => {
    // Not `document.save()`, which closes the untitled document: the file replaces it.
    if (pressed === save) await vscode.workspace.save(document.uri);
  });
}

const nameOf = ({ uri }: vscode.TextDocument): string | undefined => /[^/]+\.objectives\.yaml$/.exec(uri.path)?.[0];

/** What to do next, what was skipped, and the first of the problems. */
function summary(
  name: string,
  savedAs: string | undefined,
  messages: readonly string[],
  dropped: readonly string[],
): string {
  const [problem] = messages;
  const sentences = [
    savedAs === undefined
      ? vscode.l10n.t('Review the catalog created from {0}, then save it as NAME.objectives.yaml.', name)
      : vscode.l10n.t('Review the catalog created from {0}, then save it as {1}.', name, savedAs),
    ...(dropped.length > 0 ? [vscode.l10n.t('Skipped: {0}.', dropped.join(', '))] : []),
    ...(problem !== undefined && messages.length === 1 ? [vscode.l10n.t('In {0}, {1}', name, problem)] : []),
    ...(problem !== undefined && messages.length > 1
      ? [vscode.l10n.t('In {0}, {1} (and {2} more)', name, problem, messages.length - 1)]
      : []),
  ];
  return sentences.join(' ');
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const title = vscode.l10n.t('Import Framework');
  const filters = { [vscode.l10n.t('Frameworks')]: ENDS, [vscode.l10n.t('All files')]: ['*'] };
  return (await vscode.window.showOpenDialog({ title, openLabel: vscode.l10n.t('Import'), filters }))?.[0];
}

async function ask(): Promise<ImportAnswers | undefined> {
  const title = vscode.l10n.t('Import Framework');
  const prefix = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Prefix used in citations, for example INTERPOL-SP in “INTERPOL-SP 3.4”'),
    validateInput: (text) => (/\p{L}/u.test(text) ? undefined : vscode.l10n.t('A prefix must contain letters.')),
    ignoreFocusOut: true,
  });
  if (prefix === undefined) return undefined;
  const edition = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Edition (leave empty to use the one in the file)'),
    placeHolder: '2026-2030',
    ignoreFocusOut: true,
  });
  if (edition === undefined) return undefined;
  return { prefix: prefix.trim(), ...(edition.trim() !== '' && { edition: edition.trim() }) };
}
