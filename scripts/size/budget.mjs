// Size limits of the packages and bundles, in bytes. Raise a limit only with a reason in the commit.

/**
 * @typedef {object} Budget
 * @property {string} of          its name in the output
 * @property {string} file        the package, or the entry point of a bundle in it
 * @property {boolean} [all]      with everything that the bundle may load later, not only at its start
 * @property {number} [minified]  limit when loaded
 * @property {number} packed      limit when compressed
 */

/**
 * What a server loads later is in some eighty files, each compressed by itself; vsce warns of more than a hundred. They
 * include readers of .docx, HTML, CSV and Markdown (100 kB of markdown-it), one at a time.
 *
 * @type {readonly Budget[]}
 */
export const BUDGETS = [
  { of: 'VSIX', file: '*.vsix', packed: 915_000 },
  // Half of it is the library for PDF, which is loaded with the first such file; 81 kB that of the Model Context Protocol.
  { of: 'npm package', file: '*.tgz', packed: 1_575_000 },
  { of: 'client', file: 'extension/dist/client.js', minified: 560_000, packed: 140_000 },
  { of: 'server, at its start', file: 'extension/dist/server/serve.js', minified: 616_000, packed: 205_000 },
  { of: 'server, all of it', file: 'extension/dist/server/node.js', all: true, minified: 1_575_000, packed: 540_000 },
  {
    of: 'server in a browser, at its start',
    file: 'extension/dist/server/browser.js',
    minified: 600_000,
    packed: 199_000,
  },
  {
    of: 'server in a browser, all of it',
    file: 'extension/dist/server/browser.js',
    all: true,
    minified: 1_545_000,
    packed: 530_000,
  },
  { of: 'objrefs --help', file: 'package/dist/objrefs.mjs', minified: 60_000, packed: 20_000 },
  // Built-in catalogs are text that V8 parses as JSON, longer than the same as code.
  { of: 'library', file: 'package/dist/library.mjs', minified: 628_000, packed: 193_000 },
  { of: 'plugin for markdown-it', file: 'package/dist/markdown-it.mjs', minified: 5_400, packed: 2_700 },
];
