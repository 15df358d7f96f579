import { readConfiguration } from '../../../server/src/catalog/configuration/configuration-reader.ts';
import { readReviews } from '../../../server/src/catalog/configuration/reviews-reader.ts';
import { IMPORT_FORMATS } from '../../../server/src/catalog/imports/formats/index.ts';
import { readImportedCatalog } from '../../../server/src/catalog/imports/formats/read-import.ts';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { composeFrameworks } from '../../../server/src/core/resolution/compose.ts';
import { HeaderGuard } from '../../../server/src/node/header-guard.ts';
import { serveInProcess } from '../../protocol/support/in-process.ts';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';
import { readScope } from '../../support/scope.ts';

/** What any bytes are given to. It throws, rejects or does not end where it fails. */
export type Target = (bytes: Buffer) => Promise<void>;

const CATALOG = `prefix: ACME
aliases: [Acme Plan]
levels: [goal, target]
numbering: {words: [Art], inner: {Abs: "("}, order: either, ignoreCase: true}
editions:
  - {edition: "2020", objectives: [1 Grow, 1.1 Grow apples, {number: 1.2, title: Pears, replacedBy: [2.1]}, 6(1)(a) Letters]}
  - {edition: "2024", objectives: [1 Grow, 1.1 Grow plums, 2.1 Harvest, 6(1)(a) Letters]}
`;
const { scope } = readScope([{ path: '/a.objectives.yaml', text: CATALOG, annotations: [] }]);

async function scanner(bytes: Buffer): Promise<void> {
  const lines = linesOf(bytes.toString('utf8'));
  const { references, diagnostics } = new DocumentAnalysis(lines, scope);
  for (const { range } of [...references.map(({ reference }) => reference), ...diagnostics]) {
    const isIn = range.end.line < lines.lineCount && range.end.character <= lines.line(range.end.line).length;
    if (!isIn) throw new Error(`${JSON.stringify(range)} is not in the text`);
  }
}

async function yaml(bytes: Buffer): Promise<void> {
  const text = bytes.toString('utf8');
  const { catalog, problems } = readCatalog('file:///a', text);
  if (catalog) composeFrameworks([{ catalog, origin: 'workspace' }], new Map());
  const unexpected = problems.find(({ message }) => message.includes('cannot be read'));
  if (unexpected) throw new Error(unexpected.message);
  readConfiguration('file:///b', text);
  readReviews('file:///c', text);
}

async function imports(bytes: Buffer): Promise<void> {
  // The first byte chooses the format.
  const from = IMPORT_FORMATS[(bytes[0] ?? 0) % IMPORT_FORMATS.length]?.name;
  const content = bytes.subarray(1);
  const file = { name: 'a', bytes: content, text: content.toString('utf8') };
  await readImportedCatalog('file:///a', file, { prefix: 'P', ...(from !== undefined && { from }) });
}

/** After any bytes, the stream has failed, which ends the server, or a request is answered. */
async function messages(bytes: Buffer): Promise<void> {
  const { toServer, toClient } = serveInProcess(new MemoryFiles({}));
  const guard = new HeaderGuard();
  const ended = new Promise<void>((resolve) => guard.once('error', () => resolve()));
  const answered = new Promise<void>((resolve) => toClient.on('data', () => resolve()));
  guard.pipe(toServer);
  guard.write(bytes);
  const request = '{"jsonrpc":"2.0","id":"last","method":"none"}';
  guard.write(`Content-Length: ${request.length}\r\n\r\n${request}`);
  // What follows is part of a longer content.
  const waits = new Promise<void>((resolve) => setTimeout(resolve, 20));
  await Promise.race([ended, answered, waits]);
  // Neither ended nor disposed, which would be an end of its own: it may still log what it has read.
  guard.unpipe();
}

export const TARGETS: Readonly<Record<string, Target>> = { scanner, yaml, imports, messages };
