import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterEach, describe, expect, it } from 'vitest';
import { Random } from '../hostile/support/random.ts';
import { useBundle } from '../unit/cli/bundle.ts';
import { type TemporaryFolder, temporaryFolder } from '../unit/loader/temporary-folder.ts';

const bundle = useBundle();

const clients: Client[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});

// biome-ignore lint/suspicious/noExplicitAny: answers are JSON, which tests look into.
type Json = any;

/** A client of the official SDK, which checks each answer against the schema of its tool. */
async function connect({ path }: TemporaryFolder, words: readonly string[] = []) {
  const client = new Client({ name: 'test', version: '1' });
  clients.push(client);
  const args = [bundle().main, 'mcp', path, ...words];
  await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  await client.listTools();
  const call = async (name: string, input: Record<string, unknown>): Promise<Json> => {
    const { content, isError, structuredContent } = (await client.callTool({ name, arguments: input })) as Json;
    if (isError) return content[0].text;
    expect(JSON.parse(content[0].text)).toEqual(structuredContent);
    return structuredContent;
  };
  return { client, call };
}

function sample(): TemporaryFolder {
  const folder = temporaryFolder();
  cpSync('sample', folder.path, { recursive: true });
  return folder;
}

it('announces five tools that only read, with schemas', async () => {
  const { client } = await connect(sample());
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual([
    'find_objectives',
    'explain_reference',
    'check_text',
    'find_citations',
    'compare_editions',
  ]);
  for (const { annotations, inputSchema, outputSchema } of tools) {
    expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
    expect([inputSchema.additionalProperties, outputSchema?.type]).toEqual([false, 'object']);
  }
});

it('answers about the sample', async () => {
  const { call } = await connect(sample());
  const { objectives } = await call('find_objectives', { words: 'cybercrime training' });
  expect(objectives[0]).toMatchObject({ citation: 'INTERPOL-SP 3.4', status: 'current' });

  const { references } = await call('explain_reference', { text: 'INTERPOL-SP 3.7' });
  expect(references[0]).toMatchObject({ status: 'unknown-objective', listed: { first: '3.1', last: '3.5', count: 5 } });

  const { findings } = await call('check_text', { text: 'We follow INTERPOL-SP 3.7.', filename: 'new/plan.md' });
  expect(findings[0]).toMatchObject({ file: 'new/plan.md', code: 'unknown-objective', column: 11, endColumn: 26 });

  const cited = await call('find_citations', { reference: 'INTERPOL-SP 3.4', path: 'config' });
  expect(cited.references[0]).toMatchObject({ file: 'config/programmes.yaml', number: '3.4' });
  expect(cited.total).toBe(cited.references.length);

  const compared = await call('compare_editions', { framework: 'NPP', from: '2025', to: '2020' });
  expect(compared).toMatchObject({ prefix: 'NPP', old: '2020', new: '2025' });
  expect(compared.changes.length).toBeGreaterThan(0);
});

describe('a catalog of a thousand objectives', () => {
  const edition = (name: string, word: string) =>
    `  - edition: "${name}"\n    objectives:\n${Array.from({ length: 1000 }, (_, at) => `      - ${at + 1} ${word} ${at + 1}\n`).join('')}`;
  const files = {
    'many.objectives.yaml': `prefix: MANY\neditions:\n${edition('first', 'Old item')}${edition('second', 'New thing')}`,
    'a.md': Array.from({ length: 1000 }, (_, at) => `MANY ${at + 1}. MANY 7.`).join('\n'),
  };

  it('is answered about in pages that are short', async () => {
    const { call } = await connect(temporaryFolder(files));
    const calls = [
      ['find_objectives', { words: 'thing', framework: 'MANY' }, 'objectives'],
      ['find_citations', { reference: 'MANY 7' }, 'references'],
      ['check_text', { text: 'MANY 5000. '.repeat(100) }, 'findings'],
      [
        'explain_reference',
        { text: Array.from({ length: 100 }, (_, at) => `MANY ${at + 1}.`).join('\n') },
        'references',
      ],
      ['compare_editions', { framework: 'MANY', from: 'first', to: 'second' }, 'changes'],
    ] as const;
    for (const [name, input, key] of calls) {
      const first = await call(name, input);
      const second = await call(name, { ...input, cursor: first.nextCursor });
      expect([name, first[key].length > 5]).toEqual([name, true]);
      expect(JSON.stringify(first).length).toBeLessThan(40_000);
      expect(second[key][0]).not.toEqual(first[key][0]);
      expect(second.total).toBe(first.total);
    }
  });
});

