import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import * as protocol from 'vscode-languageserver-protocol';
import * as own from '../../../server/src/protocol/index.ts';
import { serveInProcess } from '../../protocol/support/in-process.ts';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';
import { RICH_CLIENT } from '../../support/clients.ts';
import type { Part } from '../part.ts';
import type { Random } from '../support/random.ts';

/**
 * Sessions of a client that keeps to nothing: every method of the protocol and of our own, each with parameters in which
 * values are missing or have a wrong type. Every request is answered, and the server still serves a right client after it.
 */
export const sessions: Part = {
  name: 'sessions',
  says: 'wrong messages of every kind',
  rounds: 60,
  async round(random, figures) {
    const session = new Session();
    if (random.chance(0.2)) session.send('initialize', withoutProcess(damaged(random, INITIALIZE)));
    if (random.chance(0.2)) await session.sendSome(random, 3);
    session.send('initialize', random.chance(0.5) ? INITIALIZE : { ...INITIALIZE, capabilities: {} });
    if (random.chance(0.9)) session.notify('initialized', {});
    await session.sendSome(random, 40);
    await session.finish();
    figures.add('sessions');
    figures.add('wrong messages', session.sent);
  },
};

const uri = 'file:///w/a.md';
const position = { line: 0, character: 6 };
const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
const textDocument = { uri, version: 1, languageId: 'markdown', text: 'ACME 1.1 and ACME 9.9\n' };
const place = { folder: 'file:///w', framework: 'ACME', edition: '', number: '1.1' };

/** Has what any method takes. */
const PARAMETERS = {
  ...{
    textDocument,
    position,
    range,
    ranges: [range],
    positions: [position],
    uri,
    newName: '1.2',
    query: 'a',
    text: 'ACME 1.1',
  },
  ...{
    contentChanges: [{ range, text: 'ACME 1.2' }],
    context: { diagnostics: [], includeDeclaration: true, triggerKind: 1 },
  },
  ...{
    changes: [{ uri, type: 2 }],
    files: [{ oldUri: uri, newUri: 'file:///w/b.md', uri }],
    settings: { severity: {} },
  },
  ...{
    event: { added: [{ uri: 'file:///v', name: 'v' }], removed: [{ uri: 'file:///w', name: 'w' }] },
    item: { uri, range },
  },
  ...{ command: 'objectiveReferences.fixAllInWorkspace', arguments: [{ uri, range, code: 'unknown-objective' }] },
  ...{
    ch: '\n',
    options: { tabSize: 2, insertSpaces: true },
    previousResultId: '1',
    previousResultIds: [],
    reason: 1,
    id: 1,
  },
  ...{
    label: '1.1',
    data: { uri, framework: 'ACME', pin: null, number: '1.1' },
    token: 1,
    value: 'off',
    identifier: 'x',
  },
  ...{
    place,
    withTitle: true,
    filter: { text: '', only: 'all', order: 'catalog' },
    limit: 10,
    afresh: true,
    look: true,
  },
  ...{
    folder: 'file:///w',
    prefix: 'ACME',
    edition: '2024',
    framework: 'ACME',
    number: '1.1',
    since: '2020',
    format: 'html',
  },
  ...{
    choices: [{ number: '1.1', becomes: ['1.2'] }],
    preview: true,
    recent: [place],
    references: [place],
    gone: true,
  },
  ...{ titles: true, pinned: true, title: 'Plan', notebookDocument: { uri, version: 1, notebookType: 'x', cells: [] } },
};

const INITIALIZE = {
  ...{ processId: null, rootUri: 'file:///w', rootPath: '/w', locale: 'fr', capabilities: RICH_CLIENT, trace: 'off' },
  workspaceFolders: [{ uri: 'file:///w', name: 'w' }],
  initializationOptions: { objectives: true, diagnostics: 'pull', closedFiles: true, messages: { a: 'b' } },
};

interface Method {
  readonly method: string;
  readonly isRequest: boolean;
}

/** All methods that a client may send, from the tables of the protocol's library and of this project. */
const METHODS: readonly Method[] = [...methodsOf(protocol), ...ownMethods()].filter(
  ({ method }) => !['initialize', 'shutdown', 'exit'].includes(method),
);

function* methodsOf(library: object): Iterable<Method> {
  for (const [name, value] of Object.entries(library)) {
    if (typeof value !== 'object' && typeof value !== 'function') continue;
    const { method, messageDirection } = value as { method?: unknown; messageDirection?: unknown };
    if (typeof method !== 'string' || messageDirection === 'serverToClient') continue;
    if (/(?:Request|Notification)$/.test(name)) yield { method, isRequest: name.endsWith('Request') };
  }
}

