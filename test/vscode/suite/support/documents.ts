import * as vscode from 'vscode';

/** A kind of document that people write references in. */
export interface DocumentKind {
  readonly name: string;
  readonly languageId: string;
  /** The file's extension; default: a document that was never saved. */
  readonly extension?: string;
  /** Inserted before the text on its line. */
  readonly leader: string;
}

export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  { name: 'Markdown', languageId: 'markdown', extension: 'md', leader: '- ' },
  { name: 'plain text', languageId: 'plaintext', extension: 'txt', leader: '' },
  { name: 'TypeScript', languageId: 'typescript', extension: 'ts', leader: '// ' },
  { name: 'Python', languageId: 'python', extension: 'py', leader: '# ' },
  { name: 'untitled', languageId: 'plaintext', leader: '' },
];

/** A document in the active editor, with the cursor at the `$0` of its text, or at its end. */
export interface OpenDocument {
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  /** The position of the cursor. */
  readonly cursor: vscode.Position;
}

let numberOfFiles = 0;

/** Opens a new document of the kind with one line of text. */
export async function openDocument(kind: DocumentKind, marked: string): Promise<OpenDocument> {
  const line = kind.leader + marked;
  const at = line.includes('$0') ? line.indexOf('$0') : line.length;
  const content = line.replace('$0', '');
  const document = await (kind.extension === undefined
    ? newUntitled(kind.languageId, content)
    : vscode.workspace.openTextDocument(await writeFile(`document-${++numberOfFiles}.${kind.extension}`, content)));
  const editor = await vscode.window.showTextDocument(document);
  const cursor = new vscode.Position(0, at);
  editor.selection = new vscode.Selection(cursor, cursor);
  return { document, editor, cursor };
}

const untitled = new Set<string>();

/**
 * A document without a file, with a name that was not used before: while VS Code is still closing a document, a new one
 * with the same name may get its text, or no features.
 */
async function newUntitled(language: string, content: string): Promise<vscode.TextDocument> {
  for (;;) {
    // It takes the first free name, and keeps it for minutes.
    const document = await vscode.workspace.openTextDocument({ language, content });
    const name = document.uri.toString();
    if (!untitled.has(name)) {
      untitled.add(name);
      return document;
    }
  }
}

/** Writes a file into the workspace folder. */
export async function writeFile(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('the tests need a workspace folder');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return uri;
}

/** The line without the prefix of its kind. */
export function textOf({ document }: OpenDocument, kind: DocumentKind): string {
  return document.getText().slice(kind.leader.length);
}
