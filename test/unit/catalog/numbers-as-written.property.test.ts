import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';

const digits = fc.stringMatching(/^[0-9]{1,3}$/);
const letters = fc.stringMatching(/^([A-Z]{1,2}|[a-z])$/);
const component = fc.oneof({ weight: 3, arbitrary: digits }, letters);
const tail = fc.oneof(
  fc.tuple(fc.constantFrom('.', '-'), component).map(([sign, part]) => `${sign}${part}`),
  component.map((part) => `(${part})`),
);
/** Numbers such as `3.10`, `007`, `1e3`, `1.a`, `PR.AC-1`, `AC-2(1)`, `6(1)(f)`: all begin with a digit or capitals. */
const number = fc.oneof(
  fc.constantFrom('3.1', '3.10', '007', '1e3', '1.a', 'PR.AC-1', 'AC-2(1)', 'A.5.1', '6(1)(f)', '0x1F', '1_000'),
  fc
    .tuple(fc.oneof(digits, fc.stringMatching(/^[A-Z]{1,3}$/)), fc.array(tail, { maxLength: 3 }))
    .map(([head, rest]) => head + rest.join('')),
);

const quoting = fc.constantFrom(
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => `'${text}'`,
);

/** An entry in one of its notations, as lines. */
const entry = fc
  .record({ number, quote: quoting, form: fc.constantFrom('short', 'fields', 'flow') })
  .map(({ number: text, quote, form }) => {
    const lines = {
      short: [`- ${quote(`${text} Title`)}`],
      fields: [`- number: ${quote(text)}`, '  title: Title'],
      flow: [`- {number: ${quote(text)}, title: Title}`],
    }[form] as string[];
    return { number: text, lines, canNest: form === 'fields' };
  });
type Entry = { number: string; lines: string[]; canNest: boolean };

const unique = fc.uniqueArray(entry, { selector: ({ number: text }) => text, minLength: 1, maxLength: 12 });
const eol = fc.constantFrom('\n', '\r\n', '\r');

function catalogText(lines: readonly string[], lineEnd: string): string {
  return ['prefix: X', 'objectives:', ...lines.map((line) => `  ${line}`), ''].join(lineEnd);
}

function expectNumbers(text: string, entries: readonly Entry[], allowed: readonly string[] = []): void {
  const { catalog, problems } = readCatalog('file:///a', text);
  expect(problems.filter(({ code }) => !allowed.includes(code))).toEqual([]);
  const objectives = catalog?.editions[0]?.objectives ?? [];
  expect(objectives.map((objective) => objective.number)).toEqual(entries.map((each) => each.number));
  const lines = linesOf(text);
  for (const { number: read, numberRange } of objectives) expect(textIn(lines, numberRange)).toBe(read);
}

test('every number of a flat list is read unchanged, quoted or not, with its range', () => {
  fc.assert(
    fc.property(unique, eol, (entries, lineEnd) => {
      expectNumbers(
        catalogText(
          entries.flatMap(({ lines }) => lines),
          lineEnd,
        ),
        entries,
      );
    }),
  );
});

test('every number of nested lists is read unchanged, in the order of the file', () => {
  fc.assert(
    fc.property(unique, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), eol, (entries, nests, lineEnd) => {
      const lines: string[] = [];
      let indent = '';
      for (const [index, { lines: own, canNest }] of entries.entries()) {
        lines.push(...own.map((line) => indent + line));
        if (!canNest || !nests[index] || index === entries.length - 1) continue;
        lines.push(`${indent}  objectives:`);
        indent += '    ';
      }
      expectNumbers(catalogText(lines, lineEnd), entries, ['catalog-outside-parent']);
    }),
  );
});

test('editions, prefixes and replacements are read unchanged', () => {
  fc.assert(
    fc.property(number, number, quoting, (edition, successor, quote) => {
      const text = [
        `prefix: ${quote(`N ${edition}`)}`,
        'editions:',
        `  - edition: ${quote(edition)}`,
        `    objectives: [{number: ZZZ, title: x, replacedBy: [${quote(successor)}]}]`,
        '  - edition: last',
        `    objectives: [${quote(`${successor} x`)}]`,
      ].join('\n');
      const { catalog } = readCatalog('file:///a', text);
      expect(catalog?.prefix).toBe(`N ${edition}`);
      expect(catalog?.editions[0]?.id).toBe(edition);
      expect(catalog?.editions[0]?.objectives[0]?.replacedBy?.[0]?.number).toBe(successor);
    }),
  );
});
