// Runs a TypeScript file of this project: bundles it without libraries, and imports the result.
// Node 20 does not run TypeScript itself.   node scripts/support/run-typescript.mjs FILE [ARGUMENT…]
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/support/run-typescript.mjs FILE [ARGUMENT…]');
  process.exit(2);
}

const entry = resolve(file);
process.chdir(root);
const bundle = resolve('.cache/scripts', `${file.replace(/\.[^.]*$/, '').replaceAll(/[^\w]+/g, '-')}.mjs`);
await build({
  entryPoints: [entry],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  // As in the product (see FORMS in scripts/build/bundles.mjs).
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0] ?? 'node', bundle, ...args];
await import(pathToFileURL(bundle).href);
