import * as vscode from 'vscode';

/** Shows a cancellable progress notification while a request runs; undefined if canceled. */
export async function withProgress<R>(
  title: string,
  request: (token: vscode.CancellationToken) => Promise<R>,
): Promise<R | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_, token) => {
    try {
      return await request(token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}
