import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, CLIENT_NAME, type ServerClient } from './server-client.ts';

/** On the desktop and on remote machines, the server is a separate process. */
export const serverClient: ServerClient = (extensionUri, options) => {
  const module = vscode.Uri.joinPath(extensionUri, 'dist/server/node.js').fsPath;
  return new LanguageClient(CLIENT_ID, CLIENT_NAME, { module, transport: TransportKind.ipc }, options);
};
