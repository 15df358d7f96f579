import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DocumentAnalysis, type Scope } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { citedBy } from '../../../server/src/core/resolution/scope.ts';
import { reviewsByDocument } from '../../../server/src/core/reviews/document-reviews.ts';
import { type ReviewRecord, stampsOf, withRenames, withStamps } from '../../../server/src/core/reviews/record.ts';
import { expectAnnotations } from '../../support/expect-annotations.ts';
import { parseFixture } from '../../support/fixture.ts';
import { scopeOf } from '../../support/scope.ts';

const catalog = (objectives: string) => scopeOf(`//- /acme.objectives.yaml\n${objectives}`);

const BEFORE = catalog(`
prefix: ACME
editions:
  - edition: "2020"
    objectives: [1 Grow apples, 2 Grow pears, 3 Grow plums, 4 Grow figs]
`);

/** A corrected word in 2020, and a new edition: 1 unchanged, 2 reworded, 3 replaced, 4 withdrawn. */
const AFTER = catalog(`
prefix: ACME
editions:
  - edition: "2020"
    objectives: [1 Grow apples, 2 Grow "Pears", 3 Grow prunes, 4 Grow figs]
  - edition: "2024"
    objectives:
      - 1 Grow apples.
      - 2 Grow pears and quinces
      - {number: 3, title: Plums, withdrawn: true, replacedBy: [5]}
      - {number: 4, title: Figs, withdrawn: true}
      - 5 Grow stone fruit
`);

function reviewed(text: string, scope: Scope, record: ReviewRecord = []): ReviewRecord {
  const { references } = new DocumentAnalysis(linesOf(text), scope);
  return withStamps(record, stampsOf('a.md', citedBy(references), record));
}

function problems(text: string, scope: Scope, record: ReviewRecord, isRequired = false) {
  const reviews = reviewsByDocument(record, isRequired)('a.md');
  return new DocumentAnalysis(linesOf(text), scope, undefined, reviews ? { reviewed: reviews } : {}).diagnostics;
}

/** Asserts the annotated problems of a document that was reviewed with the first scope, in the second. */
function check(template: string, before: Scope, after: Scope, isRequired = false): void {
  const file = parseFixture(template).files[0]!;
  expectAnnotations(file, problems(file.text, after, reviewed(file.text, before), isRequired));
}

