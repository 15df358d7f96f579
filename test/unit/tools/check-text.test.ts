import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Range } from '../../../server/src/core/model/text.ts';
import { editText } from '../../../server/src/core/text/edits.ts';
import { call, type Json, worldOf } from './tool-world.ts';

const WORLD = await worldOf(`
//- /objrefs.yaml
context: [{files: "plans/**", framework: QUAY-SP}]
limits: {fileSize: 2 KB}
//- /quay.objectives.yaml
prefix: QUAY-SP
misspellings: [QUAY SP]
levels: [goal, target]
editions:
  - edition: "2020"
    objectives:
      - {number: 1.1, title: Train pilots}
      - {number: 7.1, title: Sell the crane, replacedBy: [1.2]}
      - {number: 7.2, title: Buy and sell, replacedBy: [1.1, 1.2]}
  - edition: "2024"
    objectives: [1 Keep the quay, 1.1 Train divers, 1.2 Sell all cranes]
`);

const check = (text: string, more = {}) => call('check_text', { text, ...more }, WORLD);
const range = ({ line, column, endLine, endColumn }: Json): Range => ({
  start: { line: line - 1, character: column - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
});

/** The text with the first suggestion of each finding, as the tool says that it is to be applied. */
function applied(text: string, findings: readonly Json[]): string {
  return findings.reduceRight(
    (changed, finding) =>
      finding.suggestions.length === 0
        ? changed
        : editText(changed, [{ range: range(finding), newText: finding.suggestions[0].newText }]).text,
    text,
  );
}

it('gives findings with what to put in their place, and the name of the document', async () => {
  const { references, findings, total } = await check('See QUAY-SP 7.1.\nQUAY-SP 1.1', { filename: 'new/plan.md' });
  expect([references, total]).toEqual([2, 1]);
  expect(findings[0]).toMatchObject({
    ...{ file: 'new/plan.md', line: 1, column: 5, endColumn: 16, code: 'replaced-objective', number: '7.1' },
    suggestions: [{ number: '1.2', title: 'Sell all cranes', newText: 'QUAY-SP 1.2' }],
  });
});

it('reads the text as that of the document', async () => {
  expect((await check('Target 1.9', { filename: 'plans/a.md' })).total).toBe(1);
  expect((await check('Target 1.9', { filename: 'other/a.md' })).total).toBe(0);
});

it('refuses a text that is larger than a document may be', async () => {
  expect(await check('a'.repeat(3000))).toBe(
    'text: expected at most 2000 characters (limits.fileSize). Check it in parts.',
  );
});

it('leads to a text without findings that have suggestions, if these are applied', async () => {
  const citation = fc
    .tuple(
      fc.constantFrom('QUAY-SP', 'QUAY SP', 'quay-sp', 'QUAY-SP:2020', 'QUAY-SP:2019', 'INTERPOL-SP'),
      fc.constantFrom('1.1', '1.2', '7.1', '7.2', '1.9', '3.7', '1.1, 7.1 and 1.3', '1.1-1.9', '7.1 to 1.1'),
    )
    .map((parts) => parts.join(' '));
  const text = fc
    .array(fc.oneof(citation, fc.constantFrom('as in ', '\n', '. ', ' (see ', ') ')))
    .map((all) => all.join(' '));
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      let current = written;
      for (let round = 0; round < 4; round++) current = applied(current, (await check(current)).findings ?? []);
      const { findings } = await check(current);
      expect(findings.filter(({ suggestions }: Json) => suggestions.length > 0)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
