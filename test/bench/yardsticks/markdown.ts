import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import MarkdownIt from 'markdown-it';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import type { LineDocument } from '../../../server/src/core/text/line-document.ts';
import { fetched } from './fetched.ts';

/** The server of VS Code's Markdown support; undefined if it is not available. */
export function markdownServer(): string | undefined {
  const folder = fetched('vscode-markdown-languageserver');
  return folder && join(folder, 'dist/node/workerMain.js');
}

/** Answers the server's requests to its client: parsing of open documents and files, and the files of a folder. */
export function serveMarkdown(connection: ProtocolConnection, folder: string, open: () => LineDocument): void {
  const parser = new MarkdownIt({ html: true });
  connection.onRequest('markdown/parse', ({ uri, text }: { uri: string; text?: string }) => {
    const read = text ?? (uri === open().uri ? open().getText() : readFileSync(fileURLToPath(uri), 'utf8'));
    return parser.parse(read, {}).map(({ type, markup, content, map, children }) => ({
      type,
      markup,
      content,
      map,
      children: children?.map((child) => ({ type: child.type, content: child.content })) ?? null,
    }));
  });
  connection.onRequest('markdown/fs/readFile', ({ uri }: { uri: string }) => [...readFileSync(fileURLToPath(uri))]);
  connection.onRequest('markdown/fs/readDirectory', ({ uri }: { uri: string }) =>
    readdirSync(fileURLToPath(uri), { withFileTypes: true }).map((entry) => [
      entry.name,
      { isDirectory: entry.isDirectory() },
    ]),
  );
  connection.onRequest('markdown/fs/stat', ({ uri }: { uri: string }) => {
    const stat = statSync(fileURLToPath(uri), { throwIfNoEntry: false });
    return stat ? { isDirectory: stat.isDirectory() } : null;
  });
  connection.onRequest('markdown/fs/watcher/create', () => null);
  connection.onRequest('markdown/fs/watcher/delete', () => null);
  connection.onRequest('markdown/findMarkdownFilesInWorkspace', () => markdownBelow(folder));
}

function markdownBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => pathToFileURL(join(entry.path, entry.name)).toString());
}

/** The settings that VS Code sends, without which validation is disabled. */
export const MARKDOWN_SETTINGS = {
  markdown: {
    validate: {
      enabled: true,
      referenceLinks: { enabled: 'warning' },
      fragmentLinks: { enabled: 'warning' },
      fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
      ignoredLinks: [],
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: { enabled: 'warning' },
    },
    occurrencesHighlight: { enabled: false },
    suggest: { paths: { enabled: true } },
    server: { log: 'off' },
    preferredMdPathExtensionStyle: 'auto',
  },
};
