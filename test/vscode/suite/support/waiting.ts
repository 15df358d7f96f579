import * as vscode from 'vscode';

const TIME_LIMIT_MS = 20_000;
const POLL_MS = 20;

/** Resolves with what `look` finds, looking now and whenever the event fires. Rejects when it takes too long. */
export function untilEvent<T>(
  what: string,
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
      fail(new Error(`waited in vain for ${what}`));
    }, TIME_LIMIT_MS);
    const stop = () => {
      listener.dispose();
      clearTimeout(timer);
    };
    attempt();
  });
}

/** For what VS Code has no event: tries again until `attempt` finds something. Rejects when it takes too long. */
export async function untilFound<T>(what: string, attempt: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + TIME_LIMIT_MS;
  while (Date.now() < end) {
    const found = await attempt();
    if (found !== undefined && found !== false) return found;
    await new Promise((settle) => setTimeout(settle, POLL_MS));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Waits until the document has this text: an undo of several files reaches one after the other. */
export async function untilText(document: vscode.TextDocument, text: string): Promise<void> {
  const what = `${document.uri} to be ${JSON.stringify(text)}`;
  await untilEvent(what, vscode.workspace.onDidChangeTextDocument, () => document.getText() === text);
}

/** The diagnostics of ours on a document, once there are as many as expected. */
export function untilDiagnostics(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  return untilEvent(`${count} diagnostics on ${uri}`, vscode.languages.onDidChangeDiagnostics, () => {
    const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'objrefs');
    return ours.length === count && ours;
  });
}
