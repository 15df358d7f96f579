// What esbuild makes of the sources, and for whom.
import { importNode, runsInBrowsers } from './node-modules.mjs';

/** Of libraries that have several forms. */
const FORMS = {
  // Its other form loads parts of itself by names that a bundler cannot follow.
  'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
};

/** Where a build for browsers takes part in Node's side too: their `exports` hide it from such builds. */
const NODE_SIDES = Object.fromEntries(
  ['vscode-languageserver', 'vscode-languageserver-protocol', 'vscode-jsonrpc'].map((name) => [
    `${name}/node`,
    `./node_modules/${name}/lib/node/main.js`,
  ]),
);

/** @returns {import('esbuild').BuildOptions[]} */
export function bundles({ production }) {
  const common = {
    bundle: true,
    alias: FORMS,
    outdir: 'dist',
    target: 'es2022',
    minify: production,
    sourcemap: production ? false : 'linked',
    metafile: true,
    // The notices have the whole texts.
    legalComments: 'none',
    logLevel: 'info',
  };
  /** Split, so that what a run does not need is not loaded: the YAML reader comes with the first catalog. */
  const split = { ...common, format: 'esm', splitting: true, chunkNames: 'chunk-[hash]' };
  return [
    {
      ...common,
      // One file for all places: what it needs of Node is loaded where Node is.
      entryPoints: { client: 'client/src/extension.ts' },
      platform: 'node',
      conditions: ['module', 'browser'],
      format: 'cjs',
      external: ['vscode'],
    },
    {
      ...common,
      // A page of the client's.
      entryPoints: { 'coverage-page': 'client/webview/coverage-page.ts' },
      platform: 'browser',
      format: 'iife',
    },
    {
      ...split,
      // For VS Code. Process and web worker share nearly all, so that both fit into one small extension.
      entryPoints: {
        node: 'server/src/node/main.ts',
        'catalog-worker': 'server/src/node/catalog-worker.ts',
        browser: 'server/src/browser/main.ts',
      },
      outdir: 'dist/server',
      platform: 'browser',
      alias: { ...FORMS, ...NODE_SIDES },
      plugins: [importNode, runsInBrowsers('dist/server/browser.js')],
    },
    {
      ...common,
      entryPoints: { worker: 'server/src/browser/worker.js' },
      outdir: 'dist/server',
      platform: 'browser',
      format: 'iife',
    },
    {
      ...split,
      // For npm.
      entryPoints: { objrefs: 'server/src/cli/run/main.ts', 'catalog-worker': 'server/src/node/catalog-worker.ts' },
      platform: 'node',
      outExtension: { '.js': '.mjs' },
      plugins: [importNode],
    },
    {
      ...split,
      entryPoints: { library: 'server/src/library/library.ts', 'markdown-it': 'server/src/markdown-it/plugin.ts' },
      platform: 'browser',
      outExtension: { '.js': '.mjs' },
    },
  ];
}
