import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FindObjectivesParams,
  type FoundObjectives,
  INSERTION_REQUESTS,
  type ObjectiveName,
  type WriteReferencesParams,
  type WrittenReferences,
} from '../../../server/src/protocol/index.ts';
import { offerFrameworks } from '../catalogs/no-frameworks.ts';
import { knownEditor } from '../document-selector.ts';
import { needingServer } from '../needing-server.ts';
import { inform, showError, warn } from '../notify.ts';
import { openDefinition } from '../open-definition.ts';
import { pickReferences, type Writing } from './reference-picker.ts';
import { RecentObjectives, rememberedWriting, rememberWriting } from './remembered.ts';

/** Argument of the command: what to insert without asking. */
export interface InsertReferenceArgument {
  /** URI of the folder whose frameworks are used if no editor is open. */
  readonly folder?: string;
  readonly references: readonly ObjectiveName[];
}

/** Services of the extension that the command uses. */
export interface Memory {
  readonly workspaceState: vscode.Memento;
  readonly globalState: vscode.Memento;
}

/** Without a folder and a document, the built-in frameworks apply. */
const NOWHERE = 'untitled:none';
/** How often the text is requested again because the document was edited in the meantime. */
const ATTEMPTS = 3;

export function registerInsertion(client: BaseLanguageClient, memory: Memory): vscode.Disposable {
  return vscode.commands.registerCommand(
    'objectiveReferences.insertReference',
    needingServer(client, (argument?: unknown) =>
      insertReference(client, memory, isArgument(argument) ? argument : undefined),
    ),
  );
}

/** A menu passes the document that it belongs to, and a key binding any value. */
function isArgument(argument: unknown): argument is InsertReferenceArgument {
  return typeof argument === 'object' && argument !== null && 'references' in argument && isList(argument.references);
}

const isList = (references: unknown): boolean =>
  Array.isArray(references) &&
  references.every((name) => typeof name?.prefix === 'string' && typeof name.number === 'string');

/**
 * The command "Insert Reference…": lets the user pick objectives, unless they are given, and inserts references at all
 * cursors of the active editor in a single undo step, or copies them to the clipboard if there is no writable editor.
 */
async function insertReference(
  client: BaseLanguageClient,
  memory: Memory,
  argument?: InsertReferenceArgument,
): Promise<void> {
  const editor = knownEditor();
  const uri = editor
    ? client.code2ProtocolConverter.asUri(editor.document.uri)
    : (argument?.folder ?? vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? NOWHERE);
  const recent = new RecentObjectives(memory.workspaceState);
  const given = argument && { objectives: argument.references, titles: false, pinned: false };
  const picked = given ?? (await pick(client, uri, recent, memory.globalState));
  if (!picked || picked.objectives.length === 0) return;
  const { objectives, ...writing } = picked;
  const references = objectives.map(({ prefix, edition, number }) => ({
    prefix,
    ...(edition !== undefined && { edition }),
    number,
  }));
  const written = editor
    ? await write(client, editor, { uri, references, ...writing })
    : await copy(client, { uri, references, ...writing });
  if (!written) return;
  notify(written);
  await recent.add(references.filter((name) => !written.unknown.includes(name)));
  if (argument && editor) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}

function pick(client: BaseLanguageClient, uri: string, recent: RecentObjectives, state: vscode.Memento) {
  const find = (query: string, gone: boolean, token: vscode.CancellationToken) => {
    const shown = query.trim() === '' ? recent.all : [];
    const params: FindObjectivesParams = { uri, query, gone, recent: shown };
    return client.sendRequest<FoundObjectives>(INSERTION_REQUESTS.find, params, token);
  };
  return pickReferences({
    ...rememberedWriting(state),
    find,
    writingChanged: (writing: Writing) => void rememberWriting(state, writing),
    foundNone: () => {
      const folder =
        vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri)) ?? vscode.workspace.workspaceFolders?.[0];
      void offerFrameworks(client, folder?.uri).catch(showError);
    },
    openDefinition: ({ entry }) => void openDefinition(client, entry.uri, entry.position).catch(showError),
  });
}

type References = Omit<WriteReferencesParams, 'ranges'>;

/** Undefined if no text was inserted. */
async function write(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
  references: References,
): Promise<WrittenReferences | undefined> {
  const { document } = editor;
  for (let attempts = 0; attempts < ATTEMPTS; attempts++) {
    const { version } = document;
    const { selections } = editor;
    const ranges = selections.map((selection) => client.code2ProtocolConverter.asRange(selection));
    const written = await ask(client, { ...references, ranges });
    if (written.texts.length === 0) return written;
    if (document.version !== version) continue;
    const isDone = await editor.edit((edit) => {
      for (const [index, selection] of selections.entries()) {
        const text = written.texts[index] ?? '';
        // After an insertion the cursor is behind the text; a replacement stays selected.
        if (selection.isEmpty) edit.insert(selection.active, text);
        else edit.replace(selection, text);
      }
    });
    // VS Code reports success even for read-only documents.
    if (document.version === version) return copy(client, references);
    if (!isDone) continue;
    editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end));
    return written;
  }
  return undefined;
}

/** For another place, whose surrounding text is not known. */
async function copy(client: BaseLanguageClient, references: References): Promise<WrittenReferences> {
  const written = await ask(client, { ...references, ranges: [] });
  const [text] = written.texts;
  if (text === undefined) return written;
  await vscode.env.clipboard.writeText(text);
  void inform(vscode.l10n.t('Copied {0} to the clipboard, because no editor is open to insert it in.', text));
  return written;
}

const ask = (client: BaseLanguageClient, params: WriteReferencesParams): Promise<WrittenReferences> =>
  client.sendRequest<WrittenReferences>(INSERTION_REQUESTS.write, params);

function notify({ texts, isRead, unknown }: WrittenReferences): void {
  const [missing] = unknown;
  if (missing) {
    const { prefix, number } = missing;
    void warn(vscode.l10n.t('{0} {1} was not found.', prefix, number));
  } else if (texts.length > 0 && !isRead) {
    void warn(
      vscode.l10n.t(
        'The inserted text is not recognized as a reference here, or changes the meaning of the text beside it.',
      ),
    );
  }
}