describe('what has changed since the last call', () => {
  const catalog = (title: string) => `prefix: QUAY-SP\nedition: first\nobjectives: [1 ${title}]\n`;

  it('is in the next answer, and a cursor from before is refused', async () => {
    const folder = temporaryFolder({
      'a.objectives.yaml': `prefix: MANY\nobjectives:\n${Array.from({ length: 99 }, (_, at) => `  - ${at + 1} Item\n`).join('')}`,
      'b.md': 'QUAY-SP 1',
    });
    const { call } = await connect(folder);
    const { nextCursor } = await call('find_objectives', { words: 'item' });
    expect(await call('find_citations', { reference: 'QUAY-SP 1' })).toMatch(/^reference: /);
    writeFileSync(folder.at('new.objectives.yaml'), catalog('Keep the item'));
    expect((await call('find_citations', { reference: 'QUAY-SP 1' })).total).toBe(1);
    expect(await call('find_objectives', { words: 'item', cursor: nextCursor })).toMatch(/^cursor: /);
    writeFileSync(folder.at('new.objectives.yaml'), catalog('Sell the quay'));
    const { objectives } = await call('find_objectives', { words: 'quay-sp' });
    expect(objectives[0].title).toBe('Sell the quay');
    rmSync(folder.at('new.objectives.yaml'));
    expect(await call('find_objectives', { words: '', framework: 'QUAY-SP' })).toMatch(/is unknown/);
  });

  it('is said of a catalog that is broken now, with what is used of it', async () => {
    const folder = temporaryFolder({
      'q.objectives.yaml': catalog('Keep'),
      'o.objectives.yaml': 'prefix: OTHER\nobjectives: [1 a]',
    });
    const { call } = await connect(folder);
    expect((await call('explain_reference', { text: 'QUAY-SP 1' })).problems).toEqual([]);
    writeFileSync(folder.at('q.objectives.yaml'), 'prefix: QUAY-SP\nobjectives: [1 Kee');
    const answer = await call('explain_reference', { text: 'QUAY-SP 1' });
    expect(answer.references[0]).toMatchObject({ status: 'current', title: 'Keep' });
    expect(answer.problems).toMatchObject([{ file: 'q.objectives.yaml', uses: 'last-valid-version' }]);
    expect(answer.problems[0].findings[0]).toMatchObject({ severity: 'error', line: 2 });
    // Another framework does not depend on it; a search of all does.
    expect((await call('explain_reference', { text: 'OTHER 1' })).problems).toEqual([]);
    expect((await call('find_objectives', { words: 'keep' })).problems).toHaveLength(1);
  });

  it('is said of a catalog that was never valid, whatever the question', async () => {
    const { call } = await connect(temporaryFolder({ 'q.objectives.yaml': 'prefix: [', 'a.md': '' }));
    const { problems } = await call('explain_reference', { text: 'INTERPOL-SP 1' });
    expect(problems).toMatchObject([{ file: 'q.objectives.yaml', uses: 'nothing' }]);
  });
});

it('reads nothing outside of the workspace', async () => {
  const outside = temporaryFolder({ 'secret.md': 'INTERPOL-SP 3.4' });
  const folder = temporaryFolder({ '.git/HEAD': '', 'a.md': '' });
  const { symlinkSync } = await import('node:fs');
  symlinkSync(outside.at('secret.md'), folder.at('link.md'));
  const { call } = await connect(folder);
  for (const path of [outside.path, outside.at('secret.md'), '../', '/etc/passwd', 'link.md', `${outside.path}/*.md`]) {
    expect(await call('find_citations', { reference: 'INTERPOL-SP 3.4', path })).toBe(
      'path: expected a path in the workspace.',
    );
  }
  expect((await call('find_citations', { reference: 'INTERPOL-SP 3.4' })).total).toBe(0);
});

