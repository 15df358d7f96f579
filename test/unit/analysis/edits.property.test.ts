import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChunkScan } from '../../../server/src/core/analysis/chunks.ts';
import { DocumentAnalysis, type Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import { scan } from '../../../server/src/core/matching/scanner.ts';
import type { ReferenceGroup } from '../../../server/src/core/model/reference.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { type ContentChange, LineDocument } from '../../../server/src/core/text/line-document.ts';
import { scopeOf } from '../../support/scope.ts';

const SCOPE = scopeOf(`
  //- /acme.objectives.yaml
  prefix: ACME
  levels: [goal]
  editions:
    - edition: "1"
      published: 2018-01-01
      objectives: [2.2 Paint the walls of the house, {number: 1.1, title: Sell, replacedBy: [2.1]}, 1.2 Buy, 1.3 Rent, {number: 1.4, title: Lend, replacedBy: []}]
    - {edition: "2", published: 2020-01-01, objectives: [2.1 Sell more, 2.2 Buy less, 2.3 Rent]}
  //- /law.objectives.yaml
  prefix: LAW
  numbering: {words: [Art], order: either}
  objectives: [6 Lawfulness, 6(1) Conditions, 7 Consent]
  //- /objrefs.yaml
  context: [{keys: [plan], framework: ACME}]
`);
const OTHER_SCOPE = scopeOf(`
  //- /acme.objectives.yaml
  prefix: ACME
  objectives: [1.1 Sell, 2.1 Sell more]
`);
/** Differs from `SCOPE` only in its keys. */
const OTHER_KEYS: Scope = {
  ...SCOPE,
  contexts: {
    rules: SCOPE.contexts!.rules.map((rule) => ({ ...rule, keys: ['goals'] })),
    signature: 'goals',
  },
};

const PIECES = [
  ...['ACME 1.1', 'ACME 2.1', 'ACME 9.9', 'acme 2.2', 'ACME2.1', 'ACME:1 1.2', 'ACME:7 1.2', 'ACME', 'ACME\n', ' 2.1'],
  ...['ACME 2.1 Sell more', 'ACME 2.1 (Buy less)', ' Sell more', '\nBuy less', '| ACME 2.2 | Rent |\n'],
  ...['ACME 2.1, 1.1 and 9.9', 'ACME 2.3-2.1', 'ACME 1.1–1.4', 'Art. 6 LAW', 'Art. 6(1), 7\nLAW', 'Art. 9 ', 'LAW 6'],
  ...[
    ', 1.1',
    ' and\n2.2',
    ' to 2.3',
    '-\n',
    '(',
    ')',
    '> ',
    '\n> ',
    '\n// ',
    '// ',
    '\n * ',
    '\n\n',
    '\r',
    '\r\n',
    '\n',
  ],
  ...[
    '// objrefs: ACME:1\n',
    '---\nobjectives: ACME\n---\n',
    'goal 1.1 ',
    '\n- 2.2 Rent\n',
    '| goal |\n|--|\n| 2.1 |\n',
    '\n|--|\n',
    '\n| 2.2 | Rent |\n',
    '\n| ACME | LAW |\n|--|--|\n',
    '\n| LAW |\n',
    '\n<tr><th>ACME</th></tr>\n',
    '\n<tr><td>2.1</td></tr>\n',
    'so <td>2.1</td>\n',
    '\n|===\n|ACME |Title\n\n',
    '| ACME | 2.1 |\n| 1.2 | Art. 6 |\n',
    '| 2.1 | 6(1) |\n',
    '|ACME\n|2.1\n',
    '\n---\n',
    'objectives: ACME:2\n',
    'plan: 2.3\n',
    'goals: 2.1\n',
  ],
  ...['objrefs-ignore-line', 'objrefs-ignore-next-line', 'objrefs-ignore-start', 'objrefs-ignore-end'],
  ...[
    'objrefs-ignore-file unknown-objective',
    ' -- ACME 9.9',
    ' unknown-objective',
    '`',
    ' ',
    'x',
    'goal ',
    '"',
    ',',
    ';',
  ],
];
const texts = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, fc.constant('plain words\n')), {
  maxLength: 6,
});
/** Text that continues, or may continue, on the next line. */
const OPEN = [
  'ACME',
  'ACME 2.1,',
  'ACME 2.1 and',
  'ACME 1.1 to',
  'Art. 6',
  'ACME:1',
  'ACME 2.1',
  '> ACME',
  '// ACME',
  '2.2',
  '| 2.1 | 6(1) |',
  '| ACME | 2.1 |',
];
const line = fc.tuple(fc.constantFrom('', '', '', 'so ', '// ', '> '), fc.constantFrom(...OPEN));
const openLines = fc
  .array(line, { minLength: 1, maxLength: 7 })
  .map((all) => all.map((one) => one.join('')).join('\n'));

