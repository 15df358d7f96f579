import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFixture, renderAnnotations } from '../../support/fixture.ts';

/** The only file of a fixture. */
function single(template: string, eol?: '\n' | '\r\n' | '\r') {
  const { files } = parseFixture(template, eol === undefined ? {} : { eol });
  expect(files).toHaveLength(1);
  return files[0]!;
}

/** A range as an array: first line, first character, last line, last character. */
function span(startLine: number, start: number, endLine: number, end: number) {
  return { start: { line: startLine, character: start }, end: { line: endLine, character: end } };
}

describe('text', () => {
  it('is /main.md without common indentation, first line break and trailing blanks', () => {
    expect(
      single(`
        A plan
          with detail

        ends.
      `),
    ).toEqual({ path: '/main.md', text: 'A plan\n  with detail\n\nends.\n', annotations: [] });
  });

  it('is unchanged if it has one line', () => {
    expect(single('  indented ').text).toBe('  indented ');
  });

  it('has the requested line endings', () => {
    expect(single('\na\n\nb\n', '\r\n').text).toBe('a\r\n\r\nb\r\n');
    expect(single('\na\n\nb\n', '\r').text).toBe('a\r\rb\r');
  });

  it('is split into files by headers', () => {
    const { files } = parseFixture(`
      //- /a.md
      one
      //- /dir/b c.txt
      two
      //- /empty.txt
    `);
    expect(files.map(({ path, text }) => [path, text])).toEqual([
      ['/a.md', 'one\n'],
      ['/dir/b c.txt', 'two\n'],
      ['/empty.txt', ''],
    ]);
  });

  it.each([
    ['text before the first header', '\nstray\n//- /a.md\n'],
    ['two files of one name', '\n//- /a.md\n//- /a.md\n'],
  ])('cannot have %s', (_, template) => {
    expect(() => parseFixture(template)).toThrow('fixture');
  });
});

describe('cursor', () => {
  it('is not part of the text', () => {
    const { files, cursor, selection } = parseFixture(`
      //- /a.md
      one
      //- /b.md
      x
      INTERPOL-SP$0 3.4
    `);
    expect(files[1]?.text).toBe('x\nINTERPOL-SP 3.4\n');
    expect(cursor).toEqual({ path: '/b.md', position: { line: 1, character: 11 } });
    expect(selection).toBeUndefined();
  });

  it('given twice is a selection', () => {
    const { cursor, selection } = parseFixture('\na$0b\nc$0d\n', { eol: '\r\n' });
    expect(selection).toEqual({ path: '/main.md', range: span(0, 1, 1, 1) });
    expect(cursor).toBeUndefined();
  });

  it.each(['$0a$0b$0', '\n//- /a\n$0\n//- /b\n$0\n'])('is otherwise an error: %j', (template) => {
    expect(() => parseFixture(template)).toThrow('$0');
  });
});