it('does not take a place without documents for one without citations', async () => {
  const folder = temporaryFolder({ '.git/HEAD': '', 'plans/a.md': 'Nothing.', 'empty/b.bin': '\0' });
  const { call } = await connect(folder);
  const found = async (path: string) => {
    const answer = await call('find_citations', { reference: 'INTERPOL-SP 3.4', path });
    return answer.total ?? answer;
  };
  expect(await found('plans')).toBe(0);
  expect(await found('empty')).toBe('path: there are no documents.');
  expect(await found('plan/*.md')).toBe('path: there are no documents.');
  expect(await found('plan')).toBe("path: no such file or folder: 'plan'");
});

it('says nothing of the machine where a name is not one', async () => {
  const { call } = await connect(temporaryFolder({ 'a.md': '' }));
  for (const path of ['a\u0000b', '\ud800', 'a/\udfff.md']) {
    const answer = await call('find_citations', { reference: 'INTERPOL-SP 3.4', path });
    expect(answer).toMatch(
      /^path: (no such file or folder:|cannot read the file or folder) '[^']*'(: its name is not valid UTF-8)?$/,
    );
    expect((await call('check_text', { text: 'INTERPOL-SP 9.9', filename: path })).total).toBe(1);
  }
});

it('gives catalogs as resources, and a prompt', async () => {
  const { client } = await connect(
    temporaryFolder({ 'f/q.objectives.yaml': 'prefix: QUAY\nobjectives: [1 <b>a\u{e0041}]\n' }),
  );
  const { resources } = await client.listResources();
  const { uri, title } = resources[0]!;
  expect([uri, title]).toEqual(['objrefs-catalog:///f/q.objectives.yaml', 'QUAY']);
  const { contents } = await client.readResource({ uri });
  expect(contents).toEqual([
    {
      uri,
      mimeType: 'application/yaml',
      text: expect.stringMatching(/^# .*never instructions\.\nprefix: QUAY\nobjectives: \[1 ‹b>a\]\n$/),
    },
  ]);
  for (const other of ['objrefs-catalog:///../../etc/passwd', 'file:///etc/passwd', '']) {
    await expect(client.readResource({ uri: other })).rejects.toThrow('No such catalog');
  }
  const { messages } = await client.getPrompt({ name: 'cite_objectives', arguments: { text: 'Train "pilots".' } });
  expect((messages[0] as Json).content.text).toContain('"Train \\"pilots\\"."');
  await expect(client.getPrompt({ name: 'cite_objectives' })).rejects.toThrow();
});

describe('over raw lines', () => {
  function start(folder = temporaryFolder({ 'a.md': '' })) {
    const server = spawn(process.execPath, [bundle().main, 'mcp'], { cwd: folder.path });
    const lines = createInterface(server.stdout)[Symbol.asyncIterator]();
    const send = (message: unknown) =>
      server.stdin.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
    const next = async (): Promise<Json> => JSON.parse((await lines.next()).value);
    return { server, send, next };
  }
  const initialize = {
    ...{ jsonrpc: '2.0', id: 0, method: 'initialize' },
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
  };
  const ended = async (server: ChildProcessWithoutNullStreams) => {
    const end = once(server, 'close');
    server.stdin.end();
    return end;
  };

  it('ends with 0 when standard input is closed, before and after the first message', async () => {
    expect(await ended(start().server)).toEqual([0, null]);
    const { server, send, next } = start();
    send(initialize);
    expect((await next()).result.serverInfo.name).toBe('objrefs');
    expect(await ended(server)).toEqual([0, null]);
  });

  it('lives on after lines that are no messages', async () => {
    const { server, send, next } = start();
    for (const line of [
      '',
      'x',
      '{',
      '[]',
      'null',
      '{"jsonrpc":"2.0"}',
      '\u0000',
      '{"jsonrpc":"1.0","id":1,"method":"x"}',
      '"'.repeat(100_000),
    ])
      send(line);
    send(initialize);
    expect((await next()).id).toBe(0);
    for (const line of [
      '{{',
      '{"jsonrpc":"2.0","id":{},"method":"tools/list"}',
      '{"jsonrpc":"2.0","id":7,"result":{}}',
    ])
      send(line);
    send({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'nope' } });
    expect((await next()).error.message).toContain('The tools are find_objectives,');
    send({ jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'find_objectives', arguments: { words: 7 } } });
    expect((await next()).result).toMatchObject({ isError: true });
    expect(await ended(server)).toEqual([0, null]);
  });

  it('answers a thousand hostile calls, each with an error or less, and lives on', async () => {
    const { PROPERTY_SEED = '2026' } = process.env;
    const seed = PROPERTY_SEED === 'random' ? Date.now() : Number(PROPERTY_SEED);
    const random = new Random(seed);
    const { server, send, next } = start(temporaryFolder({ 'a.md': 'INTERPOL-SP 3.4', '.git/HEAD': '' }));
    send(initialize);
    await next();
    for (let id = 1; id <= 1000; id++) {
      const method = random.chance(0.9) ? 'tools/call' : random.pick(METHODS);
      send({ jsonrpc: '2.0', id, method, params: paramsOf(random) });
      const answer = await next();
      expect([seed, answer.id, 'result' in answer || 'error' in answer]).toEqual([seed, id, true]);
      // An exception that nobody has foreseen, unless the SDK lists what its schema does not allow.
      const isForeseen = answer.error?.code !== -32603 || answer.error.message.startsWith('[');
      expect([seed, isForeseen ? '' : answer]).toEqual([seed, '']);
      expect(JSON.stringify(answer).length).toBeLessThan(100_000);
    }
    const good = { name: 'find_objectives', arguments: { words: 'cybercrime training' } };
    send({ jsonrpc: '2.0', id: 1001, method: 'tools/call', params: good });
    expect((await next()).result.structuredContent.objectives[0].citation).toBe('INTERPOL-SP 3.4');
    expect(await ended(server)).toEqual([0, null]);
  }, 120_000);
});

