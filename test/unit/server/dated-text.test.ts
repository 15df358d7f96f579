import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { DatedText } from '../../../server/src/server/workspace/dated-text.ts';

/** The days of the lines after an edit; before it, line n was written on day n. */
function after(before: string, now: string): (string | null)[] {
  const lines = linesOf(before);
  const days = new Map(Array.from({ length: lines.lineCount }, (_, line) => [line, `${line}`]));
  const present = linesOf(now);
  const { dayOf } = new DatedText(lines, days).at(present);
  return Array.from({ length: present.lineCount }, (_, line) => dayOf(line));
}

describe('lines keep their date', () => {
  test.each([
    ['all of them', 'a\nb\nc', 'a\nb\nc', ['0', '1', '2']],
    ['around one that is changed', 'a\nb\nc', 'a\nx\nc', ['0', null, '2']],
    ['around inserted ones', 'a\nb\nc', 'a\nx\ny\nb\nc', ['0', null, null, '1', '2']],
    ['around removed ones', 'a\nb\nc\nd', 'a\nd', ['0', '3']],
    ['each once, if all are the same', 'a\na', 'a\na\na', ['0', '1', null]],
    ['none between two changes', 'a\nb\nc\nd\ne', 'a\nx\nc\ny\ne', ['0', null, null, null, '4']],
    ['none of another text', 'a\nb', 'x\ny\nz', [null, null, null]],
  ])('%s', (_, before, now, expected) => expect(after(before, now)).toEqual(expected));
});
