// How large what ships may be, in bytes. Who needs more raises a line here, and says what it buys.

/**
 * @typedef {object} Budget
 * @property {string} of          what it is, for people
 * @property {string} file        the package; or a bundle in one, at which loading begins
 * @property {boolean} [all]      with all that the bundle may load later, not at its start alone
 * @property {number} [minified]  at most, as it is loaded
 * @property {number} packed      at most, as it is carried: compressed
 */

/**
 * What a server may load later includes readers of .docx, HTML, CSV and Markdown (100 kB of markdown-it), one at a time.
 *
 * @type {readonly Budget[]}
 */
export const BUDGETS = [
  { of: 'VSIX', file: '*.vsix', packed: 1_000_000 },
  { of: 'npm package', file: '*.tgz', packed: 900_000 },
  { of: 'client', file: 'extension/dist/client.js', minified: 560_000, packed: 140_000 },
  { of: 'server, at its start', file: 'extension/dist/server/node.js', minified: 820_000, packed: 245_000 },
  { of: 'server, all of it', file: 'extension/dist/server/node.js', all: true, minified: 1_625_000, packed: 532_000 },
  {
    of: 'server in a browser, at its start',
    file: 'extension/dist/server/browser.js',
    minified: 800_000,
    packed: 238_000,
  },
  {
    of: 'server in a browser, all of it',
    file: 'extension/dist/server/browser.js',
    all: true,
    minified: 1_605_000,
    packed: 525_000,
  },
  { of: 'objrefs --help', file: 'package/dist/objrefs.mjs', minified: 60_000, packed: 20_000 },
  { of: 'library', file: 'package/dist/library.mjs', minified: 520_000, packed: 155_000 },
  { of: 'plugin for markdown-it', file: 'package/dist/markdown-it.mjs', minified: 4_000, packed: 2_000 },
];
