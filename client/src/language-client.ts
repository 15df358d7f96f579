import * as vscode from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  type SemanticTokensMiddleware,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { documentSelector } from './document-selector.ts';
import { OPEN_DEFINITION } from './open-definition.ts';
import { savingRecords } from './reviews/mark-reviewed.ts';
import { SHOW_REFERENCES } from './show-references.ts';

/** Where there are no references, the document is left to other extensions: the first that has tokens colours it. */
const orNone: NonNullable<SemanticTokensMiddleware['provideDocumentSemanticTokens']> = async (
  document,
  token,
  next,
) => {
  const tokens = await next(document, token);
  return tokens && tokens.data.length > 0 ? tokens : null;
};

/** Makes the client of the language server in `dist/`, not yet started. It logs to `log`, its messages at level Trace. */
export function createLanguageClient(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): LanguageClient {
  const server = {
    module: vscode.Uri.joinPath(context.extensionUri, 'dist/server.mjs').fsPath,
    transport: TransportKind.ipc,
  };
  // Asked for at every start: trust may have been granted since.
  const initializationOptions = (): InitializationOptions => ({
    shippedCatalogScheme: true,
    closedFiles: true,
    filesExclude: true,
    fileRequests: true,
    suggestCommand: 'editor.action.triggerSuggest',
    showChangeCommand: 'objectiveReferences.showWhatChanged',
    showReferencesCommand: SHOW_REFERENCES,
    openDefinitionCommand: OPEN_DEFINITION,
    colours: true,
    preview: true,
    trusted: vscode.workspace.isTrusted,
  });
  return new LanguageClient(
    // The first part of the name of the setting `objectiveReferences.trace.server`, which the library reads.
    'objectiveReferences',
    'Objective References',
    server,
    {
      documentSelector: documentSelector(),
      initializationOptions,
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'objective-references',
      // What is not a link to a definition is inert, whatever a catalog says; and no other command may run.
      markdown: { isTrusted: { enabledCommands: [OPEN_DEFINITION] } },
      middleware: { provideDocumentSemanticTokens: orNone, executeCommand: savingRecords },
    },
  );
}
