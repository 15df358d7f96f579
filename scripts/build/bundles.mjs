// What esbuild makes of the sources, for each platform.

import { jsonAsText } from './json-as-text.mjs';
import { importNode, runsInBrowsers } from './node-modules.mjs';
import { together } from './together.mjs';

/** Which field of package.json to use if a library has several forms. */
const FORMS = {
  // Its other form loads parts of itself by names that a bundler cannot follow.
  'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
  // Its other form asks for a variable of the environment at each token, which takes a fifth of the time.
  yaml: './node_modules/yaml/browser/index.js',
  // Its other form has a large validator, for forms that servers send to users.
  '@modelcontextprotocol/server/_shims': './node_modules/@modelcontextprotocol/server/dist/shimsBrowser.mjs',
};

/** For builds for browsers that also include Node's side, which their `exports` hide from such builds. */
const NODE_SIDES = Object.fromEntries(
  ['vscode-languageserver', 'vscode-languageserver-protocol', 'vscode-jsonrpc'].map((name) => [
    `${name}/node`,
    `./node_modules/${name}/lib/node/main.js`,
  ]),
);

const START = 'server/src/server/start.ts';
/** What people do now and then. */
const onDemand = together(
  /\/server\/src\/server\/((commands|coverage|rename|revising)\/[\w-]+|later\/for-assistants)\.ts$/,
  [START, 'server/src/server/later/on-demand.ts'],
);
const server = [
  onDemand,
  together(/\/server\/src\/server\/.*\.ts$/, [START]),
  // The name of the store then changes with the code that finds what it keeps.
  together(/\/server\/src\/node\/(index-store|git\/git-line-history)\.ts$/, [START]),
];
/** Readers of formats, which one reader chooses from. */
const readers = (...needed) => [
  together(/\/server\/src\/catalog\/imports\/[\w-]+\.ts$/, [...needed, 'server/src/catalog/imports/revise-catalog.ts']),
  together(/\/server\/src\/catalog\/imports\/formats\/[\w-]+\.ts$/, [
    ...needed,
    'server/src/catalog/imports/formats/read-import.ts',
  ]),
  together(/\/server\/src\/documents\/formats\/[\w-]+\.ts$/, [...needed, 'server/src/documents/read-blocks.ts']),
];
/** Readers of catalogs and configurations: most folders have both. The thread for catalogs does without the server. */
const yaml = together(/\/server\/src\/catalog\/(reading\/catalog-reader|configuration\/[\w-]+-reader)\.ts$/, [
  'server/src/catalog/reading/catalog-reader.ts',
  'server/src/catalog/configuration/configuration-reader.ts',
]);
/** The commands that read documents. */
const commands = together(/\/server\/src\/cli\/(references|explain|coverage|fix|diff|migrate|review)\/\w+\.ts$/, [
  'server/src/cli/check/check.ts',
]);

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
    // The notices contain the complete texts.
    legalComments: 'none',
    logLevel: 'info',
  };
  /** Split, so that code that a run does not need is not loaded: the YAML reader is loaded with the first catalog. */
  const split = { ...common, format: 'esm', splitting: true, chunkNames: 'chunk-[hash]' };
  return [
    {
      ...common,
      // One file for all platforms: what it needs of Node is loaded only on Node.
      entryPoints: { client: 'client/src/extension.ts' },
      platform: 'node',
      conditions: ['module', 'browser'],
      format: 'cjs',
      external: ['vscode'],
    },
    {
      ...common,
      // A page of the client.
      entryPoints: { 'coverage-page': 'client/webview/coverage-page.ts' },
      platform: 'browser',
      format: 'iife',
    },
    {
      ...split,
      // For VS Code. Process and web worker share nearly all code, so that both fit into one small extension.
      entryPoints: {
        node: 'server/src/node/main.ts',
        serve: 'server/src/node/serve.ts',
        'catalog-worker': 'server/src/node/catalog-worker.ts',
        browser: 'server/src/browser/main.ts',
      },
      outdir: 'dist/server',
      platform: 'browser',
      alias: { ...FORMS, ...NODE_SIDES },
      plugins: [
        importNode,
        jsonAsText,
        runsInBrowsers('dist/server/browser.js'),
        onDemand,
        yaml,
        ...readers(START),
        together(/\/server\/src\/.*\.ts$/, [START]),
      ],
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
      entryPoints: {
        objrefs: 'server/src/cli/run/main.ts',
        'catalog-worker': 'server/src/node/catalog-worker.ts',
        'check-thread': 'server/src/cli/check/check-thread.ts',
        'pdf-thread': 'server/src/cli/pdf/pdf-thread.ts',
      },
      platform: 'node',
      outExtension: { '.js': '.mjs' },
      // The library for PDF could load documents from addresses; it gets bytes.
      define: { fetch: 'undefined', XMLHttpRequest: 'undefined' },
      plugins: [importNode, jsonAsText, ...server, yaml, ...readers(), commands],
    },
    {
      ...split,
      entryPoints: { library: 'server/src/library/library.ts', 'markdown-it': 'server/src/markdown-it/plugin.ts' },
      platform: 'browser',
      outExtension: { '.js': '.mjs' },
      plugins: [jsonAsText],
    },
  ];
}
