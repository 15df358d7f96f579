import type * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** The first part of the name of the setting `objectiveReferences.trace.server`, which the library reads. */
export const CLIENT_ID = 'objectiveReferences';
export const CLIENT_NAME = 'Objective References';

/**
 * Makes a client of the server that ships with the extension, not yet started. There is one for each place where
 * extensions run; all else of the client is the same everywhere.
 */
export type ServerClient = (extensionUri: vscode.Uri, options: LanguageClientOptions) => BaseLanguageClient;
