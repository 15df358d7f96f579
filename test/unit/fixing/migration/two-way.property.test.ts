import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../../server/src/core/analysis/document-analysis.ts';
import { replacementsIn } from '../../../../server/src/core/editions/replacements.ts';
import { migrate } from '../../../../server/src/core/fixing/migrate.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { composeFrameworks } from '../../../../server/src/core/resolution/compose.ts';
import type { ResolvedReference } from '../../../../server/src/core/resolution/scope.ts';
import { reviewsByDocument } from '../../../../server/src/core/reviews/document-reviews.ts';
import { editText } from '../../../../server/src/core/text/edits.ts';
import { catalogOf } from './migrated.ts';

/** What happens to an objective in the second edition. */
type Fate = 'stay' | 'reword' | 'move' | 'merge' | 'split' | 'withdraw' | 'reuse';
const FATES: readonly Fate[] = ['stay', 'stay', 'reword', 'move', 'merge', 'split', 'withdraw', 'reuse'];

const WORDS = 'apple bridge cable desert engine forest garden harbor island jacket kettle ladder market needle'.split(
  ' ',
);
/** Titles that have no word in common. */
const title = (index: number, suffix = '') => `${WORDS[index % WORDS.length]}s${index}x handled${index}y${suffix}`;

interface Revision {
  readonly yaml: string;
  /** By number of the first edition: its true successors in the second. */
  readonly truth: ReadonlyMap<string, readonly string[]>;
}

/** A framework of which each objective has a fate, all of which but those in `unrecorded` the catalog records. */
function revise(fates: readonly Fate[], isShifted: boolean): Revision {
  const truth = new Map<string, readonly string[]>();
  const [older, newer]: [string[], string[]] = [[], []];
  const numberOf = (index: number) => `${1 + Math.floor(index / 4)}.${1 + (index % 4)}`;
  for (const [index, fate] of fates.entries()) {
    const number = numberOf(index);
    const record = (successors: readonly string[], relation = 'moved') => {
      truth.set(number, successors);
      const list = successors.map((one) => `{number: "${one}", relation: ${relation}}`).join(', ');
      older.push(`{number: "${number}", title: "${title(index)}", replacedBy: [${list}]}`);
    };
    if (isShifted) {
      record([numberOf(index + 1)]);
      newer.push(`{number: "${numberOf(index + 1)}", title: "${title(index)}"}`);
      continue;
    }
    const fresh = `9.${index * 2 + 1}`;
    switch (fate) {
      case 'stay':
      case 'reword':
        truth.set(number, [number]);
        older.push(`{number: "${number}", title: "${title(index)}"}`);
        newer.push(`{number: "${number}", title: "${title(index, fate === 'reword' ? ' well' : '')}"}`);
        break;
      case 'move':
      case 'reuse':
        record([fresh]);
        newer.push(`{number: "${fresh}", title: "${title(index)}"}`);
        if (fate === 'reuse') newer.push(`{number: "${number}", title: "${title(index + 100)}"}`);
        break;
      case 'merge':
        record(['8.1'], 'merged');
        break;
      case 'split':
        record([fresh, `9.${index * 2 + 2}`], 'split');
        for (const part of truth.get(number)!) newer.push(`{number: "${part}", title: "${title(index, ` ${part}`)}"}`);
        break;
      case 'withdraw':
        record([]);
    }
  }
  newer.push('{number: "8.1", title: "All of the merged ones"}');
  const list = (lines: readonly string[]) => lines.map((line) => `      - ${line}`).join('\n');
  const yaml = `prefix: ACME\neditions:\n  - edition: old\n    objectives:\n${list(older)}\n  - edition: new\n    objectives:\n${list(newer)}\n`;
  return { yaml, truth };
}

const revision = fc.oneof(
  {
    arbitrary: fc
      .array(fc.constantFrom(...FATES), { minLength: 4, maxLength: 12 })
      .map((fates) => revise(fates, false)),
    weight: 4,
  },
  { arbitrary: fc.integer({ min: 3, max: 10 }).map((count) => revise(Array(count).fill('stay'), true)), weight: 1 },
);

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
      const reported = new Set(analysis.diagnostics.map(({ range }) => range.start.line));
      for (const one of once.affected) expect(reported).toContain(one.reference.range.start.line);

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
      const meanings = done.references
        .filter(({ resolution }) => resolution.status === 'current')
        .map(({ resolution }) => resolution.objective?.number);
      expect(meanings).toEqual(meant.flatMap((number) => truth.get(number)!));
    }),
    { numRuns: 120 },
  );
});
