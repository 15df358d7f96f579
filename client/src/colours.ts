import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import {
  COLOURS_CHANGED,
  COLOURS_REQUEST,
  type ColouredRange,
  type Colours,
  type ColoursParams,
} from '../../server/src/protocol.ts';
import { documentSelector } from './document-selector.ts';

/** While somebody types or scrolls, colours wait for a pause (in milliseconds). Those that are there go with their text. */
const PAUSE = 100;
/** Lines above and below what is seen: somebody who scrolls finds them coloured. */
const AROUND = 50;

/** Colours references in code that the grammar does not know, as the server tells, in all editors that are visible. */
export function registerColours(client: LanguageClient): vscode.Disposable {
  const prefixes = decoration('objectiveReferences.prefixForeground');
  const numbers = decoration('objectiveReferences.numberForeground');
  const asking = new Map<vscode.TextEditor, vscode.CancellationTokenSource>();
  const waiting = new Set<vscode.TextEditor>();
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

  /** The last question about an editor is the one that counts. */
  async function paint(editor: vscode.TextEditor): Promise<void> {
    asking.get(editor)?.cancel();
    const source = new vscode.CancellationTokenSource();
    asking.set(editor, source);
    const { version } = editor.document;
    const colours = await ask(client, editor, source.token);
    if (asking.get(editor) === source) asking.delete(editor);
    // Of a text that has changed meanwhile, another answer is on its way.
    if (!colours || source.token.isCancellationRequested || editor.document.version !== version) return;
    editor.setDecorations(prefixes, colours.prefixes.map(rangeOf));
    editor.setDecorations(numbers, colours.numbers.map(rangeOf));
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
    workspace.onDidChangeTextDocument(({ document }) => paintSoon(showing(document))),
    // Also when somebody chooses another language for it.
    workspace.onDidOpenTextDocument((document) => paintSoon(showing(document))),
    client.onDidChangeState(({ newState }) => newState === State.Running && all()),
    client.onNotification(COLOURS_CHANGED, all),
    { dispose: () => clearTimeout(timer) },
  );
}

/** It does not grow when somebody writes at its edge. */
function decoration(color: string): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    color: new vscode.ThemeColor(color),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

function rangeOf({ start, end }: ColouredRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Undefined where the server does not answer: what is coloured stays so. */
async function ask(
  client: LanguageClient,
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
