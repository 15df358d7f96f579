import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TestClient } from '../protocol/support/client.ts';
import { filesBelow, NPM_FILES, withoutHashes } from './support/published-files.ts';

const { tarball } = inject('packages');
/** An empty project of another developer. */
const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')));
const installed = join(elsewhere, 'node_modules/objective-references');

beforeAll(() => {
  writeFileSync(join(elsewhere, 'package.json'), '{}');
  // Offline: no package has to be fetched.
  const { status, stderr } = run('npm', 'install', tarball, '--offline', '--no-audit', '--no-fund');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  mkdirSync(join(elsewhere, 'plans'));
  writeFileSync(join(elsewhere, 'plans/plan.md'), 'The course: INTERPOL-SP 3.4.\nThe rest: INTERPOL-SP 9.9.\n');
});
afterAll(() => rmSync(elsewhere, { recursive: true }));

/** Runs a command there, without the variables that npm sets for the scripts of this project. */
function run(command: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  return spawnSync(command, args, { cwd: elsewhere, env, encoding: 'utf8', shell: process.platform === 'win32' });
}

const objrefs = (...args: readonly string[]) => run('npx', '--offline', '--no', 'objrefs', ...args);

test('it installs without dependencies', () => {
  const packages = readdirSync(join(elsewhere, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(packages).toEqual(['objective-references']);
});

test('it has all files that users need, and no others', () => {
  const files = filesBelow(installed).map((path) => path.slice(installed.length + 1));
  expect(withoutHashes(files)).toEqual(NPM_FILES);
});

test('on several threads it finds the same in the same order', () => {
  const many = join(elsewhere, 'many');
  mkdirSync(many);
  onTestFinished(() => rmSync(many, { recursive: true }));
  for (let index = 0; index < 3_200; index++)
    writeFileSync(join(many, `${index}.md`), index % 20 === 0 ? 'INTERPOL-SP 3.4 and 9.9\n' : 'Nothing.\n');
  // Loaded by each thread.
  const [hook, started] = [join(elsewhere, 'hook.cjs'), join(elsewhere, 'started.txt')];
  writeFileSync(
    hook,
    `if (!require('worker_threads').isMainThread) require('fs').appendFileSync(${JSON.stringify(started)}, 'x');`,
  );
  const check = (threads: string) => {
    const words = ['check', 'many', '--threads', threads, '--format', 'json'];
    return run('node', '--require', hook, join(installed, 'dist/objrefs.mjs'), ...words);
  };
  const alone = check('1');
  expect(JSON.parse(alone.stdout).findings).toHaveLength(160);
  expect(existsSync(started)).toBe(false);
  expect(check('3').stdout).toBe(alone.stdout);
  expect(readFileSync(started, 'utf8').length).toBeGreaterThan(0);
});

test('its pages link to files that it has, or to the web', () => {
  const pages = filesBelow(installed).filter((path) => path.endsWith('.md'));
  const dead = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !existsSync(join(dirname(page), target))),
  );
  expect([pages.length > 10, dead]).toEqual([true, []]);
});

test('it is smaller than 1.6 megabytes, half of which read PDF', () => {
  expect(statSync(tarball).size).toBeLessThan(1_600_000);
});

test('objrefs check reports, and fails for an error', () => {
  const { status, stdout, stderr } = objrefs('check', 'plans');
  expect(stderr).toBe('');
  expect(stdout).toContain('plans/plan.md:2:11  error  INTERPOL-SP 2014-2016 has no objective 9.9.');
  expect(stdout).toContain('1 file, 2 references: 1 error.');
  expect(status).toBe(1);
});

test('objrefs references lists them as JSON', () => {
  const { status, stdout } = objrefs('references', '--format', 'json');
  const { references } = JSON.parse(stdout);
  expect(references).toHaveLength(2);
  expect(references[0]).toMatchObject({ file: 'plans/plan.md', line: 1, number: '3.4', status: 'current' });
  expect(status).toBe(0);
});

test('objrefs lsp serves editors', async () => {
  const server = spawn(process.execPath, [join(installed, 'dist/objrefs.mjs'), 'lsp', '--stdio'], { cwd: elsewhere });
  onTestFinished(() => void server.kill());
  const { client, result } = await TestClient.start(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
    { capabilities: {}, folders: [elsewhere] },
  );
  onTestFinished(() => client.connection.dispose());
  expect(result.serverInfo?.name).toBe('objective-references');
  await client.open(join(elsewhere, 'plans/new.md'), 'INTERPOL-SP 3.4');
  expect(await client.hoverText(join(elsewhere, 'plans/new.md'), 0, 14)).toContain('digital forensic assistance');
});

