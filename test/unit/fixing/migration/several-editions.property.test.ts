import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../../server/src/core/analysis/document-analysis.ts';
import { replacementsIn } from '../../../../server/src/core/editions/replacements.ts';
import { migrate } from '../../../../server/src/core/fixing/migrate.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { composeFrameworks } from '../../../../server/src/core/resolution/compose.ts';
import { editText } from '../../../../server/src/core/text/edits.ts';
import { catalogOf } from './migrated.ts';

/** Subjects, whose titles have no word in common. */
const SUBJECTS = [
  'Grow apples',
  'Inspect bridges',
  'Lay cables',
  'Water deserts',
  'Repair engines',
  'Protect forests',
  'Count visitors',
];
const NUMBERS = SUBJECTS.map((_, index) => `1.${index + 1}`);

/** What each number is about, by its index; null: it is not listed. And of which subjects the catalog records a move. */
const edition = fc.record({
  subjects: fc.shuffledSubarray([...SUBJECTS.keys(), null, null], {
    minLength: NUMBERS.length,
    maxLength: NUMBERS.length,
  }),
  isRecorded: fc.array(fc.boolean(), { minLength: SUBJECTS.length, maxLength: SUBJECTS.length }),
});
/** Most numbers keep their subject from one edition to the next. */
const framework = fc
  .array(fc.tuple(edition, fc.array(fc.nat(2), { minLength: NUMBERS.length, maxLength: NUMBERS.length })), {
    minLength: 2,
    maxLength: 4,
  })
  .map((drafts) => {
    const editions: (readonly (number | null)[])[] = [];
    for (const [{ subjects }, keeps] of drafts) {
      const before = editions.at(-1);
      const kept = subjects.map((_, index) => (before && keeps[index]! > 0 ? before[index]! : null));
      const free = subjects.filter((subject) => subject !== null && !kept.includes(subject));
      editions.push(
        kept.map((subject, index) => subject ?? (before && keeps[index]! > 0 ? null : (free.shift() ?? null))),
      );
    }
    const lines = editions.flatMap((subjects, index) => {
      const next = editions[index + 1];
      const entries = subjects.flatMap((subject, place) => {
        if (subject === null) return [];
        const now = next?.indexOf(subject) ?? -1;
        const isMoved = next !== undefined && now !== place && drafts[index]![0].isRecorded[subject];
        const record = isMoved ? `, replacedBy: [${now < 0 ? '' : NUMBERS[now]}]` : '';
        return [`      - {number: ${NUMBERS[place]}, title: ${SUBJECTS[subject]}${record}}`];
      });
      return [`  - edition: e${index}`, '    objectives:', ...entries, '      - 9 Last'];
    });
    return { editions, yaml: `prefix: ACME\neditions:\n${lines.join('\n')}\n` };
  });

test('over several editions, no citation that names one is changed to another subject', () => {
  fc.assert(
    fc.property(framework, ({ editions, yaml }) => {
      const { set } = composeFrameworks([{ catalog: catalogOf(yaml), origin: 'workspace' }], new Map());
      const own = set.frameworks[0]!;
      const cited = editions.flatMap((subjects, index) =>
        subjects.flatMap((subject, place) =>
          subject === null ? [] : [{ text: `ACME:e${index} ${NUMBERS[place]}`, title: SUBJECTS[subject] }],
        ),
      );
      const text = cited.map((one) => one.text).join('\n');
      const analyse = (of: string) => new DocumentAnalysis(linesOf(of), { set, severity: new Map() }, 'file:///a.md');
      const analysis = analyse(text);
      const migrated = analyse(editText(text, migrate(analysis, replacementsIn(own, own.current!)).edits).text);
      expect(migrated.references.map(({ resolution }) => resolution.objective?.title)).toEqual(
        cited.map(({ title }) => title),
      );
      // Nor do messages and quick fixes say that it is one.
      for (const { resolution, reference } of analysis.references) {
        for (const { objective } of resolution.replacedBy)
          expect([reference.number, objective.title]).toEqual([reference.number, resolution.objective?.title]);
      }
    }),
    { numRuns: 150 },
  );
});
