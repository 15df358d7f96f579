import { describe, expect, it } from 'vitest';
import { TrackedLines } from '../../../server/src/core/analysis/chunk.ts';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { LineDocument } from '../../../server/src/core/text/line-document.ts';
import { scopeOf } from '../../support/scope.ts';

const PLAIN = `
  //- /acme.objectives.yaml
  prefix: ACME
  levels: [goal]
  editions:
    - {edition: "1", published: 2018-01-01, objectives: [{number: 1.1, title: Sell, replacedBy: [2.1]}, 2.2 Paint]}
    - {edition: "2", published: 2020-01-01, objectives: [2.1 Sell more, 2.2 Buy]}
`;
const withKeys = (keys: string) =>
  scopeOf(`${PLAIN}
  //- /objrefs.yaml
  context: [{keys: [${keys}], framework: ACME}]
`);
const SCOPE = scopeOf(PLAIN);
const BODY = `${'plain words\n'.repeat(100)}| goal | what |\n|--|--|\n| 2.2 | Tom |\n| 1.1 | Sell |\n${'plain words\n'.repeat(100)}goal 9.9\n`;

function open(head: string, analysed = SCOPE, metadata = {}) {
  const document = new LineDocument('file:///a.md', 'markdown', 0, head + BODY);
  const analysis = new DocumentAnalysis(document, analysed, document.uri, metadata);
  const { references, diagnostics: problems } = analysis;
  const edit = (line: number, character: number, length: number, text: string) => {
    const range = { start: { line, character }, end: { line, character: character + length } };
    const edited = document.withChanges([{ range, text }], document.version + 1);
    if (edited === 'stale') throw new Error('The version is new');
    return analysis.afterEdits(edited.document, edited.changes);
  };
  return { analysis, references, problems, edit };
}

it('a position is resolved without scanning the lines far behind it', () => {
  const lines = new TrackedLines(linesOf('plain words\n'.repeat(2_000) + BODY + 'plain words\n'.repeat(9_000)));
  const analysis = new DocumentAnalysis(lines, SCOPE, 'file:///a.md');
  expect(analysis.referenceAt({ line: 2_101, character: 2 })).toBeUndefined();
  expect(lines.seen.last).toBeLessThan(2_200);
  expect(analysis.references).toEqual([]);
  expect(lines.seen.last).toBeGreaterThan(11_000);
});

const DECLARED = '---\nobjectives: ACME\n---\n';
const numbers = (analysis: DocumentAnalysis) => analysis.references.map(({ reference }) => reference.number);

it('if a document declares its framework, an edit elsewhere leaves references and problems unchanged', () => {
  const { references, problems, edit } = open(DECLARED);
  const after = edit(20, 0, 0, 'so goal 2.1, ');
  expect(numbers(after)).toEqual(['2.1', '2.2', '1.1', '9.9']);
  expect(after.references[2]?.group).toBe(references[1]?.group);
  expect(after.diagnostics[0]).toBe(problems[0]);
});

it('also if lines move, except for their positions', () => {
  const { edit } = open(DECLARED);
  const after = edit(20, 0, 0, 'goal 2.1\n\n');
  expect(after.references.map(({ reference }) => reference.range.start.line)).toEqual([20, 107, 108, 209]);
});

it('a changed table header decides whether the cells of the table count', () => {
  const { references, edit } = open(DECLARED);
  const after = edit(103, 2, 4, 'cost');
  expect(numbers(after)).toEqual(['9.9']);
  expect(after.references[0]?.group).toBe(references[2]?.group);
});

it('another edition changes what references mean, not which are found', () => {
  const { problems, edit } = open(DECLARED);
  expect(problems.map(({ code }) => code)).toEqual(['reused-number', 'replaced-objective', 'unknown-objective']);
  const after = edit(1, 'objectives: ACME'.length, 0, ':1');
  expect(after.diagnostics.map(({ code }) => code)).toEqual(['unknown-objective']);
});

