import { describe, expect, it } from 'vitest';
import { circlesOf } from '../support/circles.ts';
import { importsOf, resolveImport, sourcesBelow, sourceText } from '../support/imports.ts';
import { lint } from '../support/lint.ts';

interface Layer {
  /** Paths of files, and of folders (with a slash at the end), from the repository's root. */
  readonly at: readonly string[];
  /** Names of other layers that it may import. */
  readonly layers: readonly string[];
  /** Packages that it may import; `node:` means all of Node's modules. */
  readonly packages: readonly string[];
}

/**
 * `core ← catalog, features ← server ← mains` and `core + catalog + loader ← cli`: imports that are not listed are
 * forbidden. The core may import packages that only compute: they do not read files, clock or randomness.
 */
const LAYERS: Record<string, Layer> = {
  core: {
    at: ['server/src/core/'],
    layers: [],
    packages: ['diff', 'fastest-levenshtein', '@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
  },
  uri: { at: ['server/src/uri/'], layers: [], packages: ['vscode-uri'] },
  protocol: { at: ['server/src/protocol/'], layers: [], packages: [] },
  catalog: {
    at: ['server/src/catalog/', 'server/src/generated/'],
    layers: ['core', 'documents'],
    packages: ['yaml', 'jsonc-parser', 'csv-parse/browser/esm/sync', 'htmlparser2', 'markdown-it'],
  },
  documents: {
    at: ['server/src/documents/'],
    layers: ['core', 'api'],
    packages: ['saxes', 'unpdf', 'unpdf/pdfjs'],
  },
  features: { at: ['server/src/features/'], layers: ['core'], packages: ['vscode-languageserver'] },
  loader: {
    at: ['server/src/loader/'],
    layers: ['core', 'catalog', 'documents', 'uri'],
    packages: ['minimatch'],
  },
  reports: { at: ['server/src/reports/'], layers: ['core', 'api'], packages: [] },
  tools: {
    at: ['server/src/tools/'],
    layers: ['core', 'documents', 'loader', 'reports', 'uri', 'rows', 'api'],
    packages: [],
  },
  server: {
    at: ['server/src/server/'],
    layers: [
      'core',
      'catalog',
      'documents',
      'features',
      'loader',
      'reports',
      'tools',
      'uri',
      'protocol',
      'manifest',
      'rows',
      'api',
    ],
    packages: ['vscode-languageserver', 'package.json'],
  },
  api: { at: ['server/src/library/api.ts'], layers: [], packages: [] },
  rows: { at: ['server/src/library/rows.ts'], layers: ['core', 'api'], packages: [] },
  library: { at: ['server/src/library/'], layers: ['core', 'catalog', 'loader', 'uri', 'rows', 'api'], packages: [] },
  'markdown-it': { at: ['server/src/markdown-it/'], layers: ['core', 'api'], packages: ['markdown-it'] },
  manifest: { at: ['package.json'], layers: [], packages: [] },
  cli: {
    at: ['server/src/cli/'],
    layers: ['core', 'catalog', 'documents', 'loader', 'reports', 'tools', 'uri', 'node', 'manifest', 'rows', 'api'],
    packages: [
      'node:',
      'package.json',
      'diff',
      '@bufbuild/protobuf/wire',
      '@modelcontextprotocol/server',
      '@modelcontextprotocol/server/stdio',
    ],
  },
  node: {
    at: ['server/src/node/'],
    layers: ['core', 'server', 'loader', 'uri', 'protocol'],
    packages: ['node:', 'vscode-languageserver/node'],
  },
  browser: {
    at: ['server/src/browser/'],
    layers: ['server', 'loader', 'uri', 'protocol'],
    packages: ['vscode-languageserver/browser'],
  },
  webview: { at: ['client/webview/'], layers: ['protocol', 'reports'], packages: [] },
  client: {
    at: ['client/src/'],
    layers: ['protocol', 'markdown-it', 'api', 'webview'],
    packages: ['vscode', 'vscode-languageclient', 'vscode-languageclient/node', 'vscode-languageclient/browser'],
  },
};

const SOURCES = ['server/src', 'client/src', 'client/webview'].flatMap(sourcesBelow);

function layerOf(path: string): string | undefined {
  const isIn = (place: string) => (place.endsWith('/') ? path.startsWith(place) : path === place);
  const entry = Object.entries(LAYERS).find(([, { at }]) => at.some(isIn));
  return entry?.[0];
}

/** Why a file may not import what it imports, one reason per line; empty if it may. */
function trespasses(file: string, source: string): string[] {
  const own = layerOf(file);
  const layer = own === undefined ? undefined : LAYERS[own];
  if (own === undefined || layer === undefined) return [`${file} is in no layer`];
  return importsOf(source)
    .map(({ specifier }) => resolveImport(file, specifier))
    .filter((target) => {
      const other = layerOf(target);
      if (other !== undefined) return other !== own && !layer.layers.includes(other);
      return !layer.packages.includes(target.startsWith('node:') ? 'node:' : target);
    })
    .map((target) => `${file} may not import ${target}`);
}

/** What the layers forbid: a file, and a line that it may not contain. */
const TRESPASSES = [
  ['server/src/core/matching/matcher.ts', "import { URI } from 'vscode-uri';"],
  ['server/src/core/matching/matcher.ts', "import type { Hover } from '../../features/hover.ts';"],
  ['server/src/core/matching/matcher.ts', "import {\n  readFile,\n} from 'fs/promises';"],
  ['server/src/core/matching/matcher.ts', "export * from '../../catalog/reading/catalog-reader.ts';"],
  ['server/src/catalog/reading/catalog-reader.ts', "import 'node:fs';"],
  ['server/src/documents/read-blocks.ts', "import { readFile } from 'node:fs/promises';"],
  ['server/src/documents/read-blocks.ts', "import { readCatalog } from '../catalog/reading/catalog-reader.ts';"],
  ['server/src/features/hover.ts', "import { parse } from 'yaml';"],
  ['server/src/features/hover.ts', "const { startServer } = await import('../server/start.ts');"],
  ['server/src/reports/html-page.ts', "import { createHash } from 'node:crypto';"],
  ['server/src/reports/html-page.ts', "import { streamOutput } from '../cli/output.ts';"],
  ['server/src/tools/tools.ts', "import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';"],
  ['server/src/loader/loader.ts', "import { startServer } from '../server/start.ts';"],
  ['server/src/cli/run/main.ts', "import { startServer } from '../../server/start.ts';"],
  ['server/src/cli/check.ts', "import { hover } from '../features/hover.ts';"],
  ['server/src/browser/main.ts', "import { readFile } from 'node:fs';"],
  ['server/src/library/library.ts', "import { streamOutput } from '../cli/output.ts';"],
  ['server/src/markdown-it/plugin.ts', "import { readCatalog } from '../catalog/reading/catalog-reader.ts';"],
  ['client/src/extension.ts', "import type { Catalog } from '../../server/src/core/model/catalog.ts';"],
  ['client/webview/coverage-page.ts', "import * as vscode from 'vscode';"],
  ['client/src/extension.ts', "import { join } from 'path';"],
] as const;

describe('the layers', () => {
  it.each(SOURCES)('are kept by %s', (file) => {
    expect(trespasses(file, sourceText(file))).toEqual([]);
  });

  it.each(TRESPASSES)('would be broken by %s with %s', (file, source) => {
    expect(trespasses(file, source)).toHaveLength(1);
  });

  it('are also enforced by the linter', () => {
    const found = lint(TRESPASSES);
    expect(TRESPASSES.filter((_, index) => !found[index]?.includes('lint/style/noRestrictedImports'))).toEqual([]);
  });

  it('leave the globals of platforms to the entry points', () => {
    const samples = [
      ['server/src/core/index.ts', 'export const now = new Date();'],
      ['server/src/core/index.ts', 'console.log();'],
      ['server/src/catalog/reading/catalog-reader.ts', 'export const all = process.argv;'],
      ['server/src/features/hover.ts', "export const bytes = Buffer.from('');"],
    ] as const;
    const found = lint(samples);
    expect(samples.filter((_, index) => !found[index]?.includes('lint/style/noRestrictedGlobals'))).toEqual([]);
  });

  it('cover every file', () => {
    expect(trespasses('server/src/stray.ts', '')).toEqual(['server/src/stray.ts is in no layer']);
  });
});

/** The imports among the sources, types included. */
const IMPORTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  SOURCES.map((file) => [
    file,
    new Set(
      importsOf(sourceText(file))
        .map(({ specifier }) => resolveImport(file, specifier))
        .filter((target) => target !== file && SOURCES.includes(target)),
    ),
  ]),
);

