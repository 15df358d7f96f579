import { describe, expect, it } from 'vitest';
import { fixText } from '../../support/check-fix-all.ts';
import { scopeOf } from '../../support/scope.ts';
import { CATALOGS, SCOPE } from './frameworks.ts';

const fixed = (text: string) => fixText(text, SCOPE).text;

// In the frameworks of these tests 3.2 and 3.3 of 2020 are reused; 3.4 moved to 3.3, 3.8 was removed.
describe('a number that moved', () => {
  it.each([
    ['See ACME 3.4.', 'See ACME 3.3.'],
    ['ACME target 3.4 and ACME 3.5', 'ACME target 3.3 and ACME 3.5'],
    ['ACME 3.5, 3.4 and 3.1', 'ACME 3.5, 3.3 and 3.1'],
    ['**ACME** `3.4`', '**ACME** `3.3`'],
    ['ACME [3.4](plan.md#34), [3.5](plan.md#35)', 'ACME [3.3](plan.md#34), [3.5](plan.md#35)'],
    ['ACME\n3.4 and\n3.5', 'ACME\n3.3 and\n3.5'],
    ['acme 3.4', 'acme 3.3'],
    ['NIST CSF PR.AC‑1', 'NIST CSF PR.AA‑01'],
  ])('is replaced by its successor in %j', (before, after) => expect(fixed(before)).toBe(after));
});

describe('a number that merged into one that the list has', () => {
  // Here 3.3 is new in 2024.
  const scope = scopeOf(CATALOGS.replace(/^.*number: 3\.3, title: Pears, replacedBy.*\n/m, ''));
  const fixed = (text: string) => fixText(text, scope).text;

  it.each([
    ['ACME 3.3, 3.4 and 3.5', 'ACME 3.3 and 3.5'],
    ['ACME 3.3, 3.4, and 3.5', 'ACME 3.3 and 3.5'],
    ['ACME 3.1, 3.3, 3.4 and 3.5', 'ACME 3.1, 3.3 and 3.5'],
    ['ACME 3.1, 3.3, 3.4, and 3.5', 'ACME 3.1, 3.3, and 3.5'],
    ['ACME 3.3, 3.5 and 3.4', 'ACME 3.3 and 3.5'],
    ['ACME 3.1, 3.3, 3.5, and 3.4', 'ACME 3.1, 3.3, and 3.5'],
    ['ACME 3.3 and 3.4', 'ACME 3.3'],
    ['ACME 3.4, 3.3 and 3.5', 'ACME 3.3 and 3.5'],
    ['ACME 3.4, 3.5 and 3.3 are', 'ACME 3.3 and 3.5 are'],
    ['ACME 3.3/3.4/3.5', 'ACME 3.3/3.5'],
    ['ACME 3.3; 3.4; 3.5.', 'ACME 3.3; 3.5.'],
    ['ACME 3.3 or 3.4', 'ACME 3.3'],
    ['ACME 3.3, 3.4 und 3.5', 'ACME 3.3 und 3.5'],
    ['ACME 3.3 and 3.4 and 3.5', 'ACME 3.3 and 3.5'],
    ['ACME 3.3, target 3.4 and target 3.5', 'ACME 3.3 and target 3.5'],
    ['ACME [3.3](a), [3.4](b) and [3.5](c)', 'ACME [3.3](a) and [3.5](c)'],
    ['ACME **3.3**, **3.4** and **3.5**', 'ACME **3.3** and **3.5**'],
    ['ACME `3.3`, `3.5` and `3.4`', 'ACME `3.3` and `3.5`'],
    ['**ACME 3.3, 3.5 and 3.4**', '**ACME 3.3 and 3.5**'],
    ['(ACME 3.3, 3.4)', '(ACME 3.3)'],
  ])('is removed with its separator: %j', (before, after) => expect(fixed(before)).toBe(after));

  it.each([
    ['ACME 3.3,\n3.4 and 3.5', 'ACME 3.3 and\n3.5'],
    ['// ACME 3.3,\n// 3.4 and 3.5', '// ACME 3.3 and\n// 3.5'],
    ['ACME 3.3, 3.4 and\n3.5', 'ACME 3.3 and\n3.5'],
    ['ACME 3.1,\n3.3, 3.4 and 3.5', 'ACME 3.1,\n3.3 and 3.5'],
    ['ACME 3.1,\n3.4,\n3.3,\n3.5', 'ACME 3.1,\n3.3,\n3.3,\n3.5'],
  ])('leaves every line break in place: %j', (before, after) => expect(fixed(before)).toBe(after));

  it.each([
    ['ACME 3.3 (storage), 3.4 (drying) and 3.5', 'ACME 3.3 (storage), 3.3 (drying) and 3.5'],
    ['ACME 3.3, **3.4 and 3.5**', 'ACME 3.3, **3.3 and 3.5**'],
  ])('stays if something else would be removed with it: %j', (before, after) => expect(fixed(before)).toBe(after));

  it('can be within a range that the list has', () => {
    expect(fixed('ACME 3.1-3.3, 3.4 and 3.5')).toBe('ACME 3.1-3.3 and 3.5');
  });

  it.each(['ACME 3.3 and 3.4', 'ACME 3.1-3.3, 3.4'])(
    'is left to a person where the one in the list may have an earlier meaning: %j',
    (text) => expect(fixText(text, SCOPE).text).toBe(text),
  );

  it('keeps numbers that were written twice', () => {
    expect(fixed('ACME 3.5, 3.5 and 3.4')).toBe('ACME 3.5, 3.5 and 3.3');
  });
});

