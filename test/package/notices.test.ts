import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAsync } from 'jszip';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
// @ts-expect-error -- a script without types
import { thirdPartyNotices } from '../../scripts/notices.mjs';

const vsix = await loadAsync(readFileSync(inject('packages').vsix));
const notices = (await vsix.file('extension/THIRD-PARTY-NOTICES.txt')?.async('string')) ?? '';
const RULE = '-'.repeat(80);
/** A title between two rules, and the text up to the next such title: some licences have rules of their own. */
const titles = [...notices.matchAll(new RegExp(`^${RULE}\\n(\\S+) \\S+ \\((.*)\\)\\n${RULE}\\n`, 'gm'))];
const sections = titles.map(({ 0: title, 1: name = '', 2: licence = '', index }, at) => ({
  name,
  licence,
  text: notices.slice(index + title.length, titles[at + 1]?.index),
}));

/** When you add one, check its licence, and add it here. */
const BUNDLED = {
  '@bufbuild/protobuf': '(Apache-2.0 AND BSD-3-Clause)',
  '@isaacs/nonrecursive-glob-match': 'BlueOak-1.0.0',
  '@modelcontextprotocol/core': 'Apache-2.0',
  '@modelcontextprotocol/server': 'Apache-2.0',
  '@noble/hashes': 'MIT',
  'balanced-match': 'MIT',
  'brace-expansion': 'MIT',
  'csv-parse': 'MIT',
  diff: 'BSD-3-Clause',
  entities: 'BSD-2-Clause',
  'fastest-levenshtein': 'MIT',
  htmlparser2: 'MIT',
  'jsonc-parser': 'MIT',
  'linkify-it': 'MIT',
  'markdown-it': 'MIT',
  mdurl: 'MIT',
  minimatch: 'BlueOak-1.0.0',
  'punycode.js': 'MIT',
  saxes: 'ISC',
  semver: 'ISC',
  'uc.micro': 'MIT',
  unpdf: 'MIT',
  'vscode-jsonrpc': 'MIT',
  'vscode-languageclient': 'MIT',
  'vscode-languageserver': 'MIT',
  'vscode-languageserver-protocol': 'MIT',
  'vscode-languageserver-textdocument': 'MIT',
  'vscode-languageserver-types': 'MIT',
  'vscode-uri': 'MIT',
  xmlchars: 'MIT',
  yaml: 'ISC',
  zod: 'MIT',
};

test('all packages in the bundles are named, with licences that permit redistribution', () => {
  expect(Object.fromEntries(sections.map(({ name, licence }) => [name, licence]))).toEqual(BUNDLED);
});

test.each(sections)('the licence text of $name is included', ({ text }) => {
  expect(text).toMatch(/permission|are permitted|license gives everyone/i);
  expect(text.length).toBeGreaterThan(500);
});

describe('of a bundle', () => {
  const bundleOf = (inputs: Record<string, { bytesInOutput: number }>) => [{ outputs: { 'dist/a.mjs': { inputs } } }];

  test('packages count if a part of them is left', async () => {
    const text = await thirdPartyNotices(
      bundleOf({
        'server/src/server/start.ts': { bytesInOutput: 10 },
        'node_modules/yaml/dist/index.js': { bytesInOutput: 10 },
        'node_modules/vscode-uri/lib/esm/index.mjs': { bytesInOutput: 0 },
      }),
    );
    expect(text).toMatch(/^yaml \S+ \(ISC\)$/m);
    expect(text).not.toContain('vscode-uri');
  });

  test('a package without a licence is refused', async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'notices-'));
    onTestFinished(() => rmSync(scratch, { recursive: true }));
    const folder = join(scratch, 'node_modules/unlicensed');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"name":"unlicensed","version":"1.0.0","license":"MIT"}');

    const bundle = bundleOf({ [`${folder}/index.js`]: { bytesInOutput: 10 } });
    await expect(thirdPartyNotices(bundle)).rejects.toThrow('unlicensed has no licence');
  });
});
