import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';
import { expect, it, onTestFinished } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-languageserver/node';
import { DOCUMENT_TEXT_REQUEST } from '../../server/src/protocol/index.ts';
import { RICH_CLIENT } from '../support/clients.ts';
import { wordParts, zipOf } from '../support/office-files.ts';
import { answerFiles } from './support/answer-files.ts';
import { TestClient } from './support/client.ts';
import { MemoryFiles } from './support/memory-files.ts';

const BUNDLE = fileURLToPath(new URL('../../dist/server/browser.js', import.meta.url));

/** The globals of a worker in every browser, without Node's. */
const WORKER_GLOBALS = {
  ...{ setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask },
  ...{ TextDecoder, TextEncoder, URL, AbortController, AbortSignal, DOMException, performance, crypto, atob },
  ...{ Blob, DecompressionStream },
};

class PortReader extends AbstractMessageReader {
  receive: DataCallback = () => {};
  listen(callback: DataCallback): Disposable {
    this.receive = callback;
    return { dispose() {} };
  }
}

class PortWriter extends AbstractMessageWriter {
  readonly #post: (message: Message) => void;
  constructor(post: (message: Message) => void) {
    super();
    this.#post = post;
  }
  async write(message: Message): Promise<void> {
    this.#post(message);
  }
  end(): void {}
}

/**
 * The server in one script, since Node does not run modules in other contexts: the parts that it loads are in `dist/`.
 */
async function script(): Promise<string> {
  if (!existsSync(BUNDLE)) throw new Error('The server is not built: run `npm run build` first');
  const { outputFiles } = await build({
    entryPoints: [BUNDLE],
    ...{ bundle: true, platform: 'browser', format: 'iife', write: false, logLevel: 'error' },
  });
  return outputFiles[0]!.text;
}

/** Runs the server like a worker, with a client at the other end of its port. */
async function startInWorker(files: MemoryFiles, folders: readonly string[]): Promise<TestClient> {
  const reader = new PortReader();
  const worker: { onmessage?: (event: { data: unknown }) => void } & Record<string, unknown> = {
    ...WORKER_GLOBALS,
    addEventListener: () => {},
    postMessage: (message: unknown) => setImmediate(() => reader.receive(structuredClone(message) as Message)),
  };
  worker.self = worker;
  vm.runInNewContext(await script(), worker, { filename: BUNDLE });
  const writer = new PortWriter((message) => {
    const data = structuredClone(message);
    setImmediate(() => worker.onmessage?.({ data }));
  });
  const { client } = await TestClient.start(reader, writer, { capabilities: RICH_CLIENT, folders }, (connection) => {
    answerFiles(connection, files);
  });
  onTestFinished(() => client.connection.dispose());
  return client;
}

it('a server in a worker reads catalogs through its client, and hovers', async () => {
  const catalog = 'prefix: ACME\nedition: "2020"\nobjectives: [1.1 Sell]\n';
  const client = await startInWorker(new MemoryFiles({ '/project/sub/a.objectives.yaml': catalog }), ['/project']);
  await client.open('/project/plan.md', 'ACME 1.1, INTERPOL-SP 3.4, ACME 9.9');
  expect(await client.hoverText('/project/plan.md', 0, 3)).toContain('Sell');
  expect(await client.hoverText('/project/plan.md', 0, 20)).toContain('cybercrime');
  expect(await client.diagnostics('/project/plan.md')).toHaveLength(1);
});

it('and the texts of office files', async () => {
  const plan = zipOf(wordParts('<w:p><w:r><w:t>See ACME 1.1</w:t></w:r></w:p>'));
  const client = await startInWorker(new MemoryFiles({ '/project/plan.docx': plan }), ['/project']);
  const params = { uri: 'file:///project/plan.docx' };
  expect(await client.connection.sendRequest(DOCUMENT_TEXT_REQUEST, params)).toMatchObject({ text: 'See ACME 1.1' });
});
