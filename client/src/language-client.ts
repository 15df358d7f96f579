import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  type SemanticTokensMiddleware,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol/index.ts';
import { TRY_IT } from './catalogs/try-it.ts';
import type { DocumentSelector } from './document-selector.ts';
import { OPEN_DEFINITION } from './open-definition.ts';
import { savingRecords } from './reviews/mark-reviewed.ts';
import { SHOW_REFERENCES } from './show-references.ts';

/** Without references, the document is left to other extensions: the first provider that returns tokens colors it. */
const orNone: NonNullable<SemanticTokensMiddleware['provideDocumentSemanticTokens']> = async (
  document,
  token,
  next,
) => {
  const tokens = await next(document, token);
  return tokens && tokens.data.length > 0 ? tokens : null;
};

/**
 * Creates the client of the language server without starting it. It logs to `log`, messages at level Trace.
 *
 * @param selector of the documents that the server is notified of; if you change it, restart the server
 */
export async function createLanguageClient(
  { extensionUri, storageUri }: vscode.ExtensionContext,
  selector: DocumentSelector,
  log: vscode.LogOutputChannel,
): Promise<BaseLanguageClient> {
  // Code of other platforms is not even loaded.
  const { serverClient } = await (isInBrowser() ? import('./platform/browser.ts') : import('./platform/node.ts'));
  return serverClient(extensionUri, clientOptions(selector, log, storageUri));
}

/**
 * Whether extensions run in a browser, where they share a web worker. A page can also display extensions that run
 * elsewhere.
 */
function isInBrowser(): boolean {
  return 'WorkerGlobalScope' in globalThis;
}

function clientOptions(
  selector: DocumentSelector,
  log: vscode.LogOutputChannel,
  storage: vscode.Uri | undefined,
): LanguageClientOptions {
  return {
    documentSelector: selector,
    initializationOptions: () => initializationOptions(storage),
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'objective-references',
    // Except for links to definitions, everything in hovers is inert, whatever a catalog contains, and no other command
    // may run.
    markdown: { isTrusted: { enabledCommands: [OPEN_DEFINITION] } },
    middleware: { provideDocumentSemanticTokens: orNone, executeCommand: savingRecords },
  };
}

/** Evaluated at every start, because trust may have been granted since. */
function initializationOptions(storage: vscode.Uri | undefined): InitializationOptions {
  return {
    shippedCatalogScheme: true,
    documentTexts: true,
    diagnosticsInHovers: vscode.workspace.getConfiguration('problems').get('visibility') !== false,
    closedFiles: true,
    filesExclude: true,
    fileRequests: true,
    ...(storage && { indexStorage: storage.toString() }),
    suggestCommand: 'editor.action.triggerSuggest',
    showChangeCommand: 'objectiveReferences.showWhatChanged',
    showReferencesCommand: SHOW_REFERENCES,
    openDefinitionCommand: OPEN_DEFINITION,
    tryItCommand: TRY_IT,
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
