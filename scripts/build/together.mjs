import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

const SOURCES = 'server/src';

/**
 * Has what a program loads later import what it always needs, which changes nothing, since that is loaded by then. But
 * without it esbuild makes a file of the modules that are needed by the same of these later parts: a hundred small files,
 * each of which takes as long to load as many kilobytes.
 * @param {RegExp} later  paths of modules; those of them that are imported dynamically are meant
 * @param {readonly string[]} needed  what all of them need
 * @returns {import('esbuild').Plugin}
 */
export const together = (later, needed) => ({
  name: `together-with-${needed.join('-')}`,
  setup(build) {
    let dynamic = new Set();
    build.onStart(() => {
      dynamic = dynamicallyImported();
    });
    build.onLoad({ filter: later }, async ({ path }) => {
      if (!dynamic.has(path)) return undefined;
      const imports = needed.map((module) => `import ${JSON.stringify(resolve(module))};\n`);
      return { contents: `${await readFile(path, 'utf8')}\n${imports.join('')}`, loader: 'ts' };
    });
  },
});

/** Read from the sources: esbuild may load a module before it comes to a dynamic import of it, and builds would differ. */
function dynamicallyImported() {
  const names = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return new Set(
    names.flatMap((name) => {
      const path = resolve(SOURCES, name);
      const found = readFileSync(path, 'utf8').matchAll(/(?<!typeof )\bimport\('(\.[^']+)'\)/g);
      return [...found].map(([, target]) => join(dirname(path), target));
    }),
  );
}