describe('changed-objective', () => {
  test('if the objective has another wording in the edition that the reference means', () => {
    check(
      `
        ACME 1, ACME:2020 1
                ^^^^^^^^^^^ superseded-edition
        ACME 2, ACME:2020 2
        ^^^^^^ changed-objective: The wording of ACME 2 has changed since this document was reviewed. Check the text, then mark it as reviewed.
                ^^^^^^^^^^^ superseded-edition
        ACME:2020 3
        ^^^^^^^^^^^ superseded-edition
        ^^^^^^^^^^^ changed-objective: The wording of ACME 2020 3 has changed…
      `,
      BEFORE,
      AFTER,
    );
  });

  test('between the ends of a range, once', () => {
    const before = catalog('prefix: ACME\nobjectives: [1.1 Apples, 1.2 Pears, 1.3 Plums, 1.4 Figs, 1.5 Nuts]');
    const after = catalog('prefix: ACME\nobjectives: [1.1 Apples, 1.2 Quinces, 1.3 Sloes, 1.4 Figs, 1.5 Nuts]');
    check(
      `
        ACME 1.1–1.4, ACME 1.3-1.5, ACME 1.4-1.5, ACME 1.1 and 1.4
        ^^^^^^^^^^^^ changed-objective: The wording of ACME 1.2 has changed…
                      ^^^^^^^^ changed-objective: The wording of ACME 1.3 has changed…
      `,
      before,
      after,
    );
  });

  test('a stale reference is reported as stale only', () => {
    check(
      `
        ACME 3, ACME 4
        ^^^^^^ replaced-objective
                ^^^^^^ withdrawn-objective
        ACME 9
        ^^^^^^ unknown-objective
      `,
      BEFORE,
      AFTER,
    );
  });

  test('has the old and the new wording, with the definition', () => {
    const [problem] = problems('ACME 2', AFTER, reviewed('ACME 2', BEFORE));
    expect(problem).toMatchObject({
      severity: 'warning',
      fixes: [],
      rewording: { older: { title: 'Grow pears' }, newer: { title: 'Grow pears and quinces' } },
      related: [{ location: { uri: 'file:///acme.objectives.yaml' }, message: 'ACME 2 Grow pears and quinces' }],
    });
  });

  test('not if another reference of the document was reviewed with the current wording', () => {
    // The old wording was accepted by adding its edition.
    expect(problems('ACME:2020 2', AFTER, reviewed('ACME 2', BEFORE)).map(({ code }) => code)).toEqual([
      'superseded-edition',
    ]);
  });

  test('not if a reference to another edition is new', () => {
    const record = reviewed('ACME:2020 2', AFTER);
    expect(problems('ACME:2024 2', AFTER, record)).toEqual([]);
    expect(problems('ACME:2024 2', AFTER, record, true)[0]?.message).toMatch(/^ACME 2024 2 has not been reviewed/);
  });

  test('is off if the team says so, and ignored by comments', () => {
    const off = { ...AFTER, severity: new Map([['changed-objective', 'off'] as const]) };
    expect(problems('ACME 2', off, reviewed('ACME 2', BEFORE))).toEqual([]);
    const text = 'ACME 2 <!-- objrefs-ignore-line changed-objective -- settled -->';
    expect(problems(text, AFTER, reviewed(text, BEFORE))).toEqual([]);
  });

  test('both reviews of a merge count', () => {
    const merged = [...reviewed('ACME 2', AFTER), ...reviewed('ACME 2', BEFORE)];
    expect(problems('ACME 2', AFTER, merged)).toEqual([]);
    expect(problems('ACME 2', BEFORE, merged)).toEqual([]);
    expect(reviewed('ACME 2', AFTER, merged)).toEqual(reviewed('ACME 2', AFTER));
  });

  test('a fingerprint of another version is compared by its text, and without a text differs', () => {
    const review = { document: 'a.md', framework: 'ACME', number: '2', fingerprint: '9:1' };
    const known = [{ ...review, title: 'grow pears' }];
    expect(problems('ACME 2', BEFORE, known)).toEqual([]);
    expect(problems('ACME 2', AFTER, known)[0]?.rewording?.older).toEqual({ title: 'grow pears' });
    const [lost] = problems('ACME 2', AFTER, [review]);
    expect([lost?.code, lost?.rewording]).toEqual(['changed-objective', undefined]);
  });

  test('every reference that was never reviewed, if reviews are required', () => {
    check(
      `
        ACME 1
        ACME 9
        ^^^^^^ unknown-objective
      `,
      BEFORE,
      BEFORE,
      true,
    );
    const file = parseFixture(`
      ACME 1, ACME 2
              ^^^^^^ changed-objective: ACME 2 has not been reviewed in this document. Check the text, then mark it as reviewed.
    `).files[0]!;
    expectAnnotations(file, problems(file.text, BEFORE, reviewed('ACME 1', BEFORE), true));
  });
});

const reference = fc
  .tuple(fc.constantFrom('ACME', 'ACME:2020', 'ACME:2024', 'ACME:v9'), fc.integer({ min: 1, max: 6 }))
  .map(([prefix, number]) => `${prefix} ${number}`);
const documents = fc.array(fc.array(reference).map((references) => references.join(', '))).map((all) => all.join('\n'));
const scopes = fc.constantFrom(BEFORE, AFTER);

test('after a review nothing has changed, even if lines move and the document is renamed', () => {
  fc.assert(
    fc.property(documents, scopes, scopes, fc.boolean(), (text, earlier, now, isRequired) => {
      const record = reviewed(text, now, reviewed(text, earlier));
      const moved = text.split('\n').reverse().join('\n\n');
      const changed = (scope: Scope, known: ReviewRecord) =>
        problems(moved, scope, known, isRequired).filter(({ code }) => code === 'changed-objective');
      expect(changed(now, record)).toEqual([]);
      const away = withRenames(record, new Map([['a.md', 'b.md']]));
      expect(changed(now, withRenames(away, new Map([['b.md', 'a.md']])))).toEqual([]);
      // A second review changes nothing.
      expect(reviewed(text, now, record)).toEqual(record);
    }),
  );
});
