import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DocumentAnalysis, type ResolvedReference } from '../../../server/src/core/analysis/document-analysis.ts';
import type { FixAllOptions } from '../../../server/src/core/fixing/fix-all.ts';
import type { PinPolicy } from '../../../server/src/core/fixing/plan.ts';
import type { Listed } from '../../../server/src/core/model/framework.ts';
import { linesOf, touches } from '../../../server/src/core/model/text.ts';
import { groupsOf } from '../../../server/src/core/resolution/scope.ts';
import { editText } from '../../../server/src/core/text/edits.ts';
import { fixText } from '../../support/check-fix-all.ts';
import { SCOPE } from './frameworks.ts';

const ACME = [
  '3',
  '3.1',
  '3.2',
  '3.3',
  '3.4',
  '3.5',
  '3.6',
  '3.7',
  '3.8',
  '3.9',
  '4',
  '4.1',
  '4.4',
  '5.1',
  '5.3',
  '9.9',
];
const BETA = ['22(1)', '22(2)', '22(3)', '22(4)', '(5)', '(6)', '6', '6(1)', '24(1)', 'Abs. 5', '7(1)(a)'];
const CSF = ['PR.AC-1', 'PR.AC-3', 'PR.AC-4', 'PR', 'ID.GV', 'ID.GV-1', 'GV', 'PR.AA-01'];

const RUNS = 300;

const separator = fc.constantFrom(', ', ' and ', ', and ', '; ', '/', ' or ', ',\n', ' und\n', ' & ', ',  ');
const range = fc.constantFrom('-', '–', ' to ', ' bis ');
const dress = fc.constantFrom(
  (number: string) => number,
  (number: string) => number,
  (number: string) => `**${number}**`,
  (number: string) => `[${number}](x.md)`,
  (number: string) => `\`${number}\``,
  (number: string) => `${number} (a remark)`,
  (number: string) => `target ${number}`,
);

/** A list of numbers in every form that the scanner supports, and in some that it does not. */
const list = (numbers: readonly string[], joints: fc.Arbitrary<string> = separator) =>
  fc
    .array(fc.tuple(fc.constantFrom(...numbers), dress, joints), { minLength: 1, maxLength: 6 })
    .map((items) => items.map(([number, put, joint], i) => (i > 0 ? joint : '') + put(number)).join(''));

const joints = fc.oneof({ weight: 3, arbitrary: separator }, { weight: 1, arbitrary: range });
const citation = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('ACME ', 'acme ', 'ACME-', 'ACME:2020 ', 'ACME 2024 ', '**ACME** ', 'ACNE '),
      list(ACME, joints),
    )
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('BETA ', 'BETA:v1 '), list(BETA, joints)).map((parts) => parts.join('')),
  list(BETA, joints).map((numbers) => `Art. ${numbers} of the BETA Code`),
  fc
    .tuple(fc.constantFrom('NIST CSF ', 'CSF:1.1 ', 'CSF subcategories '), list(CSF, joints))
    .map((parts) => parts.join('')),
);
const filler = fc.constantFrom(
  '.\n',
  ' as said. ',
  '\r\n\r\n',
  ' (é𝄞) ',
  '\n- ',
  ' | ',
  ', ',
  '\n// ',
  ' <!-- objrefs-ignore-line -->\n',
  '',
);
const document = fc
  .array(fc.tuple(citation, filler), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.flat().join(''));
const options: fc.Arbitrary<FixAllOptions> = fc.record({
  codes: fc.constantFrom(
    undefined,
    new Set(['superseded-edition', 'replaced-objective'] as const),
    new Set(['noncanonical-reference', 'replaced-objective', 'invalid-range'] as const),
  ),
  pins: fc.constantFrom('keep', 'add', 'lift'),
}) as fc.Arbitrary<FixAllOptions>;

const referencesOf = (text: string) => new DocumentAnalysis(linesOf(text), SCOPE).references;

