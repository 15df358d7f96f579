import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { Parser } from 'htmlparser2';
import markdownIt from 'markdown-it';
import { run } from '../../../server/src/cli/run/run.ts';
import { createChecker } from '../../../server/src/library/library.ts';
import { objectiveReferences } from '../../../server/src/markdown-it/plugin.ts';
import { OBJECTIVES_REQUESTS, type ObjectivesNode, type ObjectivesPage } from '../../../server/src/protocol/index.ts';
import { type TestClient, uriOf } from '../../protocol/support/client.ts';
import { connectInProcess } from '../../protocol/support/in-process.ts';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';
import { RICH_CLIENT } from '../../support/clients.ts';
import type { Part } from '../part.ts';
import { controlsIn } from '../support/hostile-folder.ts';
import { catalogOf, documentOf, hostileTitle, WEBSITE } from '../support/hostile-titles.ts';
import { READERS, tags } from '../support/markdown.ts';
import { inFolder } from '../support/programs.ts';

/**
 * Hostile titles in all that shows titles, Markdown by two engines: the elements are those of harmless titles, and no
 * text has characters that mislead.
 */
export const titles: Part = {
  name: 'titles',
  says: 'hostile titles wherever titles are shown',
  rounds: 2,
  async round(random, figures) {
    const labels = random.turn([true, false, false, false, false]);
    harmless ??= (await shownOf((index) => `plain words ${index}`)).filter(hasElements);
    const hostile = Array.from({ length: 4 * OBJECTIVES }, () => hostileTitle(random));
    const shown = await shownOf((index) => hostile[index]!, labels);
    for (const { sink, text } of shown) assert.deepEqual(controlsIn(text), [], sink);
    const rendered = shown.filter(hasElements);
    assert.equal(rendered.length, harmless.length);
    for (const [index, { sink, text, elements }] of rendered.entries()) {
      const expected: Shown = harmless[index]!;
      if (isDeepStrictEqual([elements, sink], [expected.elements, expected.sink])) continue;
      assert.deepEqual(elements, expected.elements, `${sink}: ${text.slice(0, 5000)}`);
    }
    figures.add(
      'titles, texts, notes and addresses in hovers, completion, hints, reports, pages and previews',
      hostile.length,
    );
    if (labels) figures.add('titles in problems, fixes, lenses, symbols and views', OBJECTIVES);
    figures.add(
      'renderings by two Markdown engines',
      rendered.filter(({ elements }) => 'marked' in elements).length * 2,
    );
  },
};

/** In a round. */
const OBJECTIVES = 200;

/** A text that people read, with the elements that engines make of it. */
interface Shown {
  readonly sink: string;
  readonly text: string;
  readonly elements: Readonly<Record<string, readonly string[]>>;
}

const hasElements = ({ elements }: Shown): boolean => Object.keys(elements).length > 0;

/** What engines make of titles that do nothing. */
let harmless: readonly Shown[] | undefined;

/** @param labels whether also what is shown as it is, which takes a while and leads to no engine */
async function shownOf(title: (index: number) => string, labels = false): Promise<Shown[]> {
  const [catalog, document] = [catalogOf(OBJECTIVES, title), documentOf(OBJECTIVES)];
  return [
    ...(await inEditor(catalog, document, labels)),
    ...(await onCommandLine(catalog, document)),
    preview(catalog, document),
  ];
}

async function inEditor(catalog: string, document: string, labels: boolean): Promise<Shown[]> {
  const [path, uri] = ['/w/a.md', uriOf('/w/a.md')];
  const files = new MemoryFiles({ '/w/acme.objectives.yaml': catalog, [path]: document });
  const initializationOptions = { objectives: true, diagnostics: 'pull' } as const;
  const options = { capabilities: RICH_CLIENT, folders: ['/w'], initializationOptions };
  const { client } = await connectInProcess(
    { ...options, settings: { codeLens: true, inlayHints: { enabled: true } } },
    files,
  );
  try {
    await client.open(path, document);
    await client.open('/w/acme.objectives.yaml', catalog, 'yaml');
    const lines = document.split('\n');
    const textDocument = { uri };
    const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    const ask = asking(client);
    const shown: Shown[] = [];
    for (const [line, text] of lines.entries()) {
      const at = { textDocument, position: { line, character: text.indexOf('ACME') } };
      if (at.position.character >= 0) shown.push(...textsIn('hover', await ask('textDocument/hover', at)));
    }
    const end = { line: lines.length - 1, character: lines.at(-1)!.length };
    const offered = await ask('textDocument/completion', { textDocument, position: end });
    for (const item of offered.items) shown.push(...textsIn('completion', await ask('completionItem/resolve', item)));
    for (const hint of await ask('textDocument/inlayHint', { textDocument, range })) {
      shown.push(...textsIn('inlay hint', await ask('inlayHint/resolve', hint)));
    }
    const place = { framework: 'ACME', edition: '2020', number: '1' };
    const filter = { text: '', only: 'all', order: 'catalog' };
    const { nodes }: ObjectivesPage = await ask(OBJECTIVES_REQUESTS.children, { place, filter, limit: 1000 });
    for (const node of nodes as ObjectivesNode[]) {
      if (labels) shown.push(plain('view', `${node.label} ${node.title}`));
      shown.push(markdown('tooltip', await ask(OBJECTIVES_REQUESTS.describe, node.place)));
    }
    if (!labels) return shown;
    for (const method of ['textDocument/diagnostic', 'textDocument/documentSymbol']) {
      shown.push(...textsIn(method, await ask(method, { textDocument })));
    }
    const context = { diagnostics: [] };
    shown.push(...textsIn('actions', await ask('textDocument/codeAction', { textDocument, range, context })));
    const catalogUri = { textDocument: { uri: uriOf('/w/acme.objectives.yaml') } };
    for (const lens of await ask('textDocument/codeLens', catalogUri)) {
      shown.push(...textsIn('lens', await ask('codeLens/resolve', lens)));
    }
    shown.push(...textsIn('symbols', await ask('textDocument/documentSymbol', catalogUri)));
    shown.push(...textsIn('symbols', await ask('workspace/symbol', { query: 'ACME' })));
    return shown;
  } finally {
    client.connection.dispose();
  }
}

