import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  IMPORT_REQUEST,
  type ImportedFramework,
  type ImportParams,
  type RevisableFramework,
} from '../../../server/src/protocol/index.ts';
import { inform, showError } from '../notify.ts';
import { importEdition, revisableFrameworks } from '../revision/revision-commands.ts';
import { withoutIcons } from '../without-icons.ts';
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
 * The command "Import Framework…": adds the file as a new edition to a catalog, or opens its catalog as a new document, to
 * be reviewed and saved.
 *
 * @param chosen the file selected in the Explorer; asks for a file if absent
 */
export async function importFramework(
  client: BaseLanguageClient,
  chosen: vscode.Uri | undefined,
  answers: ImportAnswers | undefined,
): Promise<void> {
  const file = chosen ?? (await askForFile());
  if (!file) return;
  const frameworks = await revisableFrameworks(client);
  const named: RevisableFramework[] = [];
  const others: RevisableFramework[] = [];
  for (const framework of frameworks) (isNamedAfter(file, framework.prefix) ? named : others).push(framework);
  const target = answers ? 'new' : await askTarget(named, vscode.l10n.t('Another framework'), others);
  if (!target) return;
  if (target !== 'new') return importEdition(client, target, file);
  const given = answers ?? (await ask());
  if (!given) return;
  const same = frameworks.find(({ prefix }) => prefix === given.prefix);
  const again = same && !answers ? await askTarget([same], vscode.l10n.t('A separate file')) : 'new';
  if (!again) return;
  if (again !== 'new') return importEdition(client, again, file);
  await importAsNew(client, file, given, same);
}

/** @param same the framework that has the prefix already */
async function importAsNew(
  client: BaseLanguageClient,
  file: vscode.Uri,
  given: ImportAnswers,
  same: RevisableFramework | undefined,
): Promise<void> {
  const params: ImportParams = { uri: client.code2ProtocolConverter.asUri(file), ...given };
  const imported = await client.sendRequest<ImportedFramework>(IMPORT_REQUEST, params);
  const { catalog, problems, dropped, fileName, edition } = imported;
  const name = vscode.workspace.asRelativePath(file, false);
  const messages = problems.map(({ line, message }) => vscode.l10n.t('line {0}: {1}', line + 1, message));
  if (catalog === null) {
    const why = messages[0] ?? '';
    showError(vscode.l10n.t('{0} could not be imported: {1}', name, why));
    return;
  }
  const other = same?.editions.at(-1)?.catalog;
  const beside = other === undefined ? undefined : client.protocol2CodeConverter.asUri(other);
  const folder = (vscode.workspace.getWorkspaceFolder(file) ?? vscode.workspace.workspaceFolders?.[0])?.uri;
  const names = namesFrom(beside ? (beside.path.split('/').at(-1) ?? fileName) : fileName, edition);
  const notes = notesOn(name, messages, dropped);
  const document = await openUnsaved(beside ? vscode.Uri.joinPath(beside, '..') : folder, names, notes + catalog);
  await vscode.window.showTextDocument(document, { preview: false });
  notify(document, summary(name, nameOf(document), messages, dropped));
}

/** `nps.objectives.yaml`, `nps-2028-2032.objectives.yaml`, `nps-2.objectives.yaml`, … */
function namesFrom(fileName: string, edition: string | null): string[] {
  const stem = fileName.replace(/(?:\.objectives)?\.ya?ml$/, '');
  const suffix = edition?.replace(/[^\p{L}\p{N}.-]+/gu, '-').replace(/^-+|-+$/g, '') ?? '';
  const suffixes = [...(suffix === '' ? [] : [suffix]), '2', '3', '4', '5', '6', '7', '8', '9'];
  return ['', ...suffixes.map((part) => `-${part}`)].map((part) => `${stem}${part}.objectives.yaml`);
}

/** `NPS 2028.docx` is named after NPS. */
function isNamedAfter({ path }: vscode.Uri, prefix: string): boolean {
  const wordsOf = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return wordsOf(path.split('/').at(-1) ?? '').includes(wordsOf(prefix));
}

/**
 * Whether the file is a new edition of a framework, or `new`. Undefined if canceled.
 *
 * @param likely are listed before `new`, the first one focused
 * @param others are listed behind it
 */
async function askTarget(
  likely: readonly RevisableFramework[],
  otherwise: string,
  others: readonly RevisableFramework[] = [],
): Promise<RevisableFramework | 'new' | undefined> {
  if (likely.length + others.length === 0) return 'new';
  const rowOf = (
    target: RevisableFramework,
  ): vscode.QuickPickItem & { readonly target: RevisableFramework | 'new' } => {
    const { id, catalog } = target.editions.at(-1) ?? { id: '', catalog: '' };
    return {
      label: vscode.l10n.t(
        'New edition of {0} (compare)',
        vscode.workspace.asRelativePath(vscode.Uri.parse(catalog), false),
      ),
      description: withoutIcons(target.title ?? target.prefix),
      detail: withoutIcons(
        vscode.l10n.t('Compare it with {0} {1}, and record which numbers were replaced', target.prefix, id),
      ),
      target,
    };
  };
  const separate = {
    label: otherwise,
    detail: vscode.l10n.t('Create a catalog from the file'),
    target: 'new' as const,
  };
  const rows = [...likely.map(rowOf), separate, ...others.map(rowOf)];
  const options = {
    title: vscode.l10n.t('Import Framework'),
    placeHolder: vscode.l10n.t('What is in the file?'),
    ignoreFocusOut: true,
  };
  return (await vscode.window.showQuickPick(rows, options))?.target;
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

/** At most so many problems are noted. */
const MOST_NOTES = 20;

/** What the message says about the file, as comments in the catalog: they are still there when the message has gone. */
function notesOn(name: string, messages: readonly string[], dropped: readonly string[]): string {
  const notes = [
    ...(dropped.length > 0 ? [vscode.l10n.t('Skipped: {0}.', dropped.join(', '))] : []),
    ...messages.slice(0, MOST_NOTES).map((message) => vscode.l10n.t('In {0}, {1}', name, message)),
  ];
  return notes.map((note) => `# ${note.replace(/\s+/g, ' ')}\n`).join('');
}

/** What to do next, what was skipped, and the first of the problems. */
export function summary(
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