/** The meaning of a reference, in words. */
function nameOf({ resolution, reference }: ResolvedReference, objective = resolution.objective): string {
  return `${resolution.framework.prefix} ${objective ? `${objective.edition} ${objective.number}` : reference.number}`;
}

/** The meaning of a reference without an edition after fixing: from the catalog, not by the code under test. */
function replacementOf({ resolution }: ResolvedReference): Listed | null {
  const [successor, ...others] = resolution.replacedBy;
  const isSafe = successor && others.length === 0 && !['split', 'related'].includes(successor.relation);
  return resolution.status === 'replaced' && isSafe ? successor.objective : resolution.objective;
}

it('every document can be fixed, fixing twice is fixing once, and the text around citations stays', () => {
  fc.assert(
    fc.property(document, options, (text, chosen) => {
      const { text: after, fixed } = fixText(text, SCOPE, chosen);
      expect(outside(after)).toBe(outside(text));
      if (fixed.length === 0 && (chosen.pins ?? 'keep') === 'keep') expect(after).toBe(text);
    }),
    { numRuns: RUNS },
  );
});

/** The text without its citations, and without the marks that close after their last numbers. */
function outside(text: string): string {
  const lines = text.split(/\r\n|\n|\r/);
  const ranges = new Set(referencesOf(text).map(({ group }) => group.range));
  for (const { start, end } of [...ranges].reverse()) {
    if (start.line === end.line) {
      const line = lines[start.line]!;
      lines[start.line] = `${line.slice(0, start.character)}§${line.slice(end.character)}`;
    } else {
      lines[start.line] = `${lines[start.line]!.slice(0, start.character)}§`;
      for (let line = start.line + 1; line < end.line; line++) lines[line] = '';
      lines[end.line] = `§${lines[end.line]!.slice(end.character)}`;
    }
  }
  return lines.join('\n').replace(/§(?:\*\*|[`)]|\]\(x\.md\)| ?\([^()]*\))*/g, '§');
}

it('lists without pins and ranges then name exactly the successors of what they named', () => {
  const lists = fc.oneof(
    list(ACME).map((numbers) => `ACME ${numbers}`),
    list(BETA).map((numbers) => `BETA ${numbers}`),
    list(CSF).map((numbers) => `CSF ${numbers}`),
  );
  fc.assert(
    fc.property(lists, (text) => {
      const { text: after, unresolved } = fixText(text, SCOPE);
      // If a member could not be rewritten, all of them are unchanged; one that merges into a reused number is.
      fc.pre(unresolved.every(({ message }) => !/^(It cannot|Without an edition)/.test(message)));
      const wanted = new Set(referencesOf(text).map((reference) => nameOf(reference, replacementOf(reference))));
      expect(new Set(referencesOf(after).map((reference) => nameOf(reference)))).toEqual(wanted);
    }),
    { numRuns: RUNS },
  );
});

/** Citations of BETA, whose numbers stand before and behind its name, with nothing or little between them. */
const besides = (() => {
  const numbers = fc
    .array(fc.tuple(fc.constantFrom(...BETA, 'Art. 6', 'Art. 22(1)'), separator), { minLength: 1, maxLength: 4 })
    .map((items) => items.map(([number, joint], i) => (i > 0 ? joint : '') + number).join(''));
  const named = fc
    .tuple(fc.constantFrom('BETA ', 'beta ', 'BETA:v1 ', 'BETA Code '), numbers)
    .map((parts) => parts.join(''));
  const between = fc.constantFrom(', ', '. ', '\n', ' and ', ' ', '; ', ' | ');
  const one = fc.oneof(
    named,
    numbers.map((list) => `Art. ${list} BETA`),
  );
  return fc.array(fc.tuple(one, between), { minLength: 1, maxLength: 4 }).map((parts) => parts.flat().join(''));
})();

const citations = (written: string, meaning: (reference: ResolvedReference) => string) =>
  groupsOf(referencesOf(written)).map((references) => [...new Set(references.map(meaning))]);

it('citations beside each other keep their numbers and editions, whatever is done with these', () => {
  const codes = new Set(['replaced-objective'] as const);
  fc.assert(
    fc.property(besides, fc.constantFrom('add', 'keep', 'lift'), (before, pins) => {
      const { text: after, unresolved } = fixText(before, SCOPE, { pins: pins as PinPolicy, codes });
      fc.pre(unresolved.length === 0);
      const wanted = citations(before, (reference) => nameOf(reference, replacementOf(reference)));
      expect(citations(after, (reference) => nameOf(reference))).toEqual(wanted);
    }),
    { numRuns: RUNS },
  );
});

it('a quick fix leaves all other citations as they are', () => {
  const meanings = (text: string) => citations(text, (reference) => nameOf(reference));
  fc.assert(
    fc.property(fc.oneof(besides, document), (before) => {
      const analysis = new DocumentAnalysis(linesOf(before), SCOPE);
      const groups = groupsOf(analysis.references);
      const wanted = meanings(before);
      for (const { range, fixes } of analysis.diagnostics) {
        const own = groups.findIndex(([first]) => touches(first!.group.range, range.start));
        for (const { title, edits } of own < 0 ? [] : fixes) {
          const found = meanings(editText(before, edits).text);
          expect(
            { title, found: found.with(own, []) },
            `${JSON.stringify(before)} at ${JSON.stringify(range)}`,
          ).toEqual({ title, found: wanted.with(own, []) });
        }
      }
    }),
    { numRuns: RUNS },
  );
});

/** The replacements of 5.1 to 5.5 of ACME 2020. */
const SUCCESSORS = ['6.1', '6.2', '6.3', '4.4', '6.3'];

it('ranges that are rewritten take in exactly the successors of what they took in', () => {
  const part = fc.integer({ min: 1, max: 5 });
  const ranges = fc.array(fc.tuple(part, part, range, separator), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(ranges, (items) => {
      const written = items.map(([from, to, sign]) => (from < to ? `5.${from}${sign}5.${to}` : `5.${from}`));
      const text = `ACME ${items.map(([, , , joint], i) => (i > 0 ? joint : '') + written[i]).join('')}`;
      const { text: after, unresolved } = fixText(text, SCOPE);
      fc.pre(unresolved.length === 0);
      const wanted = items.flatMap(([from, to]) => SUCCESSORS.slice(from - 1, Math.max(from, to)));
      expect(new Set(takenIn(after))).toEqual(new Set(wanted));
    }),
    { numRuns: RUNS },
  );
});

/** The numbers that a text cites, including those within ranges. */
function takenIn(text: string): string[] {
  return referencesOf(text).flatMap(({ group, reference }) => {
    const index = group.members.indexOf(reference);
    const isRange = group.spans.some(({ first }) => first === index);
    const [, start = ''] = reference.number.split('.');
    const [, end = start] = isRange ? (group.members[index + 1]?.number.split('.') ?? []) : [];
    return Array.from({ length: Number(end) - Number(start) + 1 }, (_, i) =>
      reference.number.replace(/\d+$/, `${Number(start) + i}`),
    );
  });
}

it('any text can be fixed', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'ACME ',
      '3.4',
      '3.2',
      '3.3',
      ', ',
      ' and ',
      '-',
      '(',
      ')',
      '[',
      ']',
      '**',
      '`',
      '\n',
      '\r',
      ':',
      '2020 ',
      'objrefs-ignore-line ',
      'Art. ',
      'BETA',
      ' ',
      '"',
      '<b>',
      '</b>',
      '// ',
    ),
    fc.string({ maxLength: 3, unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), options, (pieces, chosen) => {
      fixText(pieces.join(''), SCOPE, chosen);
    }),
    { numRuns: RUNS },
  );
});