/** The imports between the folders directly below one folder. */
function importsBetweenFolders(parent: string): Map<string, Set<string>> {
  const folderOf = (file: string) =>
    file.startsWith(parent) ? /^[^/]+(?=\/)/.exec(file.slice(parent.length))?.[0] : undefined;
  const between = new Map<string, Set<string>>();
  for (const [file, targets] of IMPORTS) {
    const folder = folderOf(file);
    if (folder === undefined) continue;
    const others = between.get(folder) ?? new Set();
    between.set(folder, others);
    for (const other of [...targets].map(folderOf)) if (other !== undefined && other !== folder) others.add(other);
  }
  return between;
}

describe('imports go one way', () => {
  it('between files, types included', () => {
    expect(IMPORTS.size).toBeGreaterThan(400);
    expect(circlesOf(IMPORTS)).toEqual([]);
  });

  it.each([
    ['server/src/core/', 15],
    ['server/src/server/', 10],
    ['server/src/catalog/', 5],
    ['server/src/catalog/imports/', 2],
  ])('between the folders of %s', (parent, folders) => {
    const between = importsBetweenFolders(parent);
    expect(between.size).toBeGreaterThanOrEqual(folders);
    expect(circlesOf(between)).toEqual([]);
  });

  it('from the files of catalogs to the YAML toolkit, which knows YAML and diagnostics only', () => {
    const toolkit = 'server/src/catalog/yaml/';
    const allowed = [toolkit, 'server/src/core/base/', 'server/src/core/text/'];
    const models = ['server/src/core/model/text.ts', 'server/src/core/model/diagnostic.ts'];
    const imports = [...IMPORTS].flatMap(([file, targets]) => (file.startsWith(toolkit) ? [...targets] : []));
    const isAllowed = (target: string) =>
      models.includes(target) || allowed.some((folder) => target.startsWith(folder));
    expect(imports.length).toBeGreaterThan(20);
    expect(imports.filter((target) => !isAllowed(target))).toEqual([]);
  });

  it('or are reported as circular', () => {
    const edges = { a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: ['d'], f: ['a'] };
    const sets = new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));
    expect(circlesOf(sets)).toEqual([
      ['d', 'e'],
      ['a', 'b', 'c'],
    ]);
  });
});

