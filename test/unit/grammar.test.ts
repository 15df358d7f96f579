// VS Code colours references with a regular expression, which knows less than the scanner: it can miss what the scanner
// finds, and must never colour what the scanner does not read as a reference.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DocumentAnalysis } from '../../server/src/core/analysis/document-analysis.ts';
import { linesOf, textIn } from '../../server/src/core/model/text.ts';
import { readScope } from '../support/scope.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
/** Of the frameworks that are enabled by default. */
const { scope: SCOPE } = readScope([]);
const grammar = JSON.parse(read('syntaxes/objective-references.injection.tmLanguage.json'));
const [{ match, captures }] = grammar.patterns as { match: string; captures: Record<string, Rule> }[] as [
  { match: string; captures: Record<string, Rule> },
];
interface Rule {
  readonly name?: string;
  readonly patterns?: readonly { readonly match: string }[];
}

/** Offsets and texts of the coloured numbers: `12 3.4`. Uses the common syntax of Oniguruma and JavaScript. */
function coloured(text: string): string[] {
  const further = new RegExp(captures['3']?.patterns?.[0]?.match ?? '', 'gu');
  return [...text.matchAll(new RegExp(match, 'dgu'))].flatMap(({ indices, 2: number, 3: tail = '' }) => [
    `${indices?.[2]?.[0]} ${number}`,
    ...[...tail.matchAll(further)].map(({ index, 0: other }) => `${(indices?.[3]?.[0] ?? 0) + index} ${other}`),
  ]);
}

/** The same by the scanner. */
function found(text: string): string[] {
  const { references, lines } = new DocumentAnalysis(linesOf(text), SCOPE);
  return references.map(
    ({ reference: { numberRange } }) => `${numberRange.start.character} ${textIn(lines, numberRange)}`,
  );
}

describe('has a colour', () => {
  test.each([
    'INTERPOL-SP 3.4',
    'As INTERPOL-SP 3.4 asks, and INTERPOL-SP 9.9.',
    'INTERPOL-SP 3, INTERPOL Strategic Framework 4.1',
    'INTERPOL-SP:2014-2016 3.4; (INTERPOL-SP 2014-2016 3.4)',
    'INTERPOL-SP:2030-2035 3.4',
    'INTERPOL-SP (2014-2016) 3.4',
    'INTERPOL-SP objective 3.4, INTERPOL-SP Priority 3',
    '| INTERPOL-SP 3.4 | **INTERPOL-SP 3.5** | _INTERPOL-SP 4_ |',
    '//INTERPOL-SP 3.4',
    'f("INTERPOL-SP 3.4", [INTERPOL-SP 3.5])',
    'INTERPOL-SP 3.1, 3.4 and 3.5',
    'INTERPOL-SP 3.1–3.4; INTERPOL-SP 3.1-3.4, 4.1',
    'INTERPOL-SP\u00a03.4',
  ])('%s', (text) => {
    expect(found(text).length).toBeGreaterThan(0);
    expect(coloured(text)).toEqual(found(text));
  });
});

describe('has no colour', () => {
  test.each([
    'INTERPOL-SP',
    'INTERPOL-SP:2014-2016',
    'INTERPOL-SP 2014-2016',
    'XINTERPOL-SP 3.4',
    'my-INTERPOL-SP 3.4',
    'https://example.org/INTERPOL-SP 3.4',
    'INTERPOL-SP 3.x',
    'INTERPOL-SP 0.4',
    'INTERPOL-SP 345',
    'INTERPOL-SP 3.4 million',
    'INTERPOL-SP 3.4 Million',
    'INTERPOL-SP 34 tons',
    'INTERPOL-SP 3.4%',
    'INTERPOL-SP 3.4 %',
    'INTERPOL-SP 6 priorities',
    '[x](#INTERPOL-SP 3.4)',
    'INTERPOL-SP 3(n)',
    'INTERPOL-SP 0-9.9',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
    expect(coloured(text)).toEqual([]);
  });
});

test('only what the scanner finds is coloured', () => {
  const pieces =
    'INTERPOL-SP|strategic|4 |INTERPOL Strategic Framework|3|3.4|9.9|12|0|2016|2014-2016|:2014-2016|(2014-2016)| | | |.|,|;|:|-|–|/|(|)|[|]|"|*|_|#|@|%|x|n|and|to|or|&|objective|priorities|million|days|\\|//|](|https://'.split(
      '|',
    );
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
  const likely = fc
    .tuple(text, text)
    .chain(([before, after]) =>
      fc.constantFrom('3', '3.4', '3.1, 3.4', '3.1-3.4').map((number) => `${before}INTERPOL-SP ${number}${after}`),
    );
  fc.assert(
    fc.property(fc.oneof(text, likely), (sample) => {
      const references = found(sample);
      for (const number of coloured(sample)) expect(references).toContain(number);
    }),
    { numRuns: 3000 },
  );
});

test('it has only single-line rules, so that it never affects the text after them', () => {
  for (const rule of grammar.patterns) expect(Object.keys(rule)).toEqual(['match', 'captures']);
  expect(new RegExp(match, 'u').test('')).toBe(false);
});

test('it applies in prose, comments and strings, and not to their addresses', () => {
  const places: string[][] = grammar.injectionSelector.split(', ').map((place: string) => place.split(' - '));
  expect(places.map(([scope]) => scope)).toEqual([
    'L:text.html.markdown',
    'L:text',
    'L:source.rst',
    'L:comment',
    'L:string',
  ]);
  for (const [, ...excluded] of places) expect(excluded).toContain('markup.underline.link');
});

test('it is contributed to the languages of prose and code', () => {
  const { contributes } = JSON.parse(read('package.json'));
  const [{ scopeName, path, injectTo }] = contributes.grammars;
  expect(scopeName).toBe(grammar.scopeName);
  expect(JSON.parse(read(path.slice(2)))).toEqual(grammar);
  expect(injectTo).toEqual(expect.arrayContaining(['text.html.markdown', 'source.ts', 'source.python', 'source.yaml']));
});
