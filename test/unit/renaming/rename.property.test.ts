import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  DocumentAnalysis,
  type ResolvedReference,
  type Scope,
} from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { groupsOf } from '../../../server/src/core/resolution/scope.ts';
import { readScope } from '../../support/scope.ts';
import { rename, type Texts } from './check-rename.ts';

const CATALOG = '/acme.objectives.yaml';
const NUMBERS = [1, 2, 3].flatMap((parent) => [
  `${parent}`,
  ...[1, 2, 3, 4, 5, 6, 7].map((child) => `${parent}.${child}`),
]);

const edition = fc.subarray(NUMBERS, { minLength: 4 });
const catalogs = fc.tuple(edition, edition).map(([older, newer]) => {
  const both = older.filter((number) => newer.includes(number));
  const moved = older.find((number) => !newer.includes(number));
  return [
    'prefix: ACME',
    'editions:',
    '  - edition: y2020',
    '    objectives:',
    ...older.flatMap((number) =>
      number === moved
        ? [`      - {number: "${number}", title: "T${number}", replacedBy: [${newer.at(-1)}]}`]
        : [`      - ${number} T${number} after ACME ${both[0] ?? number}`],
    ),
    '  - edition: y2024',
    '    objectives:',
    ...newer.map((number) => `      - ${number} T${number}`),
    '',
  ].join('\n');
});

const number = fc.constantFrom(...NUMBERS);
const citation = fc.oneof(
  number.map((one) => `ACME ${one}`),
  number.map((one) => `acme ${one}`),
  number.map((one) => `ACME:y2020 ${one}`),
  fc.tuple(number, number, number).map(([a, b, c]) => `ACME ${a}, ${b} and ${c}`),
  fc.tuple(number, number).map(([a, b]) => `ACME ${a}-${b}`),
  fc.tuple(number, number, number).map(([a, b, c]) => `**ACME** ${a} to ${b}, ${c}`),
  number.map((one) => `> ACME\n> ${one}\n`),
);
const text = fc
  .array(fc.tuple(citation, fc.constantFrom('. ', '\n', ' is; ', ' — see '), fc.constantFrom('', 'Ünd 3.4 𝒳 ')))
  .map((all) => all.flat().join(''));

const workspaces = fc.record({ [CATALOG]: catalogs, '/a.md': text, '/deep/b.md': text });

/** The citations of a text after a new scan: ranges expanded, and the text around the citations. */
function read(texts: Texts): { cited: string[][]; around: string[] } {
  const { scope } = readScope(
    Object.entries(texts).map(([path, content]) => ({ path, text: content, annotations: [] })),
  );
  const cited: string[][] = [];
  const around: string[] = [];
  for (const [path, content] of Object.entries(texts)) {
    const analysis = new DocumentAnalysis(linesOf(content), scope, `file://${path}`);
    let at = { line: 0, character: 0 };
    for (const references of groupsOf(analysis.references)) {
      const { group } = references[0]!;
      if (path !== CATALOG) around.push(textIn(analysis.lines, { start: at, end: group.range.start }));
      at = group.range.end;
      const all = references.flatMap((resolved) => {
        const { reference, resolution } = resolved;
        const { objective } = resolution;
        const own = objective ? `${objective.edition} ${objective.number}` : `none ${reference.number}`;
        return objective ? [own, ...interior(scope, references, resolved)] : [own];
      });
      cited.push([...new Set(all)].sort());
    }
    if (path !== CATALOG) around.push(textIn(analysis.lines, { start: at, end: { line: 1e6, character: 0 } }));
  }
  return { cited, around };
}

/** The interior of a range that this member begins: numbers with the same parent, by their last component. */
function interior({ set }: Scope, references: readonly ResolvedReference[], begins: ResolvedReference): string[] {
  const { members, spans } = begins.group;
  const index = members.indexOf(begins.reference);
  if (!spans.some(({ first }) => first === index)) return [];
  const ends = references.find(({ reference }) => reference === members[index + 1]);
  const [first, last] = [begins.resolution.objective, ends?.resolution.objective];
  if (!first || !last || first.edition !== last.edition) return [];
  const [from, to] = [first.number.split('.'), last.number.split('.')];
  if (from.length !== to.length || (from.length > 1 && from[0] !== to[0])) return [];
  const edition = set.get('ACME')?.editions.find(({ id }) => id === first.edition);
  return [...(edition?.byNumber.keys() ?? [])].flatMap((one) => {
    const parts = one.split('.');
    const isSibling = parts.length === from.length && (parts.length === 1 || parts[0] === from[0]);
    const isBetween = Number(parts.at(-1)) >= Number(from.at(-1)) && Number(parts.at(-1)) <= Number(to.at(-1));
    return isSibling && isBetween ? [`${first.edition} ${one}`] : [];
  });
}

it('every citation keeps its meaning, and no other text changes', {
  timeout: 120_000,
}, async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(workspaces, number, fc.nat(), async (texts, newNumber, choice) => {
      const { scope } = readScope(
        Object.entries(texts).map(([path, content]) => ({ path, text: content, annotations: [] })),
      );
      const places = Object.entries(texts).flatMap(([path, content]) =>
        new DocumentAnalysis(linesOf(content), scope, `file://${path}`).references.flatMap(
          ({ reference, resolution }) =>
            resolution.objective ? [{ path, position: reference.range.end, objective: resolution.objective }] : [],
        ),
      );
      const place = places[choice % Math.max(1, places.length)];
      if (!place) return;
      const after = await rename(texts, place, newNumber);
      if (typeof after === 'string') {
        expect(after).toMatch(/already|cannot be rewritten|no numbers like|would become/);
        return;
      }
      done++;
      const { number: old, edition: renamedIn } = place.objective;
      const mapped = (cited: string): string => {
        const [id, one = ''] = cited.split(' ');
        if (id !== renamedIn) return cited;
        return one === old || one.startsWith(`${old}.`) ? `${id} ${newNumber}${one.slice(old.length)}` : cited;
      };
      const [was, is] = [read(texts), read(after)];
      expect(is.cited).toEqual(was.cited.map((all) => all.map(mapped).sort()));
      expect(is.around).toEqual(was.around);
    }),
    { numRuns: 100 },
  );
  // Most numbers are in use; if none were free, nothing would be tested.
  expect(done).toBeGreaterThan(10);
});