it('the YAML reader is loaded when it is needed, not when a program starts', () => {
  const seen = new Set<string>();
  const reach = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!SOURCES.includes(file)) return;
    for (const { specifier, kind } of importsOf(sourceText(file))) {
      if (kind === 'static') reach(resolveImport(file, specifier));
    }
  };
  for (const main of ['node', 'browser', 'cli']) reach(`server/src/${main}/main.ts`);
  expect(seen).toContain('server/src/server/start.ts');
  expect(seen).not.toContain('yaml');
});

it('files are written and git is started by one function each', () => {
  const users = (what: RegExp) => SOURCES.filter((path) => path.startsWith('server/') && what.test(sourceText(path)));
  expect(users(/\b(?:writeFile|appendFile|createWriteStream|copyFile|truncate)(?:Sync)?\(/)).toEqual([
    'server/src/node/write-file.ts',
  ]);
  expect(users(/\b(?:spawn|exec\w*)\(.git\b/)).toEqual(['server/src/node/git/run-git.ts']);
});

describe('imports', () => {
  it.each([
    ["import a, { type b } from './a.ts';", './a.ts', 'static'],
    ["import {\n  a,\n  b,\n} from './a.ts';", './a.ts', 'static'],
    ["import type { A } from './a.ts';", './a.ts', 'type'],
    ['import "a";', 'a', 'static'],
    ["export { type A, b } from './a.ts';", './a.ts', 'static'],
    ["export type * from './a.ts';", './a.ts', 'type'],
    ["export * as a from './a.ts';", './a.ts', 'static'],
    ["const { a } = await import('./a.ts');", './a.ts', 'dynamic'],
    ["let a: import('./a.ts').A;", './a.ts', 'dynamic'],
    ["require('a');", 'a', 'dynamic'],
  ])('are found in %j', (source, specifier, kind) => {
    expect(importsOf(`// x\nconst before = 'from';\n${source}\nexport const after = 'x';\n`)).toEqual([
      { specifier, kind },
    ]);
  });

  it.each(["// import 'a';", "/*\n * import 'a';\n */", "const text = 'from here';", "export const from = 'a';"])(
    'are not found in %j',
    (source) => {
      expect(importsOf(source)).toEqual([]);
    },
  );

  it('must have a literal name', () => {
    expect(() => importsOf('await import(name);')).toThrow('import(');
  });
});
