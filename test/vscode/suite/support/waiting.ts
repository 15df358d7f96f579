import * as vscode from 'vscode';

const TIME_LIMIT_MS = 20_000;
const POLL_MS = 20;

/** Resolves with the result of `look`, called now and whenever the event fires. Rejects after a timeout. */
export function untilEvent<T>(
  what: string | (() => string),
  event: vscode.Event<unknown>,
  look: () => T | undefined | false,
): Promise<T> {
  return new Promise((settle, fail) => {
    const attempt = () => {
      const found = look();
      if (found === undefined || found === false) return;
      stop();
      settle(found);
    };
    const listener = event(attempt);
    const timer = setTimeout(() => {
      stop();
      fail(new Error(`timed out waiting for ${typeof what === 'string' ? what : what()}`));
    }, TIME_LIMIT_MS);
    const stop = () => {
      listener.dispose();
      clearTimeout(timer);
    };
    attempt();
  });
}

/** For states without an event in VS Code: tries again until `attempt` returns a value. Rejects after a timeout. */
export async function untilFound<T>(what: string, attempt: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + TIME_LIMIT_MS;
  while (Date.now() < end) {
    const found = await attempt();
    if (found !== undefined && found !== false) return found;
    await new Promise((settle) => setTimeout(settle, POLL_MS));
  }
  throw new Error(`timed out waiting for ${what}`);
}

/**
 * Waits until VS Code watches the open folders: it does not report earlier changes. Writes files until it reports one
 * in each folder.
 */
export async function untilWatched(): Promise<void> {
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, 'watched-*.txt'));
    const written: vscode.Uri[] = [];
    let isWatched = false;
    watcher.onDidCreate(() => {
      isWatched = true;
    });
    try {
      await untilFound(`a report of a new file in ${folder.name}`, async () => {
        if (isWatched) return true;
        const uri = vscode.Uri.joinPath(folder.uri, `watched-${written.length}.txt`);
        await vscode.workspace.fs.writeFile(uri, new Uint8Array());
        written.push(uri);
        await new Promise((settle) => setTimeout(settle, 200));
        return isWatched;
      });
    } finally {
      watcher.dispose();
      for (const uri of written) await vscode.workspace.fs.delete(uri);
    }
  }
}

/** The active editor, once it is the expected one: VS Code reports it a moment after a command has opened it. */
export function untilActive(
  what: string,
  isMeant: (document: vscode.TextDocument) => boolean,
): Promise<vscode.TextEditor> {
  return untilEvent(
    () => `${what} in the active editor, which has ${vscode.window.activeTextEditor?.document.uri}`,
    vscode.window.onDidChangeActiveTextEditor,
    () => {
      const editor = vscode.window.activeTextEditor;
      return editor && isMeant(editor.document) && editor;
    },
  );
}

/** Waits until the document has this text: an undo of several files changes them one after another. */
export async function untilText(document: vscode.TextDocument, text: string): Promise<void> {
  const what = `${document.uri} to be ${JSON.stringify(text)}`;
  await untilEvent(what, vscode.workspace.onDidChangeTextDocument, () => document.getText() === text);
}

/** Our diagnostics of a document, once there are as many as expected. */
export function untilDiagnostics(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  return untilEvent(`${count} diagnostics on ${uri}`, vscode.languages.onDidChangeDiagnostics, () => {
    const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'objrefs');
    return ours.length === count && ours;
  });
}
