// What the Visual Studio Marketplace and Open VSX require of an extension, and show of it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadAsync } from 'jszip';
import { marked, type Tokens } from 'marked';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import typesOfVSCode from '../../node_modules/@types/vscode/package.json';
import { REPOSITORY } from './support/make-packages.ts';

const { vsix, output } = inject('released');
const archive = await loadAsync(readFileSync(vsix));
const text = async (path: string) => (await archive.file(path)?.async('string')) ?? '';
const manifest = JSON.parse(await text('extension/package.json'));

const CATEGORIES = ['Programming Languages', 'Snippets', 'Linters', 'Themes', 'Debuggers', 'Formatters', 'Keymaps'];
const MORE_CATEGORIES = [
  'SCM Providers',
  'Other',
  'Extension Packs',
  'Language Packs',
  'Data Science',
  'Machine Learning',
];
const NEW_CATEGORIES = ['Visualization', 'Notebooks', 'Education', 'Testing', 'AI', 'Chat'];

describe('the manifest', () => {
  test('describes the extension, within the length limits', () => {
    expect(manifest).toMatchObject({
      name: 'objective-references',
      displayName: 'Objective References',
      pricing: 'Free',
    });
    expect(manifest.description.length).toBeLessThan(160);
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
    expect([...CATEGORIES, ...MORE_CATEGORIES, ...NEW_CATEGORIES]).toEqual(expect.arrayContaining(manifest.categories));
    expect(manifest.galleryBanner).toMatchObject({ color: expect.stringMatching(/^#[0-9a-f]{6}$/), theme: 'dark' });
    expect(manifest.badges).toBeUndefined();
  });

  test('requires the VS Code version whose API is used, and no proposed API', () => {
    const [major, minor] = typesOfVSCode.version.split('.');
    expect(manifest.engines.vscode).toBe(`^${major}.${minor}.0`);
    expect(manifest.enabledApiProposals).toBeUndefined();
    expect(manifest.activationEvents).not.toContain('*');
  });

  test('runs where the documents are, including browsers', () => {
    expect(manifest.extensionKind).toEqual(['workspace']);
    for (const path of [manifest.main, manifest.browser]) {
      expect(archive.file(path.replace(/^\./, 'extension'))).not.toBeNull();
    }
  });

  test('has its texts in English and in all translations', () => {
    expect(archive.file('extension/package.nls.json')).not.toBeNull();
    const texts = archive.filter((path) =>
      path.startsWith(manifest.l10n.replace(/^\./, 'extension/').replace('//', '/')),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const { name } of texts) {
      const language = /\.l10n\.(\w+)\.json$/.exec(name)?.[1];
      expect(archive.file(`extension/package.nls.${language}.json`), name).not.toBeNull();
    }
  });

  test('has no fields that only developers need', () => {
    expect(manifest.scripts).toBeUndefined();
    expect(manifest.devDependencies).toBeUndefined();
    expect(manifest.dependencies).toBeUndefined();
  });

  test('links to the repository and to support', async () => {
    expect(manifest).toMatchObject({
      homepage: `${REPOSITORY}#readme`,
      repository: { type: 'git', url: `git+${REPOSITORY}.git` },
      bugs: { url: `${REPOSITORY}/issues` },
    });
    const links = await text('extension.vsixmanifest');
    expect(links).toContain(`Links.Support" Value="${REPOSITORY}/issues"`);
    expect(links).toContain(`CustomerQnALink" Value="${REPOSITORY}/issues"`);
  });

  test('is a pre-release if the minor version is odd', async () => {
    const isOdd = Number(manifest.version.split('.')[1]) % 2 === 1;
    expect((await text('extension.vsixmanifest')).includes('Code.PreRelease" Value="true"')).toBe(isOdd);
  });
});

describe.each(['readme.md', 'changelog.md'])('%s', (name) => {
  const links = async (type: 'image' | 'link') => {
    const found: (Tokens.Image | Tokens.Link)[] = [];
    marked.walkTokens(marked.lexer(await text(`extension/${name}`)), (token) => {
      if (token.type === type) found.push(token as Tokens.Image | Tokens.Link);
    });
    return found;
  };

  test('has pictures only from the web, none of them SVG, each with alternative text', async () => {
    const pictures = await links('image');
    expect(pictures.length > 0).toBe(name === 'readme.md');
    for (const { href, text: words } of pictures) {
      expect(href).toMatch(new RegExp(`^${REPOSITORY}/raw/v0\\.0\\.0/docs/images/[\\w-]+\\.(?:png|gif)$`));
      expect(words.length).toBeGreaterThan(20);
    }
  });

  test('has only absolute links and links within the page', async () => {
    for (const { href } of await links('link')) expect(href).toMatch(/^(?:https:\/\/|#)/);
  });
});

test('a release is made without a warning', () => {
  expect(output).toContain('DONE');
  expect(output).not.toMatch(/warn|error/i);
});

test('Open VSX gets the same file', async () => {
  const asked: string[] = [];
  const sent: Buffer[] = [];
  const registry = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.on('data', (chunk) => sent.push(chunk));
    request.on('end', () => {
      const { name, publisher: namespace, version } = manifest;
      response.end(JSON.stringify({ name, namespace, version, targetPlatform: 'universal' }));
    });
  });
  await new Promise<void>((settle) => registry.listen(0, '127.0.0.1', settle));
  onTestFinished(() => void registry.close());
  const address = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;

  const { status, printed } = await run(['publish', vsix, '--skip-duplicate', '--registryUrl', address], {
    OVSX_PAT: 'pat',
  });
  expect(printed).toContain(`Published ${manifest.publisher}.${manifest.name} v${manifest.version}`);
  expect(printed).not.toMatch(/warn|!!/i);
  expect(status).toBe(0);
  expect(asked).toEqual(['POST /api/-/publish?token=pat']);
  expect(Buffer.concat(sent).equals(readFileSync(vsix))).toBe(true);
});

async function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['node_modules/ovsx/bin/ovsx', ...args], { env: { ...process.env, ...env } });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const status = await new Promise((settle) => child.once('close', settle));
  return { status, printed };
}
