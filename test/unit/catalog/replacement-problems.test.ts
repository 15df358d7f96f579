import { expect, test } from 'vitest';
import { checkCatalogFix, checkServed } from './check-catalog.ts';

test('replacements that are not in the file', () => {
  checkServed(`
    prefix: X
    editions:
      - edition: old
        objectives:
          - {number: 1, title: One, replacedBy: [10, 3, 11]}
                                                     ^ catalog-unknown-replacement: Edition new does not list 3. Correct the number or specify the edition.
                                                        ^^ catalog-unknown-replacement: Edition new does not list 11. Did you mean 10?
          - {number: 2, title: Two, withdrawn: true, replacedBy: [10]}
                                                                  ^^ catalog-unknown-replacement: Edition old does not list 10. Did you mean 1?
          - {number: 3, title: Three, replacedBy: [{edition: old, number: 9}]}
                                                                          ^ catalog-unknown-replacement
      - edition: new
        objectives:
          - {number: 10, title: Ten, replaces: [1, 4]}
                                                   ^ catalog-unknown-replacement
  `);
  const before = (number: string) =>
    `prefix: X\nobjectives:\n  - {number: 3.4, title: a, withdrawn: true, replacedBy: [${number}]}\n  - 3.55 b\n`;
  checkCatalogFix(before('3.65'), 'Change to 3.55', before('3.55'));
});

test('a catalog that does not name its edition is what does not list a replacement', () => {
  checkServed(`
    prefix: X
    objectives:
      - {number: 1, title: One, withdrawn: true, replacedBy: [7.7.7]}
                                                              ^^^^^ catalog-unknown-replacement: This catalog does not list 7.7.7. Correct the number or specify the edition.
  `);
});

test('replacements that may be in other files are left to the composition of frameworks', () => {
  checkServed(`
    prefix: X
    editions:
      - edition: old
        objectives:
          - {number: 1, title: One, replacedBy: [{edition: other, number: 9}]}
          - {number: 2, title: Two, replaces: [9]}
      - edition: part
        partial: true
        objectives:
          - {number: 3, title: Three, withdrawn: true, replacedBy: [9]}
          - {number: 4, title: Four, replacedBy: [9]}
  `);
});

test('numbers are looked up by alias, and as the numbering compares them', () => {
  checkServed(`
    prefix: X
    numbering: {ignoreCase: true, ignoreZeroPadding: true}
    objectives:
      - {number: PR.DS-01, title: a, aliases: [D1]}
      - {number: "2", title: b, withdrawn: true, replacedBy: [pr.ds-1, d1]}
  `);
});

test('an objective that replaces itself', () => {
  checkServed(`
    prefix: X
    editions:
      - edition: "2014"
        aliases: [v1]
        objectives:
          - {number: 1, title: One, withdrawn: true, replacedBy: [1]}
                                                                  ^ catalog-self-replacement: 1 cannot replace itself. Enter its replacement, or [] if there is none.
          - {number: 2, title: Two, replacedBy: [{edition: v1, number: 2}]}
                                                                       ^ catalog-self-replacement
          - {number: 3, title: Three, replacedBy: [3]}
      - {edition: "2017", objectives: [3 Three anew]}
  `);
});

test('replacements that would be in the edition after the newest, and are numbers of the newest', () => {
  checkServed(`
    prefix: X
    editions:
      - edition: "2014"
        objectives:
          - {number: 1, title: One, replaces: [2]}
                                               ^ catalog-unknown-replacement: No edition comes before this one, so "replaces" has no effect. Add that edition, or remove this.
          - {number: 2, title: Two, replacedBy: [1]}
      - edition: "2017"
        objectives:
          - {number: 1, title: One, replacedBy: [1]}
                                                 ^ catalog-unknown-replacement: No edition comes after this one, so "replacedBy" has no effect. If the number no longer applies, add "withdrawn: true".
          - {number: 2, title: Two, replacedBy: []}
          - {number: 3, title: Three, replacedBy: [{edition: "2014", number: 1}]}
          - {number: 4, title: Four, replacedBy: [9]}
  `);
});

test('circular replacements', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - {number: 1, title: One, withdrawn: true, replacedBy: [2]}
      - {number: 2, title: Two, withdrawn: true, replacedBy: [3]}
      - {number: 3, title: Three, withdrawn: true, replacedBy: [1, 4]}
                                                                ^ catalog-replacement-cycle: Circular replacement: 1 leads back to 3. Remove one of the replacements.
      - 4 Four
  `);
  expect(catalog.editions[0]?.objectives).toHaveLength(4);
});

test('circular replacements across editions', () => {
  checkServed(`
    prefix: X
    editions:
      - {edition: old, objectives: [{number: 1, title: One, replacedBy: [2]}]}
      - edition: new
        objectives:
          - {number: 2, title: Two, replacedBy: [{edition: old, number: 1}]}
                                                                        ^ catalog-replacement-cycle
  `);
});

test('several paths to one replacement are not circular', () => {
  checkServed(`
    prefix: X
    editions:
      - edition: old
        objectives:
          - {number: 1, title: One, replacedBy: [3, 4]}
          - {number: 2, title: Two, replacedBy: [3, 4]}
      - edition: new
        objectives:
          - {number: 3, title: Three, replaces: [1, 2]}
          - {number: 4, title: Four, withdrawn: true, replacedBy: [3]}
  `);
});

test('a single replacement without brackets is reported and used', () => {
  const catalog = checkServed(`
    prefix: X
    objectives:
      - {number: 1, title: One, withdrawn: true, replacedBy: 2}
                                                             ^ catalog-schema: "replacedBy" must be a list. Write it in brackets: [a, b].
      - 2 Two
  `);
  expect(catalog.editions[0]?.objectives[0]?.replacedBy).toMatchObject([{ number: '2', relation: 'moved' }]);
});
