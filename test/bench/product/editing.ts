import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DocumentDiagnosticRequest } from 'vscode-languageserver/node';
import { LineDocument } from '../../../server/src/core/text/line-document.ts';
import { uriOf } from '../../protocol/support/client.ts';
import { writeCorpus } from '../corpus.ts';
import { MARKDOWN_SETTINGS, markdownServer, serveMarkdown } from '../yardsticks/markdown.ts';
import type { Builds } from './builds.ts';
import { byTurns, compared, type Figure, ofBuilds, slow } from './figure.ts';
import { ECHO, hoverAt, publishedAt, type Started, startServer } from './servers.ts';

// A keystroke in a document, until its diagnostics are published; a hover, when idle and right after a keystroke.

const KEYSTROKES = 101;
/** Of the slow yardstick. */
const FEW = 5;

export async function editing(builds: Builds, folder: string, sizes: readonly number[]): Promise<Figure[]> {
  const { folder: words } = writeCorpus(join(folder, 'editing'), 4);
  const { folder: links } = writeCorpus(join(folder, 'editing-links'), 4, { kinds: 'links' });
  writeFileSync(join(links, 'linked.md'), '# Linked\n\n## Objective 3.4\n');
  const server = markdownServer();
  const figures: Figure[] = [];
  for (const lines of sizes) {
    const size = `${lines.toLocaleString('en')} lines`;
    const document = join(words, 'plan.md');
    const started = await startAll(builds, words, document, textOf(lines, 'words'));
    const middle = Math.floor(lines / 20) * 10 + 3;
    const typing = await byTurns(
      KEYSTROKES,
      mapped(started, (one) => type(one, document, middle)),
    );
    figures.push(compared(`keystroke to diagnostics, ${size}`, typing, 'echo', typing.echo, { target: 10 }));
    if (server) {
      const links_ = await typeLinks(server, links, textOf(lines, 'links'), middle);
      figures.push(compared(`keystroke to diagnostics, ${size}`, typing, 'vscode-markdown', links_));
    }
    figures.push(...(await hovers(size, started, document, middle)));
    for (const { stop } of Object.values(started)) stop();
  }
  return figures;
}

/** A keystroke in a paragraph of twenty wrong numbers of a framework with 1,000 objectives. */
export async function typingBesideWrong(builds: Builds, folder: string): Promise<Figure[]> {
  const { folder: root } = writeCorpus(join(folder, 'wrong'), 4);
  const document = join(root, 'wrong.md');
  const wrong = Array.from({ length: 20 }, (_, at) => `so ACME ${1 + at}.${90 + (at % 9)} is served by the plan`);
  const started = await startAll(builds, root, document, ['# Plan', '', ...wrong, ''].join('\n'));
  const typing = await byTurns(
    2 * KEYSTROKES,
    mapped(started, (one) => type(one, document, 12)),
  );
  for (const { stop } of Object.values(started)) stop();
  const name = 'keystroke next to 20 wrong numbers of 1,000';
  return [
    compared(name, typing, 'echo', typing.echo, { limit: 2 }),
    slow(`${name}, the slowest of twenty`, typing, 10),
  ];
}

type All<T> = { readonly now: T; readonly before?: T; readonly echo: T };

const mapped = <T, U>({ now, before, echo }: All<T>, change: (one: T) => U): All<U> => ({
  now: change(now),
  ...(before && { before: change(before) }),
  echo: change(echo),
});

/** The servers of all builds and the yardstick, with a document whose diagnostics they have published. */
async function startAll(builds: Builds, folder: string, document: string, text: string): Promise<All<Started>> {
  const open = async (words: readonly string[]) => {
    const started = await startServer(words, folder);
    await started.client.open(document, text);
    await publishedAt(started.client, document, 1);
    return started;
  };
  const { now, before, echo } = mapped({ ...ofBuilds(builds, ({ server }) => server), echo: ECHO }, open);
  return { now: await now, ...(before && { before: await before }), echo: await echo };
}

/** Every tenth line cites, and every tenth of these an unknown number. */
function textOf(lines: number, form: 'words' | 'links'): string {
  return Array.from({ length: lines }, (_, line) => {
    if (line % 10 > 0) return 'what the plan says of capacity, training and so on, in words';
    const number = line % 100 === 0 ? '999.9' : '3.4';
    return `so ${form === 'words' ? `ACME ${number}` : `[${number}](linked.md#objective-${number.replace('.', '')})`} is served by it`;
  }).join('\n');
}

export const keystroke = (line: number) => {
  const at = { line, character: 4 };
  return { range: { start: at, end: at }, text: 'x' };
};

function type({ client }: Started, document: string, line: number): () => Promise<void> {
  let version = 1;
  return async () => {
    version++;
    await client.change(document, [keystroke(line)], version);
    await publishedAt(client, document, version);
  };
}

/** vscode-markdown answers pulled diagnostics. The links' targets are in another file. */
async function typeLinks(server: string, folder: string, text: string, line: number): Promise<readonly number[]> {
  const document = join(folder, 'plan.md');
  let open = new LineDocument(uriOf(document), 'markdown', 1, text);
  const { client, stop } = await startServer(
    [server, '--stdio'],
    folder,
    (connection) => serveMarkdown(connection, folder, () => open),
    { markdownFileExtensions: ['md'] },
  );
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: MARKDOWN_SETTINGS });
  await client.open(document, text);
  const pull = () =>
    client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: uriOf(document) } });
  const first = await pull();
  if (first.kind !== 'full' || first.items.length === 0) throw new Error('vscode-markdown finds no broken link.');
  let version = 1;
  const { typing } = await byTurns(FEW, {
    typing: async () => {
      version++;
      const edited = open.withChanges([keystroke(line)], version);
      if (edited !== 'stale') open = edited.document;
      await client.change(document, [keystroke(line)], version);
      await pull();
    },
  });
  stop();
  return typing;
}

async function hovers(size: string, started: All<Started>, document: string, line: number): Promise<Figure[]> {
  const cited = line - 3;
  const hover = (one: Started) => async () => {
    if (!(await hoverAt(one.client, document, cited, 6))) throw new Error('Expected a hover.');
  };
  const idle = await byTurns(KEYSTROKES, mapped(started, hover));
  let version = 1000;
  const afterKeystroke = (one: Started) => async () => {
    version++;
    await one.client.change(document, [keystroke(line)], version);
    await hover(one)();
  };
  const typed = await byTurns(KEYSTROKES, mapped(started, afterKeystroke));
  return [
    compared(`hover, idle, ${size}`, idle, 'echo', idle.echo, { target: 3 }),
    compared(`hover right after a keystroke, ${size}`, typed, 'echo', typed.echo, { target: 3 }),
  ];
}
