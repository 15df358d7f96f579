import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { useBundle } from './bundle.ts';

/** The command line as a separate process, for behaviour that only a process has. */

const bundle = useBundle();

function start(directory: string, words: readonly string[]) {
  return spawn(process.execPath, [bundle().main, ...words], { cwd: directory });
}

async function run(directory: string, words: readonly string[]) {
  const process = start(directory, words);
  const written = { stdout: '', stderr: '' };
  process.stdout.setEncoding('utf8').on('data', (text) => {
    written.stdout += text;
  });
  process.stderr.setEncoding('utf8').on('data', (text) => {
    written.stderr += text;
  });
  const [code] = await once(process, 'close');
  return { code, ...written };
}

/** Some 5 MB of JSON, far more than the buffer of a pipe. */
const LARGE = { 'a.md': 'INTERPOL-SP 4.9 é𝄞\n'.repeat(8000) };

describe('output through a pipe', () => {
  test('is complete, whatever its size', async () => {
    const { path } = temporaryFolder(LARGE);
    const { code, stdout, stderr } = await run(path, ['check', '--format', 'json']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.length).toBeGreaterThan(2_000_000);
    expect(JSON.parse(stdout).findings).toHaveLength(8000);
    expect(stdout).not.toContain('\ufffd');
  });

  test('is complete for a slow reader', async () => {
    const { path } = temporaryFolder(LARGE);
    const process = start(path, ['check', '--format', 'json']);
    let text = '';
    process.stdout.setEncoding('utf8');
    for await (const chunk of process.stdout) {
      text += chunk;
      if (text.length < 500_000) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(JSON.parse(text).findings).toHaveLength(8000);
  });

  test('ends quietly if the reader closes it', async () => {
    const { path } = temporaryFolder(LARGE);
    const process = start(path, ['check', '--format', 'json']);
    let complaints = '';
    process.stderr.setEncoding('utf8').on('data', (text) => {
      complaints += text;
    });
    process.stdout.once('data', () => process.stdout.destroy());
    const [code, signal] = await once(process, 'close');
    expect([code, signal, complaints]).toEqual([1, null, '']);
  });
});

describe('a process', () => {
  test('works wherever it is started, and exits with the code of the command', async () => {
    const { path } = temporaryFolder({ 'a.md': 'INTERPOL-SP 3.4', 'b.md': 'INTERPOL-SP 9.9' });
    expect(await run(path, ['check', 'a.md'])).toEqual({
      code: 0,
      stdout: '1 file, 1 reference: no findings.\n',
      stderr: '',
    });
    expect((await run(path, ['check'])).code).toBe(1);
    expect((await run(path, ['chek'])).code).toBe(2);
  });

  test('loads neither YAML nor matcher to show its version or help', () => {
    const heavy =
      /node_modules\/(yaml|minimatch|vscode-)|server\/src\/(core\/(matching|resolution)|loader|catalog\/(catalog-|shipped))|generated/;
    const loaded = sourcesLoadedBy('main.mjs', new Set());
    expect(loaded).toContain('server/src/cli/run/help.ts');
    const light = ['server/src/loader/file-system.ts'];
    expect(loaded.filter((source) => heavy.test(source) && !light.includes(source))).toEqual([]);
  });

  test('loads YAML only if there is a catalog or configuration to read', () => {
    const { outputs } = bundle().metafile;
    const check = Object.keys(outputs).find((output) => outputs[output]?.entryPoint?.endsWith('check.ts'));
    const loaded = sourcesLoadedBy(check?.split('/').at(-1) ?? '', new Set());
    expect(loaded).toContain('server/src/loader/root.ts');
    expect(loaded.filter((source) => source.includes('node_modules/yaml'))).toEqual([]);
  });
});

test('only objrefs mcp loads the library of its protocol', () => {
  const { outputs } = bundle().metafile;
  const isLibrary = (source: string) => source.includes('@modelcontextprotocol');
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint !== undefined);
  const loading = entries.filter(([path]) => sourcesLoadedBy(path.split('/').at(-1)!, new Set()).some(isLibrary));
  const own = loading.map(([, { entryPoint }]) => entryPoint).filter((entry) => !isLibrary(entry ?? ''));
  expect(own).toEqual(['server/src/cli/mcp/mcp.ts']);
});

test('objrefs lsp says why it ends without an editor', async () => {
  const started = start(temporaryFolder({}).path, ['lsp']);
  const ended = once(started, 'close');
  let complaints = '';
  started.stderr.setEncoding('utf8').on('data', (text) => {
    complaints += text;
  });
  started.stdin.end();
  expect([await ended, complaints]).toEqual([
    [1, null],
    expect.stringContaining('This command is started by an editor.'),
  ]);
});

test('objrefs lsp is the language server', async () => {
  const { path } = temporaryFolder();
  const process = start(path, ['lsp', '--stdio']);
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let answers = '';
  const answered = (text: string) =>
    new Promise<void>((resolve) => {
      process.stdout.on('data', (chunk) => {
        answers += chunk;
        if (answers.includes(text)) resolve();
      });
    });
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  await answered('"hoverProvider":true');
  send({ id: 2, method: 'shutdown' });
  await answered('"id":2');
  send({ method: 'exit' });
  expect(await once(process, 'close')).toEqual([0, null]);
});

/** The sources of an output and of all outputs that it imports statically. */
function sourcesLoadedBy(name: string, seen: Set<string>): string[] {
  const { outputs } = bundle().metafile;
  const path = Object.keys(outputs).find((output) => output.endsWith(`/${name}`));
  const output = path === undefined ? undefined : outputs[path];
  if (!output || seen.has(name)) return [];
  seen.add(name);
  const imported = output.imports.filter(({ kind }) => kind === 'import-statement');
  return [
    ...Object.keys(output.inputs),
    ...imported.flatMap((other) => sourcesLoadedBy(other.path.split('/').at(-1) ?? '', seen)),
  ];
}
