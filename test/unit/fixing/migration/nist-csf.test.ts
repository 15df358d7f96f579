import { describe, expect, test } from 'vitest';
import { shippedCatalogs } from '../../../../server/src/catalog/reading/shipped.ts';
import { migrator, unresolvedIn } from './migrated.ts';

const { catalog } = shippedCatalogs.find(({ file }) => file === 'nist-csf.objectives.yaml')!;
const numbers = catalog.editions[0]!.objectives.map(({ number }) => number);
/** The subcategories of each category: `ID.AM-1` … `ID.AM-6`. */
const categories = numbers
  .filter((number) => /^..\...$/.test(number))
  .map((category) => numbers.filter((number) => number.startsWith(`${category}-`)));

/** All of 1.1: each number separately, each category as a list, and as a range. */
function everything(pin: string): string {
  const cite = (what: string) => `We work to NIST CSF${pin} ${what} in all of our offices.`;
  return [
    ...numbers.map((number) => `- ${cite(number)}`),
    ...categories.map((all) => cite(all.join(', '))),
    ...categories.map((all) => `> ${cite(all.join(' and '))}`),
    ...categories.filter(({ length }) => length > 1).map((all) => cite(`${all[0]}–${all.at(-1)}`)),
    '',
  ].join('\n\n');
}

describe.each([
  ['without an edition', ''],
  ['pinned to 1.1', ':1.1'],
])('a document that cites all of 1.1 singly, in lists and in ranges, %s', (_, pin) => {
  const migrated = migrator(catalog)(everything(pin));

  test('needs only genuine choices, and has no replacement for three categories', () => {
    const reasons = unresolvedIn(migrated);
    const choices = reasons.filter((reason) => / choice: \S+ \S+/.test(reason));
    expect(reasons.filter((reason) => !choices.includes(reason))).toEqual([
      'PR.IP no-successor',
      'PR.PT no-successor',
      'DE.DP no-successor',
    ]);
    // NIST incorporated 34 numbers into several; each is cited alone, in two lists, and within a range.
    expect(choices).toHaveLength(4 * 34);
    expect(new Set(choices.map((choice) => choice.replace(' (within)', ''))).size).toBe(34);
  });

  test('becomes the expected document', () => {
    for (const line of [
      'We work to NIST CSF ID.AM-01 in',
      'We work to NIST CSF PR.AA-05 in',
      'We work to NIST CSF ID.RA-01, ID.RA-02, ID.RA-03, ID.RA-04, ID.RA-05, ID.RA-06 in',
      'We work to NIST CSF ID.RA-01–ID.RA-06 in',
      'We work to NIST CSF RC.CO-03–RC.CO-04 in',
      'We work to NIST CSF RS.MI-01, RS.MI-02, ID.RA-06 in',
      '> We work to NIST CSF RC.CO-04 and RC.CO-03 in',
    ]) {
      expect(migrated.text).toContain(line.replace('CSF', pin === '' ? 'CSF' : 'CSF:2.0'));
    }
  });

  test('with every choice made, has only those three left', () => {
    const choose = Object.fromEntries(
      migrated.unresolved.flatMap(({ reason, number, candidates }) =>
        reason === 'choice' ? [[number, [candidates[0]!.number]]] : [],
      ),
    );
    const chosen = migrator(catalog, { choose })(everything(pin));
    expect(unresolvedIn(chosen)).toEqual(['PR.IP no-successor', 'PR.PT no-successor', 'DE.DP no-successor']);
    const [older] = catalog.editions;
    const withdrawn = older!.objectives.filter(({ number }) => chosen.text.includes(` ${number} `));
    expect(withdrawn.map(({ number }) => number).filter((number) => /-\d/.test(number))).toEqual([]);
  });
});

test('a decision counts for a number that the target lists as withdrawn, in another spelling', () => {
  const chosen = migrator(catalog)('NIST CSF DE.CM-4').unresolved[0]!.candidates[0]!;
  const decide = (_: unknown, number: string) =>
    number === 'DE.CM-4' ? ({ kind: 'choose', objectives: [chosen] } as const) : undefined;
  const decided = migrator(catalog, { decide })('NIST CSF DE.CM-4');
  expect([decided.text, unresolvedIn(decided)]).toEqual([`NIST CSF ${chosen.number}`, []]);
});
