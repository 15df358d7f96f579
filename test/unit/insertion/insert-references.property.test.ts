import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { DocumentAnalysis, type Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import { insertReferences } from '../../../server/src/core/insertion/insert-references.ts';
import { linesOf, type Range } from '../../../server/src/core/model/text.ts';
import { editText } from '../../../server/src/core/text/edits.ts';
import { numbers, prefix } from '../../support/catalog-arbitraries.ts';
import { parseFixture } from '../../support/fixture.ts';
import { readScope } from '../../support/scope.ts';

// Arbitrary frameworks and titles: what is inserted reads back as what was picked, and breaks nothing around it.

const title = fc.oneof(
  fc.constantFrom(
    'Grow apples',
    'Grow: apples',
    'Grow "apples"',
    "Don't grow",
    'a | b',
    '[x](y)',
    '<b>',
    '# no',
    '(a',
    '$x',
  ),
  fc.string({ minLength: 1, maxLength: 30 }),
);

const framework = fc.tuple(prefix, numbers, fc.array(title, { minLength: 12, maxLength: 12 }));
const options = fc.record({ titles: fc.boolean(), pinned: fc.boolean() });

interface Place {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** The structure of a text in its language, without the inserted part. */
  readonly structure: (text: string) => unknown;
}

const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]));
  return typeof value;
};
const cells = (delimiter: string) => (text: string) => parseCsv(text, { delimiter }).map((row) => row.length);

const PLACES: readonly Place[] = [
  { name: 'a.md', before: 'As ', after: ' asks.', structure: () => null },
  { name: 'a.md', before: '| a | ', after: ' |\n| --- | --- |', structure: (text) => text.split(/(?<!\\)\|/).length },
  { name: 'a.ts', before: 'const a = "', after: '";', structure: (text) => text.split('"').length },
  { name: 'a.json', before: '{"a": ["', after: '", 1]}', structure: (text) => shape(JSON.parse(text)) },
  { name: 'a.json', before: '{"a": [', after: ', 1]}', structure: (text) => shape(JSON.parse(text)) },
  { name: 'a.csv', before: 'a,b\nx,', after: ',z', structure: (text) => text.split(',').length },
  { name: 'a.csv', before: 'a;b\n"x, ', after: '";z', structure: cells(';') },
  { name: 'a.yaml', before: 'a: [see ', after: ', b]', structure: (text) => shape(parseYaml(text)) },
  { name: 'a.yaml', before: 'a: "', after: '"', structure: (text) => shape(parseYaml(text)) },
  { name: 'a.yaml', before: 'a: see ', after: '\nb: 1', structure: (text) => shape(parseYaml(text)) },
];

const quoted = (text: string): string => JSON.stringify(text.replace(/[\p{C}\s]+/gu, ' ').trim() || 'Title');

function scopeFor([prefixText, list, titles]: readonly [string, readonly string[], readonly string[]]): Scope {
  const objectives = list.map((text, index) => `  - {number: "${text}", title: ${quoted(titles[index] ?? '')}}`);
  const catalog = `//- /x.objectives.yaml\nprefix: "${prefixText}"\nedition: first\nobjectives:\n${objectives.join('\n')}`;
  return readScope(parseFixture(catalog).files).scope;
}

function numbersIn(text: string, scope: Scope, uri: string): (string | undefined)[] {
  return new DocumentAnalysis(linesOf(text), scope, uri).references.map(
    ({ resolution }) => resolution.objective?.number,
  );
}

it('reads back as what was picked, in every kind of context', () => {
  fc.assert(
    fc.property(framework, fc.infiniteStream(fc.boolean()), options, (described, picks, chosen) => {
      const scope = scopeFor(described);
      const [known] = scope.set.frameworks;
      const all = [...(known?.current?.byNumber.values() ?? [])];
      const picked = all.filter(() => picks.next().value);
      if (!known || picked.length === 0) return;
      for (const { name, before, after, structure } of PLACES) {
        const uri = `file:///w/${name}`;
        const lines = linesOf(before + after);
        const at = { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
        const range: Range = { start: at, end: at };
        const wanted = picked.map((objective) => ({ framework: known, objective }));
        const written = insertReferences(new DocumentAnalysis(lines, scope, uri), [range], wanted, chosen);
        const { text } = editText(before + after, [{ range, newText: written.texts[0]! }]);
        expect(written.isRead, text).toBe(true);
        expect(numbersIn(text, scope, uri), text).toEqual(picked.map(({ number }) => number));
        // In a bracketed list of YAML, plain text cannot contain brackets.
        if (before === 'a: [see ' && /[[\]{}]/.test(picked.map(({ number }) => number).join())) continue;
        const alone = editText(before + after, [{ range, newText: before.endsWith('[') ? '"x"' : 'x' }]).text;
        expect(structure(text), text).toEqual(structure(alone));
      }
    }),
    { numRuns: 150 },
  );
});