/** The shapes of answers are the protocol's. */
// biome-ignore lint/suspicious/noExplicitAny: only texts in them are looked at
type Answer = any;

const asking =
  ({ connection }: TestClient) =>
  (method: string, params: object): Promise<Answer> =>
    connection.sendRequest(method, params);

/** For the server, or for documents. */
const NOT_SHOWN = new Set(['data', 'edit', 'textEdit', 'arguments']);
const PLAIN = new Set(['label', 'detail', 'description', 'message', 'title', 'name', 'containerName']);

/** The texts that an answer has for people. */
function* textsIn(sink: string, answer: Answer): Generator<Shown> {
  if (typeof answer !== 'object' || answer === null) return;
  if (answer.kind === 'markdown' && typeof answer.value === 'string') yield markdown(sink, answer.value);
  for (const [key, value] of Object.entries<Answer>(answer)) {
    if (NOT_SHOWN.has(key)) continue;
    if (typeof value !== 'string') yield* textsIn(sink, value);
    else if (PLAIN.has(key)) yield plain(sink, value);
  }
}

const plain = (sink: string, text: string): Shown => ({ sink, text, elements: {} });

/** Words of a title may or may not be in code spans, and of two titles other words may be changed. */
const OF_WORDS = new Set(['code', 'del', 'ins', 's'].flatMap((name) => [`<${name}>`, `</${name}>`]));

/** Several sinks show the same text. */
const read = new Map<string, Shown['elements']>();

function markdown(sink: string, text: string): Shown {
  let elements = read.get(text);
  if (!elements) {
    const all = Object.entries(READERS).map(([engine, toHtml]) => [engine, tagsOf(toHtml(text))]);
    elements = Object.fromEntries(all) as Shown['elements'];
    if (read.size > 1000) read.clear();
    read.set(text, elements);
  }
  return { sink, text, elements };
}

function tagsOf(page: string): string[] {
  const found = tags(page).filter((tag) => !OF_WORDS.has(tag));
  return found.map((tag) => (tag.startsWith(`<a href="${WEBSITE}`) ? tag.replace(/"[^"]*"/, WEBSITE) : tag));
}

const html = (sink: string, text: string): Shown => ({ sink, text, elements: { html: elementsOf(text) } });

const REPORTS: readonly (readonly [words: string, show: (sink: string, text: string) => Shown])[] = [
  ['check --format markdown --no-git --min-severity hint', markdown],
  ['coverage --format markdown', markdown],
  ['coverage --format html', html],
  ['diff ACME 2020 2024 --format markdown --impact --no-git', markdown],
  ['diff ACME 2020 2024 --format html', html],
  ['export ACME --format markdown', markdown],
  ['export ACME --format markdown --edition 2020', markdown],
];

function onCommandLine(catalog: string, document: string): Promise<Shown[]> {
  return inFolder({ '.git/HEAD': '', 'acme.objectives.yaml': catalog, 'a.md': document }, async (directory) => {
    const shown: Shown[] = [];
    for (const [words, show] of REPORTS) {
      let text = '';
      const stdout = {
        isTerminal: false,
        async write(part: string) {
          text += part;
        },
      };
      const stdin = Object.assign((async function* () {})(), { isTTY: false });
      await run(words.split(' '), { directory, environment: {}, stdin, stdout, stderr: stdout });
      shown.push(show(words, text));
    }
    return shown;
  });
}

/** A page whose references have titles as tooltips. */
function preview(catalog: string, document: string): Shown {
  const checker = createChecker({ catalogs: [{ name: 'acme.objectives.yaml', text: catalog }], shipped: false });
  const reader = markdownIt();
  objectiveReferences(reader, { checker });
  return html('preview', reader.render(document));
}

/** The tags of a page with the names of their attributes, where links lead, and scripts and styles as they are. */
function elementsOf(text: string): string[] {
  const found: string[] = [];
  let isCode = false;
  const addTag = (tag: string) => OF_WORDS.has(tag) || found.push(tag);
  const parser = new Parser({
    onopentag(name, attributes) {
      isCode = name === 'script' || name === 'style';
      addTag(`<${[name, ...Object.keys(attributes)].join(' ')}>`);
      const { href } = attributes;
      if (href !== undefined) found.push(href.startsWith(WEBSITE) ? WEBSITE : href);
    },
    ontext: (content) => void (isCode && found.push(content)),
    onclosetag(name) {
      isCode = false;
      addTag(`</${name}>`);
    },
    oncomment: (content) => void found.push(`comment ${content}`),
  });
  parser.end(text);
  return found;
}
