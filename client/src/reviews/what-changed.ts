import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ChangedWording, WHAT_CHANGED_REQUEST, type WhatChanged } from '../../../server/src/protocol/index.ts';
import { inform } from '../notify.ts';

/** Scheme of read-only documents whose content is in the query of their URI, so that no state is needed. */
const SCHEME = 'objective-references-wording';

/** Provides the wordings of objectives as documents with readable names: `…-wording:/reviewed/INTERPOL-SP 3.4?TEXT`. */
export function registerWordings(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: ({ query }) => query,
  });
}

/**
 * The command "Show What Changed": compares the reviewed wording of an objective with the current one in the diff
 * editor. Without an argument, it uses the reference at the cursor.
 */
export async function showWhatChanged(client: BaseLanguageClient, at?: WhatChanged): Promise<void> {
  const place = at ?? placeOfCursor();
  const changed = place && (await client.sendRequest<ChangedWording | null>(WHAT_CHANGED_REQUEST, place));
  if (!changed) {
    void inform(vscode.l10n.t('No objective cited here has changed since it was reviewed.'));
    return;
  }
  const { name, older, newer } = changed;
  const title = vscode.l10n.t('{0}: Reviewed ↔ Today', name);
  await vscode.commands.executeCommand(
    'vscode.diff',
    wording('reviewed', name, older),
    wording('today', name, newer),
    title,
  );
}

function placeOfCursor(): WhatChanged | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && { uri: editor.document.uri.toString(), position: editor.selection.active };
}

function wording(when: string, name: string, text: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${when}/${name.replaceAll('/', ' ')}`, query: text });
}
