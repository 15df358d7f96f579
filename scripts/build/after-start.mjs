import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/**
 * Has what a server loads later import all that it starts with, which changes nothing, since that is loaded by then. But
 * without it esbuild makes a file of all modules that are needed by the same of these later parts: a hundred small files
 * for the start, each of which takes as long as many kilobytes.
 * @param {string} folder  of the server: `start.ts`, and modules that it imports dynamically
 * @returns {import('esbuild').Plugin}
 */
export const afterStart = (folder) => ({
  name: 'after-start',
  setup(build) {
    const later = new Set();
    build.onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      if (kind === 'dynamic-import') later.add(join(resolveDir, path));
      return undefined;
    });
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!later.has(path) || !path.startsWith(resolve(folder))) return undefined;
      const start = JSON.stringify(resolve(folder, 'start.ts'));
      return { contents: `${await readFile(path, 'utf8')}\nimport ${start};\n`, loader: 'ts' };
    });
  },
});
