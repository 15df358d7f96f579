import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type SemanticTokensMiddleware,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol/index.ts';
import type { DocumentSelector } from './document-selector.ts';
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

/**
 * Makes the client of the language server, not yet started. It logs to `log`, its messages at level Trace.
 *
 * @param selector of the documents that the server is told of; whoever changes it starts the server anew
 */
export async function createLanguageClient(
  extensionUri: vscode.Uri,
  selector: DocumentSelector,
  log: vscode.LogOutputChannel,
): Promise<BaseLanguageClient> {
  // What is for other platforms is not even loaded.
  const { serverClient } = await (isInBrowser() ? import('./platform/browser.ts') : import('./platform/node.ts'));
  return serverClient(extensionUri, clientOptions(selector, log));
}

/** Whether extensions run in a browser: there they all share a web worker. A page may show what runs elsewhere. */
function isInBrowser(): boolean {
  return 'WorkerGlobalScope' in globalThis;
}

function clientOptions(selector: DocumentSelector, log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: selector,
    initializationOptions,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'objective-references',
    // What is not a link to a definition is inert, whatever a catalog says; and no other command may run.
    markdown: { isTrusted: { enabledCommands: [OPEN_DEFINITION] } },
    middleware: { provideDocumentSemanticTokens: orNone, executeCommand: savingRecords },
  };
}

/** Asked for at every start: trust may have been granted since. */
function initializationOptions(): InitializationOptions {
  return {
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
    status: true,
    editions: true,
    settingsReports: true,
    ...(vscode.l10n.bundle && { messages: vscode.l10n.bundle }),
    objectives: true,
    trusted: vscode.workspace.isTrusted,
  };
}