/** From a time when 2.2 had another meaning; of one framework's numbers; of one edition's. */
const HEADS = [
  '---\ndate: 2019-01-01\n---\n',
  '---\nobjectives: ACME\n---\n',
  '---\nobjectives: {framework: ACME, edition: "1"}\ndate: 2019-01-01\nplan: [1.1, 2.2]\n---\n',
];

const edits = fc.record({
  /** Positions near the end of every thirty-second line, where blocks of lines may meet. */
  at: fc.nat(5),
  near: fc.integer({ min: -2, max: 2 }),
  lines: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, { weight: 8, arbitrary: fc.nat(2) }, fc.nat(80)),
  from: fc.nat(12),
  to: fc.nat(12),
  parts: fc.oneof(
    texts,
    openLines.map((text) => [text]),
  ),
  repeat: fc.oneof({ weight: 20, arbitrary: fc.constant(1) }, fc.nat(60)),
  isSeen: fc.boolean(),
  kind: fc.nat(60),
});

const heads = fc.constantFrom(...HEADS);
const manyEdits = fc.array(edits, { minLength: 20, maxLength: 20 });

/** Some lines were written in one year, some in the other. */
const metadataOf = (kind: number) => ({
  lineDates: { dayOf: (line: number) => (line % (2 + kind) === 0 ? '2019-05-05' : '2021-05-05') },
});

/** All results of an analysis as text, which is compared faster. */
function answerOf(analysis: DocumentAnalysis): string {
  const { references, diagnostics: problems, covered } = analysis;
  const meant = references.map(({ group, reference, resolution }) => {
    return [group, group.members.indexOf(reference), resolution.status, resolution.objective?.number];
  });
  return JSON.stringify([meant, problems, covered], null, 1);
}

const freshOf = ({ lines, given, uri, metadata }: DocumentAnalysis) =>
  new DocumentAnalysis(linesOf((lines as LineDocument).getText()), given, uri, metadata);

/** `expect` takes longer than an edit, so it is called only to show a difference. */
function expectFresh(analysis: DocumentAnalysis): void {
  const [got, wanted] = [answerOf(analysis), answerOf(freshOf(analysis))];
  if (got !== wanted) expect(got).toBe(wanted);
}

const longLines = fc
  .array(fc.constantFrom(...PIECES.filter((piece) => !/[\n\r]/.test(piece) && !piece.startsWith('objrefs-'))), {
    minLength: 3,
    maxLength: 12,
  })
  .map((pieces) => {
    const text = pieces.join(' ');
    return text.repeat(Math.ceil(6_000 / text.length));
  });
const columns = fc.oneof(
  fc.nat(60),
  fc.integer({ min: 480, max: 2_100 }),
  fc.nat(4_000),
  fc.integer({ min: 4_500, max: 6_000 }),
  fc.constant(Number.MAX_SAFE_INTEGER),
);
const columnEdits = fc.record({
  line: fc.nat(4),
  at: columns,
  length: fc.oneof(fc.constant(0), fc.nat(20), fc.nat(3_000)),
  parts: texts,
  kind: fc.nat(20),
});

