import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reviewsText } from '../../../server/src/catalog/configuration/reviews-text.ts';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { settledReview } from '../../../server/src/core/fixing/decisions.ts';
import { composeFrameworks } from '../../../server/src/core/resolution/compose.ts';
import { NOW } from './builds.ts';
import { keystroke } from './editing.ts';
import { byTurns, compared, type Figure } from './figure.ts';
import { publishedAt, type Started, startServer } from './servers.ts';

// A keystroke in a document that cites reused numbers, all of them reviewed, next to one in a document without any.

const KEYSTROKES = 101;
const editions = (older: string) => `prefix: ACME
editions:
  - {edition: "2020", objectives: [3.4 ${older}, 4.1 Nothing]}
  - {edition: "2024", objectives: [3.4 Boats on the river, 4.1 Nothing]}
`;

export async function typingSettled(folder: string, lines: number): Promise<Figure> {
  const document = 'plan.md';
  const text = Array.from({ length: lines }, (_, line) => (line % 10 > 0 ? 'in words' : 'as ACME 3.4 asks')).join('\n');
  const reused = editions('Apples in autumn');
  const [framework] = composeFrameworks(
    [{ catalog: readCatalog('file:///acme', reused).catalog!, origin: 'workspace' }],
    new Map(),
  ).set.frameworks;
  const review = { document, ...settledReview(framework!, framework!.current!.byNumber.get('3.4')!) };
  const settled = await open(join(folder, 'settled'), document, text, {
    'acme.objectives.yaml': reused,
    'objrefs.reviews.yaml': reviewsText([review]),
  });
  const plain = await open(join(folder, 'plain'), document, text, {
    'acme.objectives.yaml': editions('Boats on the river'),
  });
  const typing = await byTurns(KEYSTROKES, { settled: settled.type, plain: plain.type });
  for (const { stop } of [settled, plain]) stop();
  const name = `keystroke to diagnostics, ${lines.toLocaleString('en')} lines, reused numbers reviewed`;
  return compared(name, { now: typing.settled }, 'none reused', typing.plain, { target: 1.2 });
}

async function open(
  folder: string,
  name: string,
  text: string,
  files: Readonly<Record<string, string>>,
): Promise<Pick<Started, 'stop'> & { readonly type: () => Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  const { client, stop } = await startServer(NOW.server, folder);
  const path = join(folder, name);
  await client.open(path, text);
  const problems = await client.diagnostics(path, () => true);
  if (problems.length > 0) throw new Error(`Expected no problems, found ${problems[0]?.message}`);
  let version = 1;
  const type = async () => {
    version++;
    await client.change(path, [keystroke(3)], version);
    await publishedAt(client, path, version);
  };
  return { stop, type };
}
