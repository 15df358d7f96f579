import { describe, expect, it } from 'vitest';
import { linesOfFile } from '../../../server/src/documents/notebook.ts';

const textOf = (json: string): string[] => {
  const lines = linesOfFile('a.ipynb', json);
  return Array.from({ length: lines.lineCount }, (_, index) => lines.line(index));
};

const notebook = (...cells: object[]) => ({ cells, metadata: { title: 'ACME 1.1' }, nbformat: 4 });
const cell = (source: string | string[]) => ({ cell_type: 'code', outputs: [{ text: ['ACME 1.2\n'] }], source });

describe('the lines of a notebook', () => {
  it('are those of its cells, at their places in the file', () => {
    const json = JSON.stringify(notebook(cell(['As ACME\n', '3.4 says: "no"'])), null, 1);
    const text = textOf(json);
    expect(text.map((line) => line.trim()).filter((line) => line !== '')).toEqual(['As ACME', '3.4 says:  "no "']);
    for (const [index, line] of json.split('\n').entries()) {
      expect(text[index]).toHaveLength(line.length);
      if (line.includes('3.4')) expect(text[index]!.indexOf('3.4')).toBe(line.indexOf('3.4'));
    }
  });

  it('are separated by spaces where the cell is one string, and by a sign between cells on one line', () => {
    const [text] = textOf(JSON.stringify(notebook(cell('As ACME\n3.4'), cell(['3.5']))));
    expect(text!.trim()).toMatch(/^As ACME {2}3\.4␞ +3\.5$/);
  });

  it.each([
    ['a \\u2013 b', 'a      – b'],
    ['a\\tb\\\\n', 'a  b \\n'],
    ['\\"\\/', ' " /'],
  ])('have %s unescaped', (escaped, shown) => {
    expect(textOf(`{"cells": [{"source": "${escaped}"}]}`)[0]!.slice(23, -4)).toBe(shown);
  });

  it.each([
    ['{"cells": [', 'is cut off'],
    ['{"cells": [{"source": "\\x"}]}', 'has an unknown escape'],
    ['{"cells": []}', 'has no cells'],
    ['[{"source": ["ACME 1.1"]}]', 'is other JSON'],
    ['{"cells": [{"metadata": {"source": "ACME 1.1"}}]}', 'has a source elsewhere'],
    ['['.repeat(100_000), 'is nested too deep'],
  ])('are all of %s where it %s', (json) => expect(textOf(json)).toEqual([json]));

  it('know their cells', () => {
    const json = JSON.stringify(notebook(cell(['# A\n', 'ACME 1.1\n']), cell('x\nACME 1.2')));
    const lines = linesOfFile('a.ipynb', json) as unknown as { placeOf(range: object): object };
    const placeOf = (text: string) => {
      const start = { line: 0, character: json.indexOf(text) };
      return lines.placeOf({ start, end: start });
    };
    const place = { kind: 'notebook-cell', cell: 1, line: 2, label: 'cell 1, line 2' };
    expect(placeOf('ACME 1.1\\n')).toEqual(place);
    expect(placeOf('ACME 1.2"]')).toEqual(placeOf('nothing'));
    expect(placeOf('ACME 1.2"}')).toEqual({ ...place, cell: 2, label: 'cell 2, line 2' });
  });
});

it('reads a million strings that are fifty thousand levels deep', () => {
  const [before, after] = ['['.repeat(50_000), ']'.repeat(50_000)];
  const deep = `${before}${'"",'.repeat(1_000_000)}""${after}`;
  const lines = linesOfFile('a.ipynb', `{"cells": [{"source": "ACME 9.9"}], "x": ${deep}}`);
  expect(lines.line(0).trim()).toBe('ACME 9.9');
});
