import { readFileSync } from 'node:fs';
import { loadAsync } from 'jszip';
import { expect, inject, test } from 'vitest';
import { EXTENSION_FILES, withoutHashes } from './support/published-files.ts';

const { vsix, output } = inject('packages');
const bytes = readFileSync(vsix);
const archive = await loadAsync(bytes);
const files = Object.values(archive.files).filter(({ dir }) => !dir);

/** vsce's own names for what the Marketplace shows. */
const RENAMED: Record<string, string> = {
  'README.md': 'readme.md',
  'CHANGELOG.md': 'changelog.md',
  LICENSE: 'LICENSE.txt',
};

test('it is made without a warning', () => {
  expect(output).toContain('DONE');
  expect(output).not.toMatch(/warn|error/i);
});

test('it has all files that users need, and no others', () => {
  const published = EXTENSION_FILES.map((path) => `extension/${RENAMED[path] ?? path}`);
  expect(withoutHashes(files.map(({ name }) => name))).toEqual(
    ['[Content_Types].xml', 'extension.vsixmanifest', ...published].sort(),
  );
});

test('it is smaller than one megabyte', () => {
  expect(bytes.length).toBeLessThan(1_000_000);
});

test('it is also offered where VS Code only runs in a browser', async () => {
  const manifest = (await archive.file('extension.vsixmanifest')?.async('string')) ?? '';
  expect(manifest).toContain('__web_extension');
  expect(manifest).toContain('Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace,web"');
});

test('VS Code loads the client as a CommonJS module, and Node the server as an ES module', async () => {
  const read = async (path: string) => JSON.parse((await archive.file(`extension/${path}`)?.async('string')) ?? '');
  // Some versions of VS Code for the Web do not load any packages of this type, whatever files they have.
  expect((await read('package.json')).type).toBeUndefined();
  expect((await read('dist/server/package.json')).type).toBe('module');
});

test('its bundles are minified, and contain no paths of the build machine', async () => {
  const bundles = files.filter(({ name }) => name.startsWith('extension/dist/'));
  for (const bundle of bundles) {
    const text = await bundle.async('string');
    expect(text, bundle.name).not.toContain('sourceMappingURL');
    expect(text, bundle.name).not.toContain(process.cwd());
    expect(text, bundle.name).not.toMatch(/^\/\/ (server|client|node_modules)\//m);
  }
});

test('the Marketplace finds icon, licence, readme and changelog', async () => {
  const manifest = (await archive.file('extension.vsixmanifest')?.async('string')) ?? '';
  const assets = [...manifest.matchAll(/<Asset Type="([^"]+)" Path="([^"]+)"/g)].map(([, type, path]) => [
    type?.split('.').slice(-2).join('.'),
    path,
  ]);
  expect(Object.fromEntries(assets)).toEqual({
    'Code.Manifest': 'extension/package.json',
    'Content.Details': 'extension/readme.md',
    'Content.Changelog': 'extension/changelog.md',
    'Content.License': 'extension/LICENSE.txt',
    'Icons.Default': 'extension/images/icon.png',
  });
});

test('the readme has no relative pictures, which VS Code would not show', async () => {
  const readme = await archive.file('extension/readme.md')?.async('string');
  expect(readme).toContain('# Objective References');
  expect(readme).not.toMatch(/!\[|<img/);
  // Nor does it follow relative links.
  expect(readme).toContain('run **Objective References: Open Documentation**');
});

test('the icon is square and large enough for the Marketplace', async () => {
  const icon = await archive.file('extension/images/icon.png')?.async('nodebuffer');
  // PNG's first chunk is its header: width and height in pixels.
  const [width, height] = [icon?.readUInt32BE(16), icon?.readUInt32BE(20)];
  expect(width).toBeGreaterThanOrEqual(128);
  expect(height).toBe(width);
});

test('it works in Restricted Mode, in which VS Code opens a new folder', async () => {
  const manifest = JSON.parse((await archive.file('extension/package.json')?.async('string')) ?? '');
  expect(manifest.capabilities.untrustedWorkspaces).toMatchObject({ supported: 'limited' });
});
