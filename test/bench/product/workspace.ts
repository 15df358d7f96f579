import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RenameRequest, ShutdownRequest } from 'vscode-languageserver/node';
import { pushTo } from '../../../server/src/core/base/collections.ts';
import { LineDocument } from '../../../server/src/core/text/line-document.ts';
import { uriOf } from '../../protocol/support/client.ts';
import { type Corpus, wellCited, writeCorpus } from '../corpus.ts';
import { markdownServer, serveMarkdown } from '../yardsticks/markdown.ts';
import type { Build, Builds } from './builds.ts';
import { byTurns, compared, type Figure, figure, ofBuilds } from './figure.ts';
import { ECHO, hoverAt, publishedAt, type Started, startServer } from './servers.ts';

// References and rename in a folder, hover at the same time, and the time from the start of a server to its first
// answer.

/** A citation in an open document. */
interface Place {
  readonly document: string;
  readonly text: string;
  readonly at: { readonly line: number; readonly character: number };
  /** How often its number is cited. */
  readonly count: number;
}

type Times = Record<'first' | 'warm' | 'kept' | 'rename' | 'hover', number[]>;

/** In a link, its address is behind the text. */
function placeIn(corpus: Corpus, offset = 6): Place {
  const { row, count } = wellCited(corpus);
  const document = join(corpus.folder, row.file);
  const at = { line: row.line - 1, character: row.column - 1 + offset };
  // An editor takes the byte order mark away.
  return { document, text: readFileSync(document, 'utf8').replace(/^\ufeff/, ''), at, count };
}

export async function wholeWorkspace(builds: Builds, folder: string, files: number, rounds: number): Promise<Figure[]> {
  const size = `${files.toLocaleString('en')} files`;
  const corpus = writeCorpus(join(folder, 'workspace'), files, { kinds: 'markdown' });
  const place = placeIn(corpus);
  const samples = ofBuilds(builds, () => ({ first: [], warm: [], kept: [], rename: [], hover: [] }) as Times);
  const echo = await startServer(ECHO, corpus.folder);
  const echoed: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await measure(builds.now, samples.now);
    if (builds.before && samples.before) await measure(builds.before, samples.before);
  }
  echo.stop();
  const of = (what: keyof Times) =>
    ofBuilds(builds, (build) => (build === builds.now ? samples.now : samples.before!)[what]);
  const slow = await markdownReferences(folder, files);
  const [first, name] = [of('first'), `first references in ${size}`];
  return [
    slow ? compared(name, first, 'vscode-markdown, first', slow, { limit: 500 }) : figure(name, first, { limit: 500 }),
    figure(`first references in ${size}, index kept from the last session`, of('kept'), { limit: 150 }),
    compared(`references again in ${size}`, of('warm'), 'first references', first.now),
    compared(`rename in ${size}, ${place.count} places`, of('rename'), 'first references', first.now),
    compared('hover while indexing', of('hover'), 'echo', echoed, { target: 3 }),
    figure('hover while indexing, the slowest', { now: [Math.max(...samples.now.hover)] }),
  ];

  async function measure(build: Build, into: Times): Promise<void> {
    const ours = await opened(build.server, corpus.folder, place);
    let isDone = false;
    const first = timed(() => referencesAt(ours, place)).then((result) => {
      isDone = true;
      return result;
    });
    const { line, character } = place.at;
    while (!isDone) {
      into.hover.push((await timed(() => hoverAt(ours.client, place.document, line, character))).time);
      echoed.push((await timed(() => hoverAt(echo.client, place.document, line, character))).time);
    }
    const { time, value } = await first;
    if (value !== place.count) throw new Error(`${value} references found, not ${place.count}.`);
    into.first.push(time);
    into.warm.push((await timed(() => referencesAt(ours, place))).time);
    const params = { textDocument: { uri: uriOf(place.document) }, position: place.at, newName: '777.7' };
    into.rename.push((await timed(() => ours.client.connection.sendRequest(RenameRequest.type, params))).time);
    ours.stop();
    const storage = join(folder, `storage-${build === builds.now}`);
    if (into.kept.length === 0) await afterRestart(build, storage);
    into.kept.push(await afterRestart(build, storage));
  }

  /** The time of the first references of a session, which keeps its index. */
  async function afterRestart(build: Build, storage: string): Promise<number> {
    const ours = await opened(build.server, corpus.folder, place, { indexStorage: uriOf(storage) });
    const { time, value } = await timed(() => referencesAt(ours, place));
    if (value !== place.count) throw new Error(`${value} references found, not ${place.count}.`);
    await ours.client.connection.sendRequest(ShutdownRequest.type);
    ours.stop();
    return time;
  }
}

async function opened(
  server: readonly string[],
  folder: string,
  { document, text }: Place,
  options: object = {},
): Promise<Started> {
  const started = await startServer(server, folder, undefined, options);
  await started.client.open(document, text);
  await publishedAt(started.client, document, 1);
  return started;
}

async function referencesAt({ client }: Started, { document, at }: Place): Promise<number> {
  return (await client.references(document, at, false))?.length ?? 0;
}

/** The same references as links. Once: it takes long. */
async function markdownReferences(folder: string, files: number): Promise<readonly number[] | undefined> {
  const server = markdownServer();
  if (!server) return undefined;
  const corpus = writeCorpus(join(folder, 'workspace-links'), files, { kinds: 'links' });
  // Within the address of `[ACME 3.4](/catalog.md#objective-3-4)`.
  const place = placeIn(corpus, '[ACME 3.4](/catalog.md#object'.length);
  const open = new LineDocument(uriOf(place.document), 'markdown', 1, place.text);
  const started = await startServer(
    [server, '--stdio'],
    corpus.folder,
    (connection) => serveMarkdown(connection, corpus.folder, () => open),
    { markdownFileExtensions: ['md'] },
  );
  await started.client.open(place.document, place.text);
  const { time, value } = await timed(() => referencesAt(started, place));
  if (value < place.count) throw new Error(`vscode-markdown finds ${value} references, not ${place.count}.`);
  started.stop();
  return [time];
}

/** With a small catalog, so that it is the server's start that counts. */
export async function firstAnswer(builds: Builds, folder: string, rounds: number): Promise<Figure[]> {
  const root = join(folder, 'start');
  mkdirSync(root);
  writeFileSync(join(root, 'acme.objectives.yaml'), 'prefix: ACME\nedition: y2024\nobjectives:\n  - 3.4 One\n');
  const document = join(root, 'plan.md');
  const processor = new Map<readonly string[], number[]>();
  const answer = (words: readonly string[]) => async () => {
    const started = await startServer(words, root);
    await started.client.open(document, 'As ACME 3.4 asks.\n');
    if (!(await hoverAt(started.client, document, 0, 5))) throw new Error('Expected a hover.');
    const used = started.processorTime();
    if (used !== undefined) pushTo(processor, words, used);
    started.stop();
  };
  const times = await byTurns(rounds, { ...ofBuilds(builds, ({ server }) => answer(server)), echo: answer(ECHO) });
  const name = 'start of the server to its first hover';
  const used = ofBuilds(builds, ({ server }) => processor.get(server)?.slice(1) ?? []);
  return [
    compared(name, times, 'echo', times.echo, { target: 1.6 }),
    ...(processor.size > 0
      ? [compared(`${name}, processor time`, used, 'echo', processor.get(ECHO)?.slice(1) ?? [])]
      : []),
  ];
}

async function timed<T>(run: () => Promise<T>): Promise<{ time: number; value: T }> {
  const start = performance.now();
  const value = await run();
  return { time: performance.now() - start, value };
}