it('a removed declaration removes the numbers without a prefix', () => {
  const { edit } = open(DECLARED);
  expect(numbers(edit(1, 0, 1, ''))).toEqual([]);
});

it('if lines have dates, the problems of a line change only with its own date', () => {
  const daysOf = (newer: readonly number[]) => ({
    lineDates: { dayOf: (line: number) => (newer.includes(line) ? '2021-05-05' : '2019-05-05') },
  });
  const { problems, edit } = open(DECLARED, SCOPE, daysOf([]));
  expect(problems.map(({ code }) => code)).toEqual(['reused-number', 'replaced-objective', 'unknown-objective']);
  const after = edit(20, 0, 0, 'so ');
  expect(after.withMetadata(daysOf([20])).diagnostics[0]).toBe(problems[0]);
  const newer = after.withMetadata(daysOf([105]));
  expect(newer.diagnostics.map(({ code }) => code)).toEqual(['replaced-objective', 'unknown-objective']);
});

it('other keys with values that count give other numbers, though the frameworks are the same', () => {
  const { analysis } = open('---\nplan: 2.1\ngoals: 2.2\n---\n', withKeys('plan'));
  expect(numbers(analysis)).toEqual(['2.1']);
  expect(numbers(analysis.withScope(withKeys('goals')))).toEqual(['2.2']);
});

describe('a line of 200,000 characters', () => {
  const [AT, LENGTH] = [100_000, 20_000];
  const document = new LineDocument('file:///a.md', 'markdown', 0, 'ACME 9.9, '.repeat(LENGTH));
  const opened = () => new DocumentAnalysis(document, SCOPE, document.uri);
  const typedAt = (character: number, before: DocumentAnalysis) => {
    const place = { line: 0, character };
    const edited = document.withChanges([{ range: { start: place, end: place }, text: ' ' }], 1);
    if (edited === 'stale') throw new Error('The version is new');
    return before.afterEdits(edited.document, edited.changes);
  };
  const stepsOf = (analysis: DocumentAnalysis) => {
    let steps = 0;
    analysis.diagnoseUntil(() => ++steps < 0);
    return steps;
  };

  it('is scanned and judged in many steps', () => {
    expect(stepsOf(opened())).toBeGreaterThan(600);
  });

  it('is scanned up to a position, and judged there alone', () => {
    const analysis = opened();
    const found = analysis.referenceAt({ line: 0, character: AT })!;
    expect(analysis.diagnosticsOf(found)).toHaveLength(1);
    expect(analysis.diagnosticsOf(found)[0]?.range).toEqual(found.reference.range);
    // The other half, and everything to judge.
    expect(stepsOf(analysis)).toBeGreaterThan(450);
  });

  it('keeps what is far before an edit', () => {
    const before = opened();
    const { references, diagnostics: problems } = before;
    const after = typedAt(AT, before);
    const at = references.findIndex(({ reference }) => reference.range.start.character > AT / 2);
    expect(after.references[at]?.group).toBe(references[at]?.group);
    expect(after.diagnostics[at]).toBe(problems[at]);
    expect(after.references.at(-1)?.group).not.toBe(references.at(-1)?.group);
  });
});

it('an edit between many wrong numbers leaves the problems of most of them', () => {
  const text = Array.from({ length: 20 }, (_, at) => `ACME 9.${at + 1}\n`).join('');
  const document = new LineDocument('file:///a.md', 'markdown', 0, text);
  const before = new DocumentAnalysis(document, SCOPE, document.uri);
  const problems = new Set(before.diagnostics);
  const start = { line: 9, character: 0 };
  const edited = document.withChanges([{ range: { start, end: start }, text: 'x ' }], document.version + 1);
  if (edited === 'stale') throw new Error('The version is new');
  const { diagnostics } = before.afterEdits(edited.document, edited.changes);
  expect(diagnostics.length).toBe(20);
  expect(diagnostics.filter((problem) => problems.has(problem)).length).toBeGreaterThanOrEqual(8);
});
