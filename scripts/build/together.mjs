import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/**
 * Has what a program loads later import what it always needs, which changes nothing, since that is loaded by then. But
 * without it esbuild makes a file of the modules that are needed by the same of these later parts: a hundred small files,
 * each of which takes as long to load as many kilobytes.
 * @param {RegExp} later  paths of modules that are imported dynamically
 * @param {readonly string[]} needed  what all of them need
 * @returns {import('esbuild').Plugin}
 */
export const together = (later, needed) => ({
  name: `together-with-${needed.join('-')}`,
  setup(build) {
    const dynamic = new Set(needed.map((module) => resolve(module)).filter((module) => later.test(module)));
    build.onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      if (kind === 'dynamic-import') dynamic.add(resolve(resolveDir, path));
      return undefined;
    });
    build.onLoad({ filter: later }, async ({ path }) => {
      if (!dynamic.has(path)) return undefined;
      const imports = needed.map((module) => `import ${JSON.stringify(resolve(module))};\n`);
      return { contents: `${await readFile(path, 'utf8')}\n${imports.join('')}`, loader: 'ts' };
    });
  },
});
