import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** First part of the setting `objectiveReferences.trace.server`, which the library reads. */
export const CLIENT_ID = 'objectiveReferences';
export const CLIENT_NAME = 'Objective References';

/**
 * Creates a client of the bundled server without starting it. There is one implementation for each platform; the rest
 * of the client is platform-independent.
 */
export type ServerClient = (extensionUri: vscode.Uri, options: LanguageClientOptions) => BaseLanguageClient;
