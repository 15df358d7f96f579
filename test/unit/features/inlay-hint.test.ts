import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { inlayHintResolve, inlayHints } from '../../../server/src/features/inlayHint.ts';
import { openLast, textWithHints } from '../../support/check-appearance.ts';
import { hoverText, MINIMAL, RICH } from '../../support/check-features.ts';

const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** A text about a framework with one objective, 1.2 with this title. */
function citing(title: string, text: string): string {
  return `//- /acme.objectives.yaml\nprefix: ACME\nedition: v1\nobjectives:\n  - {number: 1.2, title: ${JSON.stringify(title)}}\n//- /main.md\n${text}`;
}

it('shows the title after the number, cut after a word', () => {
  expect(textWithHints('As INTERPOL-SP 3.4 asks')).toBe(
    'As INTERPOL-SP 3.4 «Provide innovative cybercrime training…» asks',
  );
  expect(textWithHints('As INTERPOL-SP 3.4 asks', 20)).toBe('As INTERPOL-SP 3.4 «Provide innovative…» asks');
  expect(textWithHints('As INTERPOL-SP 3.4 asks', 200)).toBe(
    'As INTERPOL-SP 3.4 «Provide innovative cybercrime training and digital forensic assistance» asks',
  );
});

it('shows one for each number of a list', () => {
  const list = 'ACME 1.2, 1.2 and 9.9';
  expect(textWithHints(citing('Sell more', list))).toBe('ACME 1.2 «Sell more», 1.2 «Sell more» and 9.9');
});

it('shows it after a prefix that follows the number', () => {
  expect(
    textWithHints(`
      //- /law.objectives.yaml
      prefix: LAW
      numbering: {words: [Art], order: after}
      edition: v1
      objectives: [6 Lawfulness]
      //- /main.md
      Under Art. 6 LAW it is`),
  ).toBe('Under Art. 6 LAW «Lawfulness» it is');
});

it('shows the title of a number in an older edition', () => {
  expect(
    textWithHints(`
      //- /acme.objectives.yaml
      prefix: ACME
      editions:
        - {edition: "2020", objectives: [{number: 1.2, title: Sell more, replacedBy: [2.1]}]}
        - {edition: "2024", objectives: [2.1 Sell abroad]}
      //- /main.md
      ACME 1.2, ACME:2020 1.2`),
  ).toBe('ACME 1.2 «Sell more», ACME:2020 1.2 «Sell more»');
});

describe('shows none if the text has the title already', () => {
  test.each([
    'ACME 1.2 (Sell many more things abroad)',
    'ACME 1.2: sell many more things abroad',
    '**ACME 1.2** – “Sell many  more things…”',
    '| ACME 1.2 | Sell many more things abroad |',
    '| Sell many more things abroad | ACME 1.2 |',
    'Sell many more things abroad (ACME 1.2)',
    'ACME 1.2 Sell many\nmore things abroad',
  ])('%s', (text) => {
    expect(textWithHints(citing('Sell many more things abroad', text))).toBe(text);
  });
});

describe('shows it beside other text', () => {
  test.each([
    ['ACME 1.2 (Sell)', 'ACME 1.2 «Sell many more things abroad» (Sell)'],
    ['Sell many more things as ACME 1.2', 'Sell many more things as ACME 1.2 «Sell many more things abroad»'],
  ])('%s', (text, shown) => {
    expect(textWithHints(citing('Sell many more things abroad', text))).toBe(shown);
  });
});

describe('a title is one line of visible characters', () => {
  test.each([
    ['one\ttwo\u0000\u001b[31m', 'one two[31m'],
    ['\u202eevil\u202c \u2066title\u2069', 'evil title'],
    ['**Sell** [more](x) <b>', '**Sell** [more](x) <b>'],
  ])('%j', (title, shown) => {
    expect(textWithHints(citing(title, 'ACME 1.2'))).toBe(`ACME 1.2 «${shown}»`);
  });

  test.each([
    ['a'.repeat(50), `${'a'.repeat(9)}…`],
    ['👩‍👩‍👧'.repeat(20), '👩‍👩‍👧…'],
    [`${'é'.normalize('NFD')}`.repeat(30), `${'é'.normalize('NFD').repeat(4)}…`],
    ['Sell, buy and hold', 'Sell, buy…'],
    ['To internationalisation', 'To intern…'],
  ])('%j cut to ten', (title, shown) => {
    expect(textWithHints(citing(title, 'ACME 1.2'), 10)).toBe(`ACME 1.2 «${shown}»`);
  });
});

test('a hint is never longer than the limit, and cuts no character in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 10, max: 50 }), (title, length) => {
      fc.pre(title.trim() !== '');
      const { document } = openLast(citing(title, 'ACME 1.2'));
      for (const { label } of inlayHints(document, EVERYTHING, length)) {
        expect(label.length).toBeLessThanOrEqual(length);
        expect(label).not.toMatch(/\p{Cs}/u);
      }
    }),
  );
});

it('answers for a part of the text', () => {
  const { document } = openLast('INTERPOL-SP 3.1\nINTERPOL-SP 3.2\nINTERPOL-SP 3.3');
  const line = { start: { line: 1, character: 0 }, end: { line: 1, character: 15 } };
  expect(inlayHints(document, line, 40).map(({ position }) => position)).toEqual([{ line: 1, character: 15 }]);
});

it('gets the hover of its objective as tooltip when it is resolved', () => {
  const { document } = openLast('INTERPOL-SP 3.4');
  const [hint] = inlayHints(document, EVERYTHING, 40);
  const { set } = document.analysis.scope;
  const [described] = hoverText('INTERPOL-SP 3.4$0').split('\n\n---');
  expect(hint?.tooltip).toBeUndefined();
  expect(inlayHintResolve(hint!, set, RICH).tooltip).toEqual({ kind: 'markdown', value: described });
  expect(inlayHintResolve(hint!, set, MINIMAL).tooltip).toMatchObject({ kind: 'plaintext' });
  const foreign = { ...hint!, data: { uri: 1 } };
  expect(inlayHintResolve(foreign, set, RICH)).toBe(foreign);
});
