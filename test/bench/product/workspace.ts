import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RenameRequest } from 'vscode-languageserver/node';
import { LineDocument } from '../../../server/src/core/text/line-document.ts';
import { uriOf } from '../../protocol/support/client.ts';
import { writeCorpus } from '../corpus.ts';
import { markdownServer, serveMarkdown } from '../yardsticks/markdown.ts';
import { byTurns, compared, type Figure, figure } from './figure.ts';
import { ECHO, hoverAt, OURS, publishedAt, type Started, startServer } from './servers.ts';

// References and rename in a folder, hover at the same time, and the time from the start of a server to its first
// answer.

const PLAN = 'part-0/plan-4.md';

export async function wholeWorkspace(folder: string, files: number, rounds: number): Promise<Figure[]> {
  const size = `${files.toLocaleString('en')} files`;
  const corpus = writeCorpus(join(folder, 'workspace'), files);
  const document = join(corpus.folder, PLAN);
  const text = readFileSync(document, 'utf8');
  const at = placeOf(text, 'ACME 3.4');
  const samples = { first: [] as number[], warm: [] as number[], rename: [] as number[], hover: [] as number[] };
  const echo = await startServer(ECHO, corpus.folder);
  const echoed: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const ours = await opened(corpus.folder, document, text);
    let isDone = false;
    const first = timed(() => referencesAt(ours, document, at)).then((result) => {
      isDone = true;
      return result;
    });
    while (!isDone) {
      samples.hover.push((await timed(() => hoverAt(ours.client, document, at.line, at.character))).time);
      echoed.push((await timed(() => hoverAt(echo.client, document, at.line, at.character))).time);
    }
    const { time, value } = await first;
    const expected = corpus.references - corpus.wrong;
    if (value !== expected) throw new Error(`${value} references found, not ${expected}.`);
    samples.first.push(time);
    samples.warm.push((await timed(() => referencesAt(ours, document, at))).time);
    const params = { textDocument: { uri: uriOf(document) }, position: at, newName: '3.9' };
    samples.rename.push((await timed(() => ours.client.connection.sendRequest(RenameRequest.type, params))).time);
    ours.stop();
  }
  echo.stop();
  const slow = await markdownReferences(folder, files);
  const beside = (name: string, ours: readonly number[], target?: number) =>
    slow ? compared(name, ours, 'vscode-markdown, first', slow, target) : figure(name, ours);
  return [
    beside(`first references in ${size}`, samples.first, 1 / 30),
    compared(`references again in ${size}`, samples.warm, 'first references', samples.first),
    compared(
      `rename in ${size}, ${corpus.references - corpus.wrong} places`,
      samples.rename,
      'first references',
      samples.first,
    ),
    compared('hover while indexing', samples.hover, 'echo', echoed, 5),
    figure('hover while indexing, the slowest', [Math.max(...samples.hover)]),
  ];
}

async function opened(folder: string, document: string, text: string): Promise<Started> {
  const started = await startServer(OURS, folder);
  await started.client.open(document, text);
  await publishedAt(started.client, document, 1);
  return started;
}

async function referencesAt({ client }: Started, document: string, at: { line: number; character: number }) {
  return (await client.references(document, at, false))?.length ?? 0;
}

/** The same references as links. Once: it takes long. */
async function markdownReferences(folder: string, files: number): Promise<readonly number[] | undefined> {
  const server = markdownServer();
  if (!server) return undefined;
  const corpus = writeCorpus(join(folder, 'workspace-links'), files, 'links');
  const document = join(corpus.folder, PLAN);
  const text = readFileSync(document, 'utf8');
  const open = new LineDocument(uriOf(document), 'markdown', 1, text);
  const started = await startServer(
    [server, '--stdio'],
    corpus.folder,
    (connection) => serveMarkdown(connection, corpus.folder, () => open),
    { markdownFileExtensions: ['md'] },
  );
  await started.client.open(document, text);
  const { line, character } = placeOf(text, '](../catalog.md#');
  const { time, value } = await timed(() => referencesAt(started, document, { line, character: character + 17 }));
  if (value < corpus.references - corpus.wrong) throw new Error(`vscode-markdown finds ${value} references.`);
  started.stop();
  return [time];
}

export async function firstAnswer(folder: string, rounds: number): Promise<Figure> {
  const corpus = writeCorpus(join(folder, 'start'), 100);
  const document = join(corpus.folder, PLAN);
  const text = readFileSync(document, 'utf8');
  const at = placeOf(text, 'ACME 3.4');
  const answer = (words: readonly string[]) => async () => {
    const started = await startServer(words, corpus.folder);
    await started.client.open(document, text);
    if (!(await hoverAt(started.client, document, at.line, at.character))) throw new Error('Expected a hover.');
    started.stop();
  };
  const { ours, echo } = await byTurns(rounds, { ours: answer(OURS), echo: answer(ECHO) });
  return compared('start of the server to its first hover', ours, 'echo', echo);
}

function placeOf(text: string, wanted: string): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(wanted)).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

async function timed<T>(run: () => Promise<T>): Promise<{ time: number; value: T }> {
  const start = performance.now();
  const value = await run();
  return { time: performance.now() - start, value };
}