describe('a bracket that abbreviates a number', () => {
  it.each([
    ['BETA 22(1) and (3)', 'BETA 24(1) and (3)'],
    ['BETA 22(1), (2) and (3)', 'BETA 24(1) and (3)'],
    ['BETA 22(3), (4) and (5)', 'BETA 24(3), Art 25 and 24(5)'],
    ['BETA 22 (1) and (3)', 'BETA 24 (1) and (3)'],
    ['BETA 6(1) and 22(3)', 'BETA 6(1) and 24(3)'],
  ])('becomes a bracket again, or a whole number: %j', (before, after) => expect(fixed(before)).toBe(after));
});

describe('numbers with words in them, and numbers before the prefix', () => {
  it.each([
    ['Art. 22 Abs. 1 BETA', 'Art. 24 Abs. 1 BETA'],
    ['Art. 7 Abs. 1 lit. a BETA', 'Art. 8 Abs. 2 lit. f BETA'],
    ['Art. 7(1)(a) of the BETA Code', 'Art. 8(2)(f) of the BETA Code'],
    ['Articles 22(1), 22(2) and 22(3) of the BETA', 'Articles 24(1) and 24(3) of the BETA'],
    ['Articles 22(1), 22(3) and 22(2) BETA', 'Articles 24(1) and 24(3) BETA'],
    ['Art. 22(4) BETA', 'Art. 25 BETA'],
  ])('keep their form: %j', (before, after) => expect(fixed(before)).toBe(after));
});

describe('a number that cannot stand alone', () => {
  it.each([
    ['ACME 3.9', 'ACME 4'],
    ['ACME 3.5 and 3.9', 'ACME 3.5 and goal 4'],
    ['CSF PR.AC-1 and ID.GV', 'CSF PR.AA-01 and function GV'],
  ])('gets a word before it: %j', (before, after) => expect(fixed(before)).toBe(after));
});

describe('what needs manual review', () => {
  it.each([
    ['ACME 3.6', 'ACME 3.6 was split. Choose the one you mean.'],
    [
      'ACME 3.7',
      'ACME 3.7 was removed in ACME 2024. The catalog lists only related objectives, such as 4.1 Figs by hand.',
    ],
    ['ACME 3.8', ''],
    ['ACME 9.9', ''],
  ])('%s stays, with a reason', (text, message) => {
    const found = fixText(text, SCOPE);
    expect(found.text).toBe(text);
    expect(found.unresolved).toMatchObject([{ message }]);
  });

  it('does not block the rest of its list', () => {
    const { text, fixed, unresolved } = fixText('ACME 3.6, 3.4 and 3.8', SCOPE);
    expect(text).toBe('ACME 3.6, 3.3 and 3.8');
    expect(fixed.map(({ code }) => code)).toEqual(['replaced-objective']);
    expect(unresolved.map(({ diagnostic }) => diagnostic.code)).toEqual(['replaced-objective', 'withdrawn-objective']);
  });
});

it('what an ignore comment covers is unchanged', () => {
  expect(fixed('ACME 3.4 <!-- objrefs-ignore-line -->\nACME 3.4')).toBe(
    'ACME 3.4 <!-- objrefs-ignore-line -->\nACME 3.3',
  );
});

it('the surrounding text is unchanged, byte for byte', () => {
  expect(fixed('\ufeffé 𝄞\tACME 3.4\u00a0\r\n\r\n \rACME 3.4\n')).toBe(
    '\ufeffé 𝄞\tACME 3.3\u00a0\r\n\r\n \rACME 3.3\n',
  );
});

describe('a part that no catalog lists', () => {
  const PARTS = scopeOf(`
    //- /part.objectives.yaml
    prefix: PART
    numbering: {unlisted: parent, ignoreCase: true}
    editions:
      - edition: "1"
        objectives:
          - {number: AC-2, title: Accounts, replacedBy: [AC-7]}
          - {number: AC-3, title: Access, replacedBy: [{number: AC-7, relation: merged}]}
          - {number: AC-4, title: Flow, replacedBy: [AC-8]}
      - edition: "2"
        objectives:
          - AC-7 Accounts and access
          - AC-8 Flow
          - AC-8(b) A part that is listed here
  `);
  it.each([
    ['PART AC-2(j)', 'PART AC-7(j)'],
    ['PART ac-2(j)', 'PART AC-7(j)'],
    ['PART AC-2(a), AC-3(b) and AC-3', 'PART AC-7(a), AC-7(b) and AC-7'],
    ['PART AC-2 and AC-7(a)', 'PART AC-7 and AC-7(a)'],
    // It would have another meaning.
    ['PART AC-4(b)', 'PART AC-4(b)'],
  ])('stays with its number: %s', (before, after) => expect(fixText(before, PARTS, {}).text).toBe(after));
});
