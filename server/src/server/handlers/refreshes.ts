import type { Connection } from 'vscode-languageserver';
import { CHECKS_CHANGED, COLOURS_CHANGED, STATUS_CHANGED } from '../../protocol/index.ts';
import { notifyOfChange } from '../lsp/messages.ts';
import type { Session } from '../session/session.ts';

/** The client is notified of a status once for changes that follow each other within this time (in milliseconds). */
const SETTLING = 200;

/** Has clients ask again for what they show, after changes of catalogs, configuration or settings. */
export function registerRefreshes(connection: Connection, session: Session): void {
  const { support, options, changes } = session;
  const shown: readonly [method: string, isShown: boolean | undefined][] = [
    // Where a document has changed, the client asks again by itself, and a request for the workspace is held open.
    ['workspace/diagnostic/refresh', options.diagnostics === 'pull' && support.refreshDiagnostics],
    ['workspace/semanticTokens/refresh', support.refreshSemanticTokens],
    ['workspace/inlayHint/refresh', support.refreshInlayHints],
    [COLOURS_CHANGED, options.colours],
    [CHECKS_CHANGED, options.preview],
  ];
  for (const [method, isShown] of shown) {
    if (isShown) changes.add({ didChangeScope: () => notifyOfChange(connection, method) });
  }
  if (options.status) refreshStatus(connection, session);
}

function refreshStatus(connection: Connection, { indexProgress, changes }: Session): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => notifyOfChange(connection, STATUS_CHANGED), SETTLING);
  };
  indexProgress.onChange(changed);
  changes.add({ didChangeDocument: changed, didChangeScope: changed, dispose: () => clearTimeout(timer) });
}