describe('annotations', () => {
  it('have a span, and a code and a message or neither', () => {
    const { text, annotations } = single(`
      A plan cites INTERPOL-SP 9.9.
                   ^^^^^^^^^^^^^^^ unknown-objective: INTERPOL-SP has no 9.9: choose another
                               ^^^ unknown-objective
                               ^^^: only a message
                               ^^^
      end
    `);
    expect(text).toBe('A plan cites INTERPOL-SP 9.9.\nend\n');
    expect(annotations).toEqual([
      { range: span(0, 13, 0, 28), code: 'unknown-objective', message: 'INTERPOL-SP has no 9.9: choose another' },
      { range: span(0, 25, 0, 28), code: 'unknown-objective' },
      { range: span(0, 25, 0, 28), message: 'only a message' },
      { range: span(0, 25, 0, 28) },
    ]);
  });

  it('have a code that can contain a colon', () => {
    expect(single('\nX\n^ INTERPOL-SP:2014-2016 3.4: right\n').annotations).toEqual([
      { range: span(0, 0, 0, 1), code: 'INTERPOL-SP:2014-2016 3.4', message: 'right' },
    ]);
  });

  it('can be in a comment, and share a label', () => {
    const { text, annotations } = single(`
      // INTERPOL-SP 9.9, 9.8
      //             ^^^  ^^^ unknown-objective
    `);
    expect(text).toBe('// INTERPOL-SP 9.9, 9.8\n');
    expect(annotations).toEqual([
      { range: span(0, 15, 0, 18), code: 'unknown-objective' },
      { range: span(0, 20, 0, 23), code: 'unknown-objective' },
    ]);
  });

  it('count UTF-16 units of the text without its cursor', () => {
    expect(single('\n\u{1F30D}$0 3.4\n   ^^^\n').annotations).toEqual([{ range: span(0, 3, 0, 6) }]);
  });

  it('are positioned in lines as LSP counts them', () => {
    expect(single('\na\rb c\n    ^\n').annotations).toEqual([{ range: span(1, 2, 1, 3) }]);
  });

  it('can be empty', () => {
    expect(single('\nabc\n ^0 here\n   ^0\n').annotations).toEqual([
      { range: span(0, 1, 0, 1), code: 'here' },
      { range: span(0, 3, 0, 3) },
    ]);
  });

  it('can extend over several lines', () => {
    const { text, annotations } = single(`
      one INTERPOL-SP
          ^^^^^^^^^^^+ outer: wraps
              ^^^^^^^+ inner
      two
      3.4 end
      ^^^-
      ^^^^^^^-
    `);
    expect(text).toBe('one INTERPOL-SP\ntwo\n3.4 end\n');
    expect(annotations).toEqual([
      { range: span(0, 4, 2, 7), code: 'outer', message: 'wraps' },
      { range: span(0, 8, 2, 3), code: 'inner' },
    ]);
  });

  it.each([
    ['without a line above', '\n^^^ code\ntext\n'],
    ['beyond the end of the line', '\nabc\n  ^^ code\n'],
    ['that ends before it begins', '\nabc\n^^^-\n'],
    ['that does not end', '\nabc\n^^^+\n'],
  ])('cannot be one %s', (_, template) => {
    expect(() => parseFixture(template)).toThrow('fixture');
  });

  it.each(['^[1] is a footnote', '^^^code', 'a ^^^ code', '2^3'])('are not in the text line %j', (line) => {
    expect(single(`\nabc\n${line}\n`)).toEqual({ path: '/main.md', text: `abc\n${line}\n`, annotations: [] });
  });
});

describe('drawing', () => {
  it('puts problems under their spans', () => {
    const drawn = renderAnnotations('A\tB INTERPOL-SP\r\n9.9.\r\n', [
      { range: span(1, 0, 1, 3), code: 'second', message: 'two\nlines' },
      { range: span(0, 2, 0, 3) },
      { range: span(0, 4, 1, 3), code: 'unknown-objective', message: 'no 9.9' },
      { range: span(9, 0, 9, 1), code: 'lost' },
    ]);
    expect(`\n${drawn}`).toBe(`
A\tB INTERPOL-SP
 \t^
 \t  ^^^^^^^^^^^+ unknown-objective: no 9.9
9.9.
^^^-
^^^ second: two⏎lines

outside the text, line 9 character 0 to line 9 character 1: lost`);
  });

  it('is read back as the same annotations', () => {
    const lines = fc.array(fc.string({ unit: fc.constantFrom('a', '\t', ' ', '\u{1F30D}') }), {
      minLength: 1,
      maxLength: 4,
    });
    const label = fc.constantFrom({}, { code: 'a-b' }, { code: 'a', message: 'm: n' }, { message: 'm' });
    const numbers = fc.tuple(fc.nat(), fc.nat(), fc.nat());
    fc.assert(
      fc.property(lines, fc.array(fc.tuple(numbers, label), { maxLength: 5 }), (texts, found) => {
        // A border keeps the template from being dedented or trimmed.
        const bordered = ['|', ...texts, '|'];
        const annotations = found.map(([[line, a, b], text]) => {
          const index = line % bordered.length;
          const [x, y] = [a % (bordered[index]!.length + 1), b % (bordered[index]!.length + 1)];
          return { range: span(index, Math.min(x, y), index, Math.max(x, y)), ...text };
        });
        const file = single(renderAnnotations(bordered.join('\r\n'), annotations), '\r\n');
        expect(file.text).toBe(bordered.join('\r\n'));
        expect(renderAnnotations(file.text, file.annotations)).toBe(renderAnnotations(file.text, annotations));
        expect(file.annotations).toHaveLength(annotations.length);
      }),
    );
  });
});