const METHODS = ['tools/list', 'resources/read', 'resources/list', 'prompts/get', 'completion/complete', 'nope', ''];
const NAMES = ['find_objectives', 'explain_reference', 'check_text', 'find_citations', 'compare_editions'];
const FIELDS = ['words', 'framework', 'edition', 'text', 'filename', 'reference', 'path', 'from', 'to', 'cursor'];
const FIELDS_OF: Readonly<Record<string, readonly string[]>> = {
  find_objectives: ['words', 'framework', 'edition', 'cursor'],
  explain_reference: ['text', 'cursor'],
  check_text: ['text', 'filename', 'cursor'],
  find_citations: ['reference', 'path', 'cursor'],
  compare_editions: ['framework', 'from', 'to', 'cursor'],
};
const VALUES: readonly unknown[] = [
  ...[
    '',
    ' ',
    'INTERPOL-SP 3.4',
    'INTERPOL-SP 1-',
    'INTERPOL-SP',
    '2014-2016',
    '../../../etc/passwd',
    '/',
    '~',
    'a.md',
  ],
  ...[
    '\u0000',
    '\ud800',
    '\u202e',
    '*',
    '**/*',
    '[',
    '{a,b}',
    '%2e%2e',
    'a\nb',
    'file:///etc/passwd',
    'C:\\x',
    '$(rm)',
    '__proto__',
  ],
  ...['INTERPOL-SP 3.4, '.repeat(500), 'a'.repeat(600), '('.repeat(5000), '25-0', '1-00', 'x'.repeat(3_000_000)],
  ...[0, -1, 1e308, true, null, [], {}, [['a']], { a: { b: 1 } }],
];

function paramsOf(random: Random): unknown {
  if (random.chance(0.05)) return random.pick([{}, { arguments: 7 }, { name: 7 }, { uri: 'file:///etc/passwd' }]);
  const name = random.chance(0.95) ? random.pick(NAMES) : 'nope';
  if (random.chance(0.05)) return { name, arguments: random.pick(VALUES) };
  const fields = random.chance(0.8) ? (FIELDS_OF[name] ?? []) : FIELDS;
  const given = fields.filter(() => random.chance(0.8)).map((field) => [field, random.pick(VALUES)]);
  return { name, arguments: Object.fromEntries(given) };
}
