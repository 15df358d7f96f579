import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex } from '../../../server/src/catalog/yaml/line-index.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';

const text = fc
  .array(fc.constantFrom('\n', '\r', '\r\n', 'a', '🎯', '\uFEFF', 'é'), { maxLength: 30 })
  .map((parts) => parts.join(''));

test('every offset is where the lines say', () => {
  fc.assert(
    fc.property(text, (value) => {
      const index = new LineIndex(value);
      const lines = linesOf(value);
      for (let offset = 0; offset <= value.length; offset++) {
        const before = linesOf(value.slice(0, offset));
        const inTerminator = value.slice(offset - 1, offset + 1) === '\r\n';
        const line = before.lineCount - 1 - (inTerminator ? 1 : 0);
        const character = inTerminator ? lines.line(line).length : before.line(line).length;
        expect(index.position(offset)).toEqual({ line, character });
      }
    }),
  );
});

test('lines begin and end where their texts do', () => {
  fc.assert(
    fc.property(text, (value) => {
      const index = new LineIndex(value);
      const lines = linesOf(value);
      for (let line = 0; line < lines.lineCount; line++) {
        expect(value.slice(index.start(line), index.end(line))).toBe(lines.line(line));
      }
    }),
  );
});

test('offsets beyond the text give its end', () => {
  expect(new LineIndex('ab\ncd').position(99)).toEqual({ line: 1, character: 2 });
});
