// Bundles everything that ships into dist/.   node scripts/build.mjs [--watch] [--production]
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { generate } from './generate.mjs';
import { thirdPartyNotices } from './notices.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

const common = {
  bundle: true,
  // Its other form loads parts of itself by names that a bundler cannot follow.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  outdir: 'dist',
  target: 'es2022',
  minify: production,
  sourcemap: production ? false : 'linked',
  metafile: true,
  // The notices have the whole texts.
  legalComments: 'none',
  logLevel: 'info',
};

/** Bundled CommonJS libraries call `require` for Node's own modules, which an ES module has to make for itself. */
const requireForBundledLibraries =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const bundles = [
  {
    ...common,
    entryPoints: { client: 'client/src/extension.ts' },
    // One file for all places: what it needs of Node is loaded where Node is. VS Code for the Web insists on this ending.
    platform: 'node',
    conditions: ['module', 'browser'],
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...common,
    // Split, so that the YAML reader is loaded when the first catalog of a workspace is.
    entryPoints: {
      server: 'server/src/node/main.ts',
      'catalog-worker': 'server/src/node/catalog-worker.ts',
      objrefs: 'server/src/cli/main.ts',
    },
    platform: 'node',
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    banner: { js: requireForBundledLibraries },
  },
  {
    ...common,
    entryPoints: { 'server.browser': 'server/src/browser/main.ts' },
    platform: 'browser',
    format: 'iife',
    external: [],
  },
  {
    ...common,
    entryPoints: { library: 'server/src/library/library.ts', 'markdown-it': 'server/src/markdown-it/plugin.ts' },
    platform: 'browser',
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
  },
];

/** Declarations of types for those who import the library: sources that hold nothing else. */
const declarations = {
  'library.d.mts': 'server/src/library/api.ts',
  'markdown-it.d.mts': 'server/src/markdown-it/api.ts',
};

await generate();
await rm('dist', { recursive: true, force: true });
await mkdir('dist');
for (const [name, source] of Object.entries(declarations)) {
  const text = await readFile(source, 'utf8');
  await writeFile(`dist/${name}`, text.replaceAll('../library/api.ts', './library.mjs'));
}
if (watch) {
  for (const options of bundles) await (await context(options)).watch();
} else {
  const results = await Promise.all(bundles.map((options) => build(options)));
  await writeFile('THIRD-PARTY-NOTICES.txt', await thirdPartyNotices(results.map(({ metafile }) => metafile)));
}