test('objrefs mcp serves assistants, with the built-in catalogs', async () => {
  const client = new Client({ name: 'test', version: '1' });
  onTestFinished(() => client.close());
  const args = [join(installed, 'dist/objrefs.mjs'), 'mcp'];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: elsewhere }));
  const found = await client.callTool({ name: 'find_objectives', arguments: { words: 'cybercrime training' } });
  expect(found.structuredContent).toMatchObject({ objectives: [{ citation: 'INTERPOL-SP 3.4' }] });
  const { contents } = await client.readResource({ uri: 'objrefs-catalog:///built-in/interpol-sp.objectives.yaml' });
  expect(contents).toMatchObject([{ text: expect.stringContaining('prefix: INTERPOL-SP') }]);
});

describe('as a library', () => {
  const page = readFileSync('docs/library.md', 'utf8');
  const blocks = (language: string) =>
    [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, text = '']) => (name === language ? [text] : []));

  /** The project uses this project's copies of the packages that it is used with. */
  function link(name: string): void {
    const place = join(elsewhere, 'node_modules', name);
    symlinkSync(resolve('node_modules', name), place, 'junction');
    onTestFinished(() => rmSync(place));
  }

  function node(text: string): string {
    writeFileSync(join(elsewhere, 'example.mjs'), text);
    const { stdout, stderr } = run(process.execPath, 'example.mjs');
    expect(stderr).toBe('');
    return stdout;
  }

  test('the first example of its page runs', () => {
    expect(node(blocks('js')[0]!)).toBe(
      '1:13 1.2 Learn\n2:11 1.9 unknown\n2: unknown-objective: ACME 2026 has no objective 1.9. Did you mean 1.2 Learn?\n',
    );
  });

  test('the example with markdown-it renders what the page says', () => {
    link('markdown-it');
    expect(blocks('js')).toHaveLength(2);
    expect(node(blocks('js')[1]!)).toBe(`${blocks('html')[0]}\n`);
  });

  test('it needs no Node API', async () => {
    const contents = "export * from './library.mjs'; export * from './markdown-it.mjs';";
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: join(installed, 'dist') },
      ...{ bundle: true, platform: 'browser', format: 'iife', globalName: 'library', write: false },
    });
    const check =
      "library.check({ name: 'a.md', text: 'INTERPOL-SP 3.4' }, { catalogs: [{ name: 'a', text: 'prefix: A' }] })";
    // Only the language, and APIs that browsers also have.
    const status = runInNewContext(`${outputFiles[0]!.text}; ${check}.references[0].status`, {
      TextDecoder,
      TextEncoder,
    });
    expect(status).toBe('current');
  });

  test.each(['Bundler', 'NodeNext'])('its types compile in strict projects (%s)', (moduleResolution) => {
    link('markdown-it');
    writeFileSync(
      join(elsewhere, 'consumer.mts'),
      [
        "import { type Checker, type CheckerOptions, check, createChecker } from 'objective-references';",
        "import { objectiveReferences } from 'objective-references/markdown-it';",
        "import markdownIt from 'markdown-it';",
        "const options: CheckerOptions = { catalogs: [{ name: 'a', text: '' }], configuration: '', shipped: false };",
        'const checker: Checker = createChecker(options);',
        "const column: number = checker.check({ name: 'a', text: '' }).references[0]!.column;",
        "const wording: string | null = check({ name: 'a', text: '' }).references[0]!.title;",
        "markdownIt().use(objectiveReferences, { checker, name: () => column + (wording ?? '') });",
        '// @ts-expect-error A text has a name.',
        "check({ text: '' });",
        '// @ts-expect-error There is no such severity.',
        "checker.problems.some(({ severity }) => severity === 'fatal');",
        '// @ts-expect-error The plugin needs to know who judges.',
        'markdownIt().use(objectiveReferences, {});',
        '',
      ].join('\n'),
    );
    writeFileSync(
      join(elsewhere, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          ...{ strict: true, noEmit: true, types: [], target: 'ES2022', moduleResolution },
          module: moduleResolution === 'Bundler' ? 'ESNext' : 'NodeNext',
        },
        include: ['consumer.mts'],
      }),
    );
    const { status, stdout } = run(process.execPath, resolve('node_modules/typescript/bin/tsc'), '-p', '.');
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});
