import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfiguration } from '../../../server/src/catalog/configuration/configuration-reader.ts';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import type { Diagnostic } from '../../../server/src/core/model/diagnostic.ts';
import { comparePositions, linesOf, type Range } from '../../../server/src/core/model/text.ts';
import { applyEdits } from '../../support/edits.ts';

const CATALOG = `# A catalog with everything
format: 1
prefix: INTERPOL-SP
aliases: [INTERPOL Strategic Framework]
title: "INTERPOL: Strategic Framework"
numbering: {words: [target], inner: {Abs: "("}, order: before}
editions:
  - edition: 2011-2013
    published: 2011
    objectives:
      - 1 One
      - {number: 1.1, title: &t Title, withdrawn: true, replacedBy: [1]}
  - edition: 2014-2016
    objectives:
      - number: 3.4
        title: *t
        text: |
          Several
          lines 🎯
        replaces: [1, {number: 1.1, relation: merged}]
        objectives:
          - 3.4.1 Nested
`;

const CONFIGURATION = `format: 1
catalogs: [frameworks/*.objectives.yaml]
frameworks: {INTERPOL-SP: on, NIST CSF: {edition: "1.1"}}
severity: {superseded-edition: off}
context:
  - {files: "plans/**/*.md", framework: INTERPOL-SP}
limits: {fileSize: 5 MB}
`;

const scrap = fc.oneof(
  fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    '\t',
    '  ',
    ': ',
    '- ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '&t ',
    '*t',
    '!x ',
    '<<: ',
    '#',
    '|',
    '>',
    '? ',
    '---\n',
    '\0',
    '\uFEFF',
    '🎯',
    '\uD800',
    '\uE03A',
    '3.4',
    'true',
    '%',
  ),
  fc.string({ maxLength: 4 }),
);
/** A few positions in a text where something is inserted or removed. */
const mutations = fc.array(fc.record({ at: fc.nat(2_000), cut: fc.nat(12), put: scrap }), {
  minLength: 1,
  maxLength: 6,
});

function mutate(text: string, changes: readonly { at: number; cut: number; put: string }[]): string {
  let mutated = text;
  for (const { at, cut, put } of changes) {
    const offset = at % (mutated.length + 1);
    mutated = mutated.slice(0, offset) + put + mutated.slice(offset + cut);
  }
  return mutated;
}

/** Every range anywhere in a value. */
function rangesIn(value: unknown): Range[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('start' in value && 'end' in value) return [value as Range];
  return Object.values(value instanceof Map ? [...value.values()] : value).flatMap(rangesIn);
}

function expectSound(text: string, value: unknown, problems: readonly Diagnostic[]): void {
  const lines = linesOf(text);
  for (const range of [...rangesIn(value), ...problems.flatMap((problem) => rangesIn(problem))]) {
    expect(comparePositions(range.start, range.end)).toBeLessThanOrEqual(0);
    for (const { line, character } of [range.start, range.end]) {
      expect(line).toBeLessThan(lines.lineCount);
      expect(character).toBeLessThanOrEqual(lines.line(line).length);
    }
  }
  for (const { fixes } of problems) for (const { edits } of fixes) applyEdits(text, edits);
  expect(problems.some(({ message }) => message.includes('cannot be read'))).toBe(false);
}

test('in any mutated catalog, every range is in the text and every fix can be applied', () => {
  fc.assert(
    fc.property(mutations, (changes) => {
      const text = mutate(CATALOG, changes);
      const { catalog, problems } = readCatalog('file:///a', text);
      expectSound(text, catalog, problems);
    }),
    { numRuns: 1_000 },
  );
});

test('in any mutated configuration, every range is in the text and every fix can be applied', () => {
  fc.assert(
    fc.property(mutations, (changes) => {
      const text = mutate(CONFIGURATION, changes);
      const { value: configuration, problems } = readConfiguration('file:///a', text);
      expectSound(text, configuration, problems);
    }),
    { numRuns: 500 },
  );
});

test('the catalog and the configuration are valid before they are mutated', () => {
  expect(readCatalog('file:///a', CATALOG).problems).toEqual([]);
  expect(readConfiguration('file:///a', CONFIGURATION).problems).toEqual([]);
});
