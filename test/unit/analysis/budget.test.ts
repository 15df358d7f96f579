import { expect, it } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { LineDocument } from '../../../server/src/core/text/line-document.ts';
import { scopeOf } from '../../support/scope.ts';

/** Comparing an unknown number with all of them costs a two-hundredth of the budget of a text. */
const OBJECTIVES = 10_000;
const AFFORDABLE = 200;

const SCOPE = scopeOf(`
  //- /acme.objectives.yaml
  prefix: ACME
  objectives: [${Array.from({ length: OBJECTIVES }, (_, index) => `${index + 1} Sell`).join(', ')}]
`);
const WRONG = 'so ACME 99999 is served\n';
const DOCUMENT = new LineDocument('file:///a.md', 'markdown', 0, WRONG.repeat(AFFORDABLE + 100));
const ANALYSIS = new DocumentAnalysis(DOCUMENT, SCOPE, DOCUMENT.uri);

/** How many unknown numbers are reported, and how many of them, the first ones, with suggestions. */
function counts(analysis: DocumentAnalysis): [reported: number, helped: number] {
  const helped = analysis.diagnostics.map(({ fixes }) => fixes.some(({ edits }) => edits.length > 0));
  const count = helped.filter(Boolean).length;
  expect(helped.slice(0, count)).not.toContain(false);
  return [helped.length, count];
}

it('a text full of unknown numbers gets suggestions within the comparison budget', () => {
  expect(counts(ANALYSIS)).toEqual([AFFORDABLE + 100, AFFORDABLE]);
});

it.each([
  ['a removed line leaves more for those after it', [0, 0, 1, 0], '', [AFFORDABLE + 99, AFFORDABLE]],
  ['an added line leaves less', [0, 0, 0, 0], WRONG, [AFFORDABLE + 101, AFFORDABLE]],
  ['many removed lines leave enough for all', [0, 0, 150, 0], '', [AFFORDABLE - 50, AFFORDABLE - 50]],
  ['another line changes nothing', [0, 0, 0, 0], 'plain words\n', [AFFORDABLE + 100, AFFORDABLE]],
] as const)('after an edit too: %s', (_, [line, character, endLine, endCharacter], text, expected) => {
  const range = { start: { line, character }, end: { line: endLine, character: endCharacter } };
  const edited = DOCUMENT.withChanges([{ range, text }], 1);
  if (edited === 'stale') throw new Error('The version is new');
  expect(counts(ANALYSIS.afterEdits(edited.document, edited.changes))).toEqual(expected);
});
