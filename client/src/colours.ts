import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  COLOURS_CHANGED,
  COLOURS_REQUEST,
  type Colours,
  type ColoursParams,
  type Range,
} from '../../server/src/protocol/index.ts';
import { documentSelector } from './document-selector.ts';
import { areSame, type Edit, movedBy } from './painted-ranges.ts';

/**
 * Milliseconds to wait while typing or scrolling before references are colored again. Existing colors move with their
 * text.
 */
const PAUSE = 100;
/** Lines above and below the visible ones that are colored too, so that scrolling shows colored text. */
const AROUND = 50;
/** Number of ranges that are updated one by one; with more, all are painted again. */
const MOST_EDITS = 100;

/**
 * The colored ranges of an editor, moved with its edits. Correct ranges are not painted again: while the extension host
 * is busy, the text in VS Code is newer than the one here, and ranges for the older text would be wrong until the next
 * answer.
 */
interface Painted extends Colours {
  /** Two equal answers without an edit in between: the painted ranges do not belong to an older text. */
  isSure: boolean;
}

/** Colors the references in code that the grammar does not cover, in all visible editors. */
export function registerColours(client: BaseLanguageClient): vscode.Disposable {
  const prefixes = decoration('objectiveReferences.prefixForeground');
  const numbers = decoration('objectiveReferences.numberForeground');
  const asking = new Map<vscode.TextEditor, vscode.CancellationTokenSource>();
  const waiting = new Set<vscode.TextEditor>();
  const painted = new WeakMap<vscode.TextEditor, Painted>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function paintSoon(editors: readonly vscode.TextEditor[], pause = PAUSE): void {
    const selector = documentSelector();
    for (const editor of editors) if (vscode.languages.match(selector, editor.document) > 0) waiting.add(editor);
    clearTimeout(timer);
    timer = setTimeout(paintAll, pause);
  }

  function paintAll(): void {
    const editors = [...waiting].filter((editor) => vscode.window.visibleTextEditors.includes(editor));
    waiting.clear();
    for (const editor of editors) void paint(editor);
  }

  /** Only the latest request for an editor counts. */
  async function paint(editor: vscode.TextEditor): Promise<void> {
    asking.get(editor)?.cancel();
    const source = new vscode.CancellationTokenSource();
    asking.set(editor, source);
    const { version } = editor.document;
    const colours = await ask(client, editor, source.token);
    await untilEditsAreKnown();
    if (asking.get(editor) === source) asking.delete(editor);
    // The text has changed, so another answer is on its way.
    if (!colours || source.token.isCancellationRequested || editor.document.version !== version) return;
    const before = painted.get(editor);
    if (before && areSame(before.prefixes, colours.prefixes) && areSame(before.numbers, colours.numbers)) {
      before.isSure = true;
      return;
    }
    painted.set(editor, { ...colours, isSure: false });
    paintSoon([editor]);
    editor.setDecorations(prefixes, colours.prefixes.map(rangeOf));
    editor.setDecorations(numbers, colours.numbers.map(rangeOf));
  }

  function edited(document: vscode.TextDocument, edits: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const editors = showing(document);
    for (const editor of editors) {
      const moved = edits.length > MOST_EDITS ? undefined : edits.reduce(afterEdit, painted.get(editor));
      if (moved) painted.set(editor, moved);
      else painted.delete(editor);
    }
    paintSoon(editors);
  }

  const { window, workspace } = vscode;
  const showing = (document: vscode.TextDocument) =>
    window.visibleTextEditors.filter((editor) => editor.document === document);
  const all = () => paintSoon(window.visibleTextEditors, 0);
  return vscode.Disposable.from(
    prefixes,
    numbers,
    window.onDidChangeVisibleTextEditors((editors) => paintSoon(editors, 0)),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => paintSoon([textEditor])),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => edited(document, contentChanges)),
    // Also fires when the language of a document is changed.
    workspace.onDidOpenTextDocument((document) => paintSoon(showing(document))),
    client.onDidChangeState(({ newState }) => newState === State.Running && all()),
    client.onNotification(COLOURS_CHANGED, all),
    { dispose: () => clearTimeout(timer) },
  );
}

/** The range does not grow when text is typed at its edges. */
function decoration(color: string): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    color: new vscode.ThemeColor(color),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

/**
 * Undefined if the current ranges are not known: the edit has damaged one, or they were not certain before. VS Code
 * reports the changes of an edit from the last to the first.
 */
function afterEdit(painted: Painted | undefined, edit: Edit): Painted | undefined {
  if (!painted?.isSure) return undefined;
  const prefixes = movedBy(edit, painted.prefixes);
  const numbers = movedBy(edit, painted.numbers);
  return prefixes && numbers && { prefixes, numbers, isSure: true };
}

/** Resolves when all edits that VS Code has made so far have arrived here, because answers arrive after them. */
async function untilEditsAreKnown(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'objectiveReferences.colours', true);
}

function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Undefined if the server does not answer; the colors stay. */
async function ask(
  client: BaseLanguageClient,
  { document, visibleRanges }: vscode.TextEditor,
  token: vscode.CancellationToken,
): Promise<Colours | undefined> {
  const [first, last] = [visibleRanges[0], visibleRanges.at(-1)];
  if (client.state !== State.Running || !first || !last) return undefined;
  const params: ColoursParams = {
    uri: client.code2ProtocolConverter.asUri(document.uri),
    range: {
      start: { line: Math.max(0, first.start.line - AROUND), character: 0 },
      end: { line: last.end.line + AROUND, character: 0 },
    },
  };
  return client.sendRequest<Colours>(COLOURS_REQUEST, params, token).catch(() => undefined);
}
