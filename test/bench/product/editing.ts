import { join } from 'node:path';
import { DocumentDiagnosticRequest } from 'vscode-languageserver/node';
import { LineDocument } from '../../../server/src/core/text/line-document.ts';
import { uriOf } from '../../protocol/support/client.ts';
import { writeCorpus } from '../corpus.ts';
import { MARKDOWN_SETTINGS, markdownServer, serveMarkdown } from '../yardsticks/markdown.ts';
import { byTurns, compared, type Figure } from './figure.ts';
import { ECHO, hoverAt, OURS, publishedAt, type Started, startServer } from './servers.ts';

// A keystroke in a document, until its diagnostics are published; a hover, when idle and right after a keystroke.

const KEYSTROKES = 101;
/** Of the slow yardstick. */
const FEW = 5;

export async function editing(folder: string, sizes: readonly number[]): Promise<Figure[]> {
  const { folder: words } = writeCorpus(join(folder, 'editing'), 4);
  const { folder: links } = writeCorpus(join(folder, 'editing-links'), 4, 'links');
  const server = markdownServer();
  const figures: Figure[] = [];
  for (const lines of sizes) {
    const size = `${lines.toLocaleString('en')} lines`;
    const [ours, echo] = [await startServer(OURS, words), await startServer(ECHO, words)];
    const document = join(words, 'plan.md');
    const text = textOf(lines, 'words');
    for (const { client } of [ours, echo]) {
      await client.open(document, text);
      await publishedAt(client, document, 1);
    }
    const middle = Math.floor(lines / 20) * 10 + 3;
    const typing = await byTurns(KEYSTROKES, {
      ours: type(ours, document, middle),
      echo: type(echo, document, middle),
    });
    figures.push(compared(`keystroke to diagnostics, ${size}`, typing.ours, 'echo', typing.echo, 10));
    if (server) {
      const slow = await typeLinks(server, links, textOf(lines, 'links'), middle);
      figures.push(compared(`keystroke to diagnostics, ${size}`, typing.ours, 'vscode-markdown', slow, 1 / 200));
    }
    if (lines === sizes.at(-1)) figures.push(...(await hovers(ours, echo, document, middle)));
    for (const { stop } of [ours, echo]) stop();
  }
  return figures;
}

/** Every tenth line cites, and every tenth of these an unknown number. */
function textOf(lines: number, form: 'words' | 'links'): string {
  return Array.from({ length: lines }, (_, line) => {
    if (line % 10 > 0) return 'what the plan says of capacity, training and so on, in words';
    const number = line % 100 === 0 ? '9.9' : '3.4';
    return `so ${form === 'words' ? `ACME ${number}` : `[${number}](catalog.md#objective-${number.replace('.', '')})`} is served by it`;
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
  const { slow } = await byTurns(FEW, {
    slow: async () => {
      version++;
      const edited = open.withChanges([keystroke(line)], version);
      if (edited !== 'stale') open = edited.document;
      await client.change(document, [keystroke(line)], version);
      await pull();
    },
  });
  stop();
  return slow;
}

async function hovers(ours: Started, echo: Started, document: string, line: number): Promise<Figure[]> {
  const cited = line - 3;
  const hover = (started: Started) => async () => {
    if (!(await hoverAt(started.client, document, cited, 6))) throw new Error('Expected a hover.');
  };
  const idle = await byTurns(KEYSTROKES, { ours: hover(ours), echo: hover(echo) });
  let version = 1000;
  const afterKeystroke = (started: Started) => async () => {
    version++;
    await started.client.change(document, [keystroke(line)], version);
    await hover(started)();
  };
  const typed = await byTurns(KEYSTROKES, { ours: afterKeystroke(ours), echo: afterKeystroke(echo) });
  return [
    compared('hover, idle', idle.ours, 'echo', idle.echo, 3),
    compared('hover right after a keystroke', typed.ours, 'echo', typed.echo, 3),
  ];
}
