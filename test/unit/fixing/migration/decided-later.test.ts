import { describe, expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../../server/src/core/analysis/document-analysis.ts';
import { replacementsIn } from '../../../../server/src/core/editions/replacements.ts';
import { type MigrationDecision, settledReview } from '../../../../server/src/core/fixing/decisions.ts';
import { migrate } from '../../../../server/src/core/fixing/migrate.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { composeFrameworks } from '../../../../server/src/core/resolution/compose.ts';
import { reviewsByDocument } from '../../../../server/src/core/reviews/document-reviews.ts';
import { type ReviewRecord, withMigrated } from '../../../../server/src/core/reviews/record.ts';
import { applyEdits } from '../../../support/edits.ts';
import { catalogOf } from './migrated.ts';

const PLAN = catalogOf(`prefix: NHP
editions:
  - edition: old
    published: 2020-01-15
    objectives:
      - 1.1 Vaccinate every child
      - {number: 1.2, title: Reduce smoking, replacedBy: []}
      - {number: 1.3, title: Check teeth in schools, replacedBy: [1.2]}
      - {number: 1.6, title: Screen adults for high pressure, replacedBy: [1.3]}
      - {number: 3.7, title: Recycle medical waste, replacedBy: []}
      - {number: 4.5, title: House the homeless, replacedBy: [4.8]}
      - 4.6 Support carers
      - {number: 4.7, title: Treat gambling, replacedBy: [4.5]}
  - edition: new
    published: 2025-02-01
    objectives:
      - 1.1 Vaccinate every child
      - 1.2 Check teeth in schools
      - 1.3 Screen adults for high pressure
      - 4.5 Treat gambling
      - 4.6 Support carers
      - 4.8 House the homeless
`);

const { set } = composeFrameworks([{ catalog: PLAN, origin: 'workspace' }], new Map());
const framework = set.frameworks[0]!;
const target = framework.current!;
const replacements = replacementsIn(framework, target);

/** A document with its record. */
interface Settled {
  readonly text: string;
  readonly record: ReviewRecord;
}

function analysed({ text, record }: Settled): DocumentAnalysis {
  const reviewed = reviewsByDocument(record, false)('a.md');
  return new DocumentAnalysis(
    linesOf(text),
    { set, severity: new Map() },
    'file:///a.md',
    reviewed ? { reviewed } : {},
  );
}

/** Migrates as `objrefs migrate --interactive` does, with an answer to the question about a number. */
function migrated(
  settled: Settled,
  answers: Readonly<Record<string, MigrationDecision>> = {},
): Settled & { asked: string[] } {
  const analysis = analysed(settled);
  const decide = Object.keys(answers).length === 0 ? undefined : (_: unknown, number: string) => answers[number];
  const { edits, settled: reviews, leftOpen, unresolved } = migrate(analysis, replacements, { decide });
  const of = new Map([['a.md', [...reviews, ...leftOpen]]]);
  const record = withMigrated(settled.record, of, framework.id, target.id);
  return { text: applyEdits(settled.text, edits), record, asked: unresolved.map(({ number }) => number) };
}

const KEEP: MigrationDecision = { kind: 'keep' };
const start = (text: string): Settled => ({ text, record: [] });
const fixesOf = (settled: Settled) =>
  analysed(settled).diagnostics.flatMap(({ fixes }) =>
    fixes.map(({ title, edits }) => [title, applyEdits(settled.text, edits)]),
  );

describe('the edition of one number of a list whose others are migrated already', () => {
  test.each([
    ['NHP 3.7 and 4.7.', 'NHP 3.7 and 4.5.', 'NHP:old 3.7 and NHP 4.5.'],
    ['NHP 4.7, 3.7.', 'NHP 4.5, 3.7.', 'NHP 4.5, NHP:old 3.7.'],
    // What means the same in both editions does not matter.
    ['NHP 3.7 and 1.1.', 'NHP 3.7 and 1.1.', 'NHP:old 3.7 and 1.1.'],
  ])('%j, migrated to %j, becomes %j', (before, first, then) => {
    const once = migrated(start(before));
    expect([once.text, once.asked]).toEqual([first, ['3.7']]);
    const twice = migrated(once, { '3.7': KEEP });
    expect([twice.text, twice.asked]).toEqual([then, []]);
    expect(migrated(twice)).toEqual(twice);
  });

  test('by the quick fix', () => {
    const once = migrated(start('NHP 1.6. NHP 4.7'));
    const settled = { text: 'NHP 1.3 and 1.2.', record: once.record };
    expect(fixesOf(settled)).toEqual([['Add edition old: 1.2 Reduce smoking', 'NHP 1.3 and NHP:old 1.2.']]);
  });
});

test('a number that is written into a text which names the edition of its other meaning is settled', () => {
  const text = '---\ndate: 2021-05-01\n---\nTeeth NHP 1.3. Smoking NHP:old 1.2.';
  const answer: MigrationDecision = { kind: 'choose', objectives: [target.byNumber.get('1.2')!] };
  const once = migrated(start(text), { '1.3': answer });
  expect([once.text, once.asked]).toEqual([text.replace('1.3', '1.2'), ['1.2']]);
  expect(once.record.map(({ number, edition }) => [number, edition])).toEqual([['1.2', undefined]]);
  expect(migrated(once)).toEqual(once);
  expect(analysed(once).diagnostics.map(({ code }) => code)).toEqual(['superseded-edition']);
});

test('an ignored number leaves nothing open about those of its list', () => {
  const once = migrated(start('NHP 3.7, 4.7.'));
  const ignored = migrated(once, { '3.7': { kind: 'ignore', reason: 'agreed' } });
  expect(ignored.text).toBe('<!-- objrefs-ignore-next-line withdrawn-objective — agreed -->\nNHP 3.7, 4.5.');
  expect([ignored.asked, ignored.record]).toEqual([[], once.record]);
});

describe('over three editions, a decision is newer than the date of its line', () => {
  const harbor = composeFrameworks(
    [
      {
        catalog: catalogOf(`prefix: HB
editions:
  - edition: e10
    published: 2010-01-01
    objectives:
      - {number: 2.1, title: Light the harbor, replacedBy: [2.3]}
  - edition: e15
    published: 2015-01-01
    objectives:
      - {number: 2.1, title: Train pilots, replacedBy: [2.2]}
      - 2.3 Light the harbor
  - edition: e20
    published: 2020-01-01
    objectives:
      - 2.1 Clean beaches
      - 2.2 Train pilots
      - 2.3 Light the harbor
`),
        origin: 'workspace',
      },
    ],
    new Map(),
  ).set;
  const decided = settledReview(harbor.frameworks[0]!, harbor.frameworks[0]!.editions[1]!.byNumber.get('2.1')!);
  const record = [{ document: 'a.md', ...decided }];
  const fixesOn = (day: string, text = 'See HB 2.1.') => {
    const reviewed = reviewsByDocument(record, false)('a.md')!;
    const metadata = { reviewed, lineDates: { dayOf: () => day } };
    const analysis = new DocumentAnalysis(
      linesOf(text),
      { set: harbor, severity: new Map() },
      'file:///a.md',
      metadata,
    );
    return analysis.diagnostics.flatMap(({ fixes }) => fixes.map(({ edits }) => applyEdits(text, edits)));
  };

  test('which is older', () => {
    expect(fixesOn('2012-01-01')).toEqual(['See HB 2.2.', 'See HB:e15 2.1.']);
    expect(fixesOn('2012-01-01', '---\ndate: 2012-03-01\n---\nSee HB 2.1.').at(-1)).toContain('See HB:e15 2.1.');
  });

  test('but not where that is newer', () => {
    expect(fixesOn('2016-01-01')).toEqual(['See HB 2.2.', 'See HB:e15 2.1.']);
    expect(fixesOn('2021-01-01')).toEqual([]);
    expect(fixesOn('new')).toEqual([]);
  });
});

test('the question about a range names the number that is gone, and the range can keep its edition', () => {
  const { text, record } = start('NHP 4.5-4.7.');
  const [row, ...more] = migrate(analysed({ text, record }), replacements).unresolved;
  expect([row?.message, row?.meant?.number, more]).toEqual([
    'NHP 4.7 was replaced by 4.5. Without an edition, NHP 4.5 may be read here as what it was in NHP old: ' +
      'House the homeless. Specify the edition.',
    '4.7',
    [],
  ]);
  const kept = migrated(start(text), { '4.5': KEEP });
  expect([kept.text, kept.asked]).toEqual(['NHP:old 4.5-4.7.', []]);
  expect(migrated(kept)).toEqual(kept);
  const chosen = migrated(start(text), { '4.5': { kind: 'choose', objectives: [target.byNumber.get('4.5')!] } });
  expect([chosen.text, chosen.asked]).toEqual(['NHP 4.8, 4.6, 4.5.', []]);
});