it('also within long lines, which are divided', () => {
  fc.assert(
    fc.property(heads, longLines, longLines, fc.array(columnEdits, { maxLength: 12 }), (head, one, two, list) => {
      let document = new LineDocument('file:///a.md', 'markdown', 0, `${head}${one}\n${two}\n> ${one}`);
      let analysis = new DocumentAnalysis(document, SCOPE, document.uri);
      for (const [index, { line, at, length, parts, kind }] of list.entries()) {
        const start = { line: Math.max(0, document.lineCount - 1 - line), character: at };
        const range = { start, end: { line: start.line, character: at + length } };
        const edited = document.withChanges([{ range, text: parts.join('') }], index + 1);
        if (edited === 'stale') throw new Error('The version is new');
        document = edited.document;
        analysis = analysis.afterEdits(document, edited.changes);
        const position = { line: start.line, character: Math.max(0, at - kind) };
        const found = analysis.referenceAt(position);
        expect(found?.reference).toEqual(freshOf(analysis).referenceAt(position)?.reference);
        if (kind < 4) analysis.diagnoseUntil(() => true);
        if (kind === 4) analysis = analysis.withScope(analysis.given === SCOPE ? OTHER_SCOPE : SCOPE);
        if (kind > 15) expectFresh(analysis);
      }
      expectFresh(analysis);
    }),
    { numRuns: 12 },
  );
}, 240_000);

it('a long line is divided as if it were not', () => {
  fc.assert(
    fc.property(heads, longLines, (head, text) => {
      const lines = linesOf(`${head}${text}\nACME 1.1`);
      const { references, readLines, scope } = new DocumentAnalysis(lines, SCOPE, 'file:///a.md');
      const isSure = ({ members }: ReferenceGroup) => members.some(({ certainty }) => certainty === 'certain');
      const groups = [...new Set(references.map(({ group }) => group))].filter(isSure);
      expect(groups).toEqual(scan(readLines, scope.set.matcher).filter(isSure));
    }),
    { numRuns: 60 },
  );
});

it.each(['ACME ', 'see/ACME ', 'ACME/', '\\ACME 1.x '])('a long line that only nearly cites is divided: %s', (part) => {
  const text = `${part.repeat(400)}and/ACME 1.1 or ACME 1.1`;
  const scanned = new ChunkScan(linesOf(text), linesOf(text), SCOPE.set.matcher);
  while (scanned.step());
  const groups = scanned.found.flatMap((chunk) => chunk.groups);
  expect(groups).toEqual(scan(linesOf(text), SCOPE.set.matcher));
  if (part === 'ACME ') expect(scanned.found.length).toBeGreaterThan(3);
});

it('after any edits the result equals a new analysis of the text, and earlier results still match their own texts', () => {
  fc.assert(
    fc.property(heads, openLines, fc.nat(120), manyEdits, (head, part, times, list) => {
      let document = new LineDocument('file:///a.md', 'markdown', 0, head + `${part}\n`.repeat(times));
      let analysis = new DocumentAnalysis(document, SCOPE, document.uri);
      const earlier: DocumentAnalysis[] = [];
      for (const [index, edit] of list.entries()) {
        const line = Math.max(0, edit.at * 32 + edit.near);
        const range = {
          start: { line, character: edit.from },
          end: { line: line + edit.lines, character: edit.lines === 0 ? edit.from + edit.to : edit.to },
        };
        const text = edit.parts.join('').repeat(edit.repeat);
        const change: ContentChange = edit.kind === 0 ? { text } : { range, text };
        const edited = document.withChanges([change, ...(edit.kind === 1 ? [change] : [])], index + 1);
        if (edited === 'stale') throw new Error('The version is new');
        document = edited.document;
        earlier.push(analysis);
        analysis = analysis.afterEdits(document, edited.changes);
        // The previous analysis is still used after the edit.
        if (edit.kind > 56) expectFresh(earlier.at(-1)!);
        if (edit.kind === 2) analysis = analysis.withScope(analysis.given === SCOPE ? OTHER_SCOPE : SCOPE);
        if (edit.kind === 4) analysis = analysis.withScope(analysis.given === SCOPE ? OTHER_KEYS : SCOPE);
        if (edit.kind === 3) analysis = analysis.withMetadata(metadataOf(index));
        let left = edit.from;
        if (index % 2 > 0) analysis.diagnoseUntil(() => left-- === 0);
        if (edit.isSeen) expectFresh(analysis);
      }
      for (const before of earlier.filter((_, index) => index % 10 === 0)) expectFresh(before);
      expectFresh(analysis);
    }),
    { numRuns: 40 },
  );
}, 120_000);
