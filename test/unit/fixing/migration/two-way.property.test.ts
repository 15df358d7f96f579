import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../../server/src/core/analysis/document-analysis.ts';
import { isRefusal } from '../../../../server/src/core/base/result.ts';
import { replacementsIn } from '../../../../server/src/core/editions/replacements.ts';
import { type Decide, decisionRow, type MigrationDecision } from '../../../../server/src/core/fixing/decisions.ts';
import { isAffected } from '../../../../server/src/core/fixing/diagnostic-counts.ts';
import { ignoredReferences } from '../../../../server/src/core/fixing/insert-ignore-comment.ts';
import { migrate } from '../../../../server/src/core/fixing/migrate.ts';
import type { Listed } from '../../../../server/src/core/model/framework.ts';
import { comparePositions, linesOf } from '../../../../server/src/core/model/text.ts';
import { composeFrameworks } from '../../../../server/src/core/resolution/compose.ts';
import type { ResolvedReference } from '../../../../server/src/core/resolution/scope.ts';
import { reviewsByDocument } from '../../../../server/src/core/reviews/document-reviews.ts';
import { type ReviewRecord, withMigrated } from '../../../../server/src/core/reviews/record.ts';
import { editText } from '../../../../server/src/core/text/edits.ts';
import { revision } from '../../../support/random-revision.ts';
import { catalogOf } from './migrated.ts';