function* ownMethods(): Iterable<Method> {
  for (const value of Object.values(own)) {
    const names = typeof value === 'string' ? [value] : typeof value === 'object' ? Object.values(value) : [];
    for (const method of names) {
      if (typeof method === 'string' && method.startsWith('objectiveReferences/')) {
        yield { method, isRequest: !/Changed$|Closed$|trusted$/.test(method) };
      }
    }
  }
}

const WRONG: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    '',
    'x',
    [],
    {},
    [null],
    { uri: null },
    { start: 1 },
    'file:///w/%',
    'untitled:a',
    '\ud800',
  ],
  ...['__proto__', { __proto__: null, constructor: 1 }, { length: 1e9 }, 2 ** 53, 'ACME 1.1'.repeat(2000), [[[[[]]]]]],
];

/** A server ends with the process of its client, which here is the one that it runs in. */
const withoutProcess = (params: unknown): unknown =>
  typeof params === 'object' && params !== null && 'processId' in params ? { ...params, processId: null } : params;

/** The value with some of its parts missing, or replaced by something of another type. */
function damaged(random: Random, value: unknown, depth = 0): unknown {
  if (random.chance(depth === 0 ? 0.1 : 0.12)) return random.pick(WRONG);
  if (Array.isArray(value)) return value.map((item) => damaged(random, item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(() => !random.chance(0.03));
  return Object.fromEntries(kept.map(([key, item]) => [key, damaged(random, item, depth + 1)]));
}

class Session {
  sent = 0;
  readonly #writer: StreamMessageWriter;
  readonly #pending = new Map<number, string>();
  readonly #arrived: (() => void)[] = [];
  readonly #answers = new Map<number, unknown>();
  readonly #dispose: () => void;
  #id = 0;

  constructor() {
    const files = new MemoryFiles({
      '/w/a.md': textDocument.text,
      '/w/acme.objectives.yaml': 'prefix: ACME\nedition: "2024"\nobjectives: [1 One, 1.1 Two]\n',
    });
    const { toServer, toClient, connection } = serveInProcess(files);
    this.#writer = new StreamMessageWriter(toServer);
    new StreamMessageReader(toClient).listen((message) => this.#receive(message as Message));
    this.#dispose = () => connection.dispose();
  }

  #receive({ id, method, result, error }: Message): void {
    if (method !== undefined && id !== undefined) {
      // A client that refuses everything.
      void this.#writer.write({ jsonrpc: '2.0', id, error: { code: -32601, message: 'no' } } as never);
    }
    if (method !== undefined || typeof id !== 'number') return;
    this.#pending.delete(id);
    this.#answers.set(id, error ?? result);
    for (const arrived of this.#arrived.splice(0)) arrived();
  }

  /** Sends a request, and returns its id. */
  send(method: string, params: unknown): number {
    this.#id += 1;
    this.sent += 1;
    this.#pending.set(this.#id, method);
    void this.#writer.write({ jsonrpc: '2.0', id: this.#id, method, params } as never);
    return this.#id;
  }

  notify(method: string, params: unknown): void {
    this.sent += 1;
    void this.#writer.write({ jsonrpc: '2.0', method, params } as never);
  }

  async sendSome(random: Random, most: number): Promise<void> {
    for (let count = random.below(most); count > 0; count--) {
      const { method, isRequest } = random.pick(METHODS);
      const params = damaged(random, PARAMETERS);
      // Requests as notifications too, and the other way round.
      if (isRequest !== random.chance(0.05)) this.send(method, params);
      else this.notify(method, params);
      if (random.chance(0.1)) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** A right client is served, and everything before it was answered. */
  async finish(): Promise<void> {
    this.notify('initialized', {});
    this.notify('textDocument/didOpen', { textDocument: { ...textDocument, uri: 'file:///w/last.md' } });
    const hover = this.send('textDocument/hover', { textDocument: { uri: 'file:///w/last.md' }, position });
    const end = Date.now() + 10_000;
    while (this.#pending.size > 0) {
      if (Date.now() > end) throw new Error(`Not answered: ${[...this.#pending.values()].join(', ')}`);
      await Promise.race([
        new Promise<void>((resolve) => this.#arrived.push(resolve)),
        new Promise((resolve) => setTimeout(resolve, 500)),
      ]);
    }
    const answer = JSON.stringify(this.#answers.get(hover));
    if (answer === undefined || answer.includes('"code":')) throw new Error(`No hover: ${answer}`);
    this.#dispose();
  }
}

interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: unknown;
}
