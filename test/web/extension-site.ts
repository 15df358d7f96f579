import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

/**
 * The types by which VS Code's own server serves scripts and data; any other file is not served as a script, including
 * `.mjs`.
 */
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css' };

export interface ExtensionSite {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  close(): void;
}

/** Serves a folder at a path to pages of any site, as the Marketplace serves extensions to VS Code for the Web. */
export async function serveExtension(at: string, folder: string): Promise<ExtensionSite> {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    try {
      if (!path.startsWith(`${at}/`)) throw new Error(`No file at ${path}`);
      const content = await readFile(join(folder, path.slice(at.length)));
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, {
        'access-control-allow-origin': '*',
        'content-type': type,
        'x-content-type-options': 'nosniff',
      });
      response.end(content);
    } catch (error) {
      // VS Code tries translations that do not exist; a test that fails with "Not Found" is about another file.
      if (!path.includes('/package.nls.'))
        console.log(`  not served: ${path} (${error instanceof Error ? error.message : error})`);
      response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
    }
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  return { host: `127.0.0.1:${portOf(server)}`, close: () => server.close() };
}

/** A free port. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const port = portOf(server);
  await new Promise((settle) => server.close(settle));
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  return address.port;
}