/** A text that cites numbers of the first edition, each by a citation of its own or in a list. */
const cited = fc.array(fc.record({ which: fc.nat(20), isPinned: fc.boolean(), isListed: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
});

const key = ({ reference }: ResolvedReference) => `${reference.range.start.line}:${reference.range.start.character}`;

test('every citation ends as its true successor or on the list; with the truth decided, all of them do, once and for all', () => {
  fc.assert(
    fc.property(revision, cited, ({ yaml, truth }, citations) => {
      const { set } = composeFrameworks([{ catalog: catalogOf(yaml), origin: 'workspace' }], new Map());
      const framework = set.frameworks[0]!;
      const replacements = replacementsIn(framework, framework.current!);
      const numbers = [...truth.keys()];
      // One citation a line, so that lines say which is which.
      const meant = citations.map(({ which }) => numbers[which % numbers.length]!);
      const text = citations
        .map(({ isPinned }, index) => `See ACME${isPinned ? ':old' : ''} ${meant[index]}.`)
        .join('\n');
      const scope = { set, severity: new Map() };
      const analyse = (of: string, reviewed?: Parameters<DocumentAnalysis['withMetadata']>[0]) =>
        new DocumentAnalysis(linesOf(of), scope, 'file:///a.md', reviewed);
      const analysis = analyse(text);
      const once = migrate(analysis, replacements);
      const left = new Map(once.unresolved.map((one) => [one.resolved.reference.range.start.line, one]));

      // What Problems show is what the migration is about.
      const reported = analysis.diagnostics.filter((problem) => isAffected(problem, analysis));
      const linesOfAffected = [...once.affected].map(({ reference }) => reference.range.start.line);
      expect(new Set(reported.map(({ range }) => range.start.line))).toEqual(new Set(linesOfAffected));

      const after = analyse(editText(text, once.edits).text);
      for (const { reference, resolution } of after.references) {
        const { line } = reference.range.start;
        if (left.has(line)) continue;
        expect([resolution.status, truth.get(meant[line]!)]).toEqual(['current', [resolution.objective?.number]]);
      }
      const lines = editText(text, once.edits).text.split('\n');
      for (const [line, one] of lines.entries()) if (left.has(line)) expect(one).toBe(text.split('\n')[line]);

      // Somebody who knows the truth decides.
      const target = framework.current!;
      const decide = (resolved: ResolvedReference) => {
        const successors = truth.get(meant[Number(key(resolved).split(':')[0])]!)!;
        const objectives = successors.map((number) => target.byNumber.get(number)!);
        return objectives.length === 0
          ? ({ kind: 'ignore', reason: 'nothing replaces it' } as const)
          : ({ kind: 'choose', objectives } as const);
      };
      const all = migrate(analysis, replacements, { decide });
      expect(all.unresolved).toEqual([]);
      const settled = all.settled.map((review) => ({ document: 'a.md', ...review }));
      const now = editText(text, all.edits).text;
      const reviewed = reviewsByDocument(settled, false)('a.md');
      const done = analyse(now, reviewed ? { reviewed } : {});
      expect(done.diagnostics.filter((problem) => isAffected(problem, done))).toEqual([]);
      const problems = done.diagnostics.filter(({ code }) => code === 'reused-number' || code === 'replaced-objective');
      expect(problems).toEqual([]);
      const again = migrate(done, replacements);
      expect([again.edits, again.unresolved]).toEqual([[], []]);
      const remaining = done.references.map(({ reference, resolution }) => [
        reference.number,
        resolution.status === 'current' || resolution.status === 'withdrawn' || resolution.status === 'superseded',
      ]);
      expect(remaining.every(([, isFine]) => isFine)).toBe(true);
      // In their order, the citations that are left mean what their authors meant.
      const ignored = ignoredReferences(done.lines, done.references);
      const meanings = done.references
        .filter((resolved) => resolved.resolution.status === 'current' && !ignored.has(resolved))
        .map(({ resolution }) => resolution.objective?.number);
      expect(meanings).toEqual(meant.flatMap((number) => truth.get(number)!));
    }),
    { numRuns: 120 },
  );
});

/** What is decided about a row, by numbers. */
const choice = fc.constantFrom('first', 'last', 'keep', 'ignore');
const listed = fc.record({
  isPinned: fc.nat(4).map((dice) => dice === 0),
  which: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
  choices: fc.array(choice, { minLength: 4, maxLength: 4 }),
  joined: fc.constantFrom(', ', ' and ', ' & ', ' (x), '),
});

test('the members of a list end as was decided about each of them, together', () => {
  fc.assert(
    fc.property(revision, fc.array(listed, { minLength: 1, maxLength: 6 }), ({ yaml, truth }, lists) => {
      const { set } = composeFrameworks([{ catalog: catalogOf(yaml), origin: 'workspace' }], new Map());
      const replacements = replacementsIn(set.frameworks[0]!, set.frameworks[0]!.current!);
      const numbers = [...truth.keys()];
      const text = lists
        .map(({ which, joined, isPinned }, index) => {
          const cited = [...new Set(which.map((one) => numbers[one % numbers.length]!))];
          return `L${index}. See ACME${isPinned ? ':old' : ''} ${cited.join(joined)}.\n`;
        })
        .join('\n');
      const analyse = (of: string) => new DocumentAnalysis(linesOf(of), { set, severity: new Map() }, 'file:///a.md');
      const listOf = (analysis: DocumentAnalysis, { reference }: ResolvedReference) =>
        Number(/^L(\d+)/.exec(analysis.lines.line(reference.range.start.line))?.[1]);
      const analysis = analyse(text);
      const rows = new Map(migrate(analysis, replacements).unresolved.map((row) => [row.resolved.reference, row]));
      const madeAbout = (resolved: ResolvedReference) => {
        const row = rows.get(resolved.reference);
        const made = lists[listOf(analysis, resolved)]!.choices[resolved.group.members.indexOf(resolved.reference)]!;
        if (!row) return undefined;
        // What is not possible is not offered.
        if (made === 'ignore' || row.candidates.length === 0) return 'ignore';
        return made === 'keep'
          ? decisionRow(analysis, row).keep !== null
            ? 'keep'
            : 'ignore'
          : row.candidates.at(made === 'first' ? 0 : -1)!;
      };
      const decide: Decide = (resolved) => {
        const made = madeAbout(resolved);
        if (made === 'ignore') return { kind: 'ignore', reason: 'agreed' };
        return made && (made === 'keep' ? { kind: 'keep' } : { kind: 'choose', objectives: [made] });
      };
      const meaning = ({ edition, number }: Pick<Listed, 'edition' | 'number'>) => `${edition} ${number}`;
      const expected = lists.map(() => new Set<string>());
      for (const resolved of analysis.references) {
        const made = madeAbout(resolved);
        const { objective } = resolved.resolution;
        const row = rows.get(resolved.reference);
        const now = objective && replacements.of(objective);
        // Where nothing else is decided, the edition is that of the whole list.
        const ofList = analysis.references.filter(({ group }) => group === resolved.group).map(madeAbout);
        const isKept = ofList.includes('keep') && ofList.every((one) => one === 'keep' || one === undefined);
        const becomes = isKept
          ? [{ edition: 'old', number: resolved.reference.number }]
          : made === 'keep'
            ? [row!.meant!]
            : made === 'ignore'
              ? [objective!]
              : made
                ? [made]
                : now && !isRefusal(now)
                  ? now.objectives
                  : [objective!];
        for (const one of becomes) expected[listOf(analysis, resolved)]!.add(meaning(one));
      }
      const migrated = migrate(analysis, replacements, { decide });
      expect(migrated.unresolved.map(({ message }) => message)).toEqual([]);
      const after = analyse(editText(text, migrated.edits).text);
      const found = lists.map(() => new Set<string>());
      for (const resolved of after.references)
        found[listOf(after, resolved)]!.add(meaning(resolved.resolution.objective!));
      expect(found).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test('what is decided later, one number after the other, changes no other number and is never asked again', () => {
  fc.assert(
    fc.property(revision, fc.array(listed, { minLength: 1, maxLength: 4 }), fc.boolean(), (revised, lists, isDated) => {
      const { yaml, truth } = revised;
      const dated = yaml
        .replace('edition: old', 'edition: old\n    published: 2020-01-01')
        .replace('edition: new', 'edition: new\n    published: 2025-01-01');
      const { set } = composeFrameworks([{ catalog: catalogOf(dated), origin: 'workspace' }], new Map());
      const framework = set.frameworks[0]!;
      const target = framework.current!;
      const replacements = replacementsIn(framework, target);
      const numbers = [...truth.keys()];
      const meant = lists.map(({ which }) => [...new Set(which.map((one) => numbers[one % numbers.length]!))]);
      const cited = lists.map(
        ({ isPinned, joined }, index) =>
          `L${index}. See ACME${isPinned ? ':old' : ''} ${meant[index]!.join(joined)}.\n`,
      );
      let text = `${isDated ? '---\ndate: 2021-05-01\n---\n' : ''}${cited.join('\n')}`;
      let record: ReviewRecord = [];
      const analysed = () => {
        const reviewed = reviewsByDocument(record, false)('a.md');
        return new DocumentAnalysis(
          linesOf(text),
          { set, severity: new Map() },
          'file:///a.md',
          reviewed ? { reviewed } : {},
        );
      };
      const listOf = (analysis: DocumentAnalysis, { reference }: ResolvedReference) =>
        Number(/^L(\d+)/.exec(analysis.lines.line(reference.range.start.line))?.[1]);
      const run = (decide?: Decide) => {
        const { edits, settled, leftOpen } = migrate(analysed(), replacements, { decide });
        text = editText(text, edits).text;
        record = withMigrated(record, new Map([['a.md', [...settled, ...leftOpen]]]), framework.id, target.id);
      };
      run();
      const passed = new Set<string>();
      for (let round = 0; round < 40; round++) {
        const analysis = analysed();
        const { unresolved } = migrate(analysis, replacements);
        const next = unresolved.find((one) => !passed.has(`${listOf(analysis, one.resolved)} ${one.number}`));
        if (!next) break;
        const list = listOf(analysis, next.resolved);
        // What was written just now is not asked about.
        expect(meant[list], text).toContain(next.number);
        passed.add(`${list} ${next.number}`);
        const choice = lists[list]!.choices[meant[list]!.indexOf(next.number)]!;
        const successors = truth.get(next.number)!.map((number) => target.byNumber.get(number)!);
        const made: MigrationDecision =
          choice === 'keep'
            ? { kind: 'keep' }
            : choice === 'ignore' || successors.length === 0
              ? { kind: 'ignore', reason: 'agreed' }
              : { kind: 'choose', objectives: successors };
        run(({ reference }, number) =>
          reference === next.resolved.reference ||
          (number === next.number && comparePositions(reference.range.start, next.resolved.reference.range.start) === 0)
            ? made
            : undefined,
        );
      }
      const done = analysed();
      const ignored = ignoredReferences(done.lines, done.references);
      const open = migrate(done, replacements).unresolved.map((one) => `${listOf(done, one.resolved)} ${one.number}`);
      for (const resolved of done.references) {
        const { number, edition } = resolved.resolution.objective!;
        const own = meant[listOf(done, resolved)]!;
        const isOpen = open.includes(`${listOf(done, resolved)} ${number}`) || edition === 'old';
        const isIgnored = ignored.has(resolved);
        const successors = own.flatMap((one) => truth.get(one)!);
        expect(isOpen ? own : isIgnored ? [...own, ...successors] : successors, text).toContain(number);
      }
    }),
    { numRuns: 300 },
  );
});
