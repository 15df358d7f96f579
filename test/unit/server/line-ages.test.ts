import { describe, expect, test } from 'vitest';
import type { LineChange } from '../../../server/src/core/text/line-document.ts';
import { LineAges } from '../../../server/src/server/workspace/line-ages.ts';

/** The ages of the lines after changes of a text of five lines; before them, line n was written on day n. */
function after(lineCount: number, ...changes: readonly LineChange[]): (string | null)[] {
  const known = LineAges.unknown(5).withAges(new Map([0, 1, 2, 3, 4].map((line) => [line, `${line}`])));
  const { dayOf } = known.after(changes);
  return Array.from({ length: lineCount }, (_, line) => dayOf(line));
}

describe('lines keep their age', () => {
  test.each<[string, number, LineChange[], (string | null)[]]>([
    ['all of them', 5, [], ['0', '1', '2', '3', '4']],
    ['around one that is changed', 5, [{ from: 1, removed: 1, added: 1 }], ['0', 'new', '2', '3', '4']],
    ['around inserted ones', 7, [{ from: 1, removed: 0, added: 2 }], ['0', 'new', 'new', '1', '2', '3', '4']],
    ['around removed ones', 3, [{ from: 1, removed: 2, added: 0 }], ['0', '3', '4']],
    [
      'between two changes, each based on the one before it',
      6,
      [
        { from: 0, removed: 1, added: 2 },
        { from: 5, removed: 1, added: 1 },
      ],
      ['new', 'new', '1', '2', '3', 'new'],
    ],
    ['none, if all is replaced', 2, [{ from: 0, removed: 5, added: 2 }], ['new', 'new']],
  ])('%s', (_, lineCount, changes, expected) => expect(after(lineCount, ...changes)).toEqual(expected));
});

test('what is typed is new, and stays so without anything else known', () => {
  const typed = LineAges.unknown(2).after([{ from: 1, removed: 1, added: 1 }]);
  const later = typed.startingHere(2).withoutAges();
  expect([later.dayOf(0), later.dayOf(1)]).toEqual([null, 'new']);
});

test('ages that were found out for an earlier state are carried over', () => {
  const start = LineAges.unknown(3).startingHere(3);
  const later = start.after([{ from: 0, removed: 0, added: 1 }]);
  expect(later.isSince(start)).toBe(true);
  const dated = later.withAges(new Map([[1, '2020-01-01']]));
  expect([0, 1, 2, 3].map(dated.dayOf)).toEqual(['new', null, '2020-01-01', null]);
});
