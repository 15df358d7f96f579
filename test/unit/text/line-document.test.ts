import { describe, expect, it } from 'vitest';
import { TextDocuments } from 'vscode-languageserver';
import type { Position } from '../../../server/src/core/model/text.ts';
import { type ContentChange, type EditedDocument, LineDocument } from '../../../server/src/core/text/line-document.ts';

type TextDocumentConnection = Parameters<TextDocuments<LineDocument>['listen']>[0];

function document(text: string, version = 1): LineDocument {
  return new LineDocument('file:///a.md', 'markdown', version, text);
}

function lines(text: LineDocument): string[] {
  return Array.from({ length: text.lineCount }, (_, index) => text.line(index));
}

/** The document after changes, and which lines they changed. */
function edited(text: LineDocument, ...changes: ContentChange[]): EditedDocument {
  const answer = text.withChanges(changes, text.version + 1);
  if (answer === 'stale') throw new Error('The version is new');
  return answer;
}

const offsetOf = (text: LineDocument, position: Position): number =>
  text.getText({ start: { line: 0, character: 0 }, end: position }).length;

/** Replaces a range. */
function change(line: number, character: number, endLine: number, endCharacter: number, text: string): ContentChange {
  return { range: { start: { line, character }, end: { line: endLine, character: endCharacter } }, text };
}

describe('lines', () => {
  it('end at \\r\\n, \\n and a lone \\r, and at nothing else', () => {
    const text = 'a\r\nb\nc\rd\n\re\u2028f\u2029g\vh\fi\u0085j\r\r\n';
    expect(lines(document(text))).toEqual(['a', 'b', 'c', 'd', '', 'e\u2028f\u2029g\vh\fi\u0085j', '', '']);
    expect(document(text).getText()).toBe(text);
  });

  it('are one if the text is empty', () => {
    expect(lines(document(''))).toEqual(['']);
  });

  it('are empty if there is none', () => {
    expect(document('a').line(1)).toBe('');
    expect(document('a').line(-1)).toBe('');
  });
});

describe('positions', () => {
  it('count UTF-16 units', () => {
    const text = document('\u{1F30D}a\r\nb');
    expect(offsetOf(text, { line: 0, character: 3 })).toBe(3);
    expect(offsetOf(text, { line: 1, character: 1 })).toBe(6);
    expect(text.getText({ start: { line: 0, character: 2 }, end: { line: 1, character: 0 } })).toBe('a\r\n');
  });

  it.each<[string, Position, number]>([
    ['after the line: its end', { line: 0, character: 99 }, 2],
    ['after the last line: the end', { line: 9, character: 0 }, 6],
    ['infinitely far: the end', { line: Infinity, character: Infinity }, 6],
    ['before the line: its start', { line: 1, character: -1 }, 4],
    ['before the text: its start', { line: -1, character: 5 }, 0],
    ['in fractions: cut', { line: 1.9, character: 1.9 }, 5],
    ['not a number: 0', { line: 1, character: Number.NaN }, 4],
  ])('out of range are moved into it, %s', (_, position, offset) => {
    expect(offsetOf(document('ab\r\ncd'), position)).toBe(offset);
  });
});

describe('a change', () => {
  it('replaces a range', () => {
    const text = document('one\r\ntwo\r\nthree');
    const { document: after, changes } = edited(text, change(0, 1, 1, 1, 'X\nY'));
    expect(changes).toEqual([{ from: 0, removed: 2, added: 2 }]);
    expect(after.getText()).toBe('oX\nYwo\r\nthree');
    expect(after.version).toBe(2);
  });

  it('replaces everything if it has no range', () => {
    const text = document('one\ntwo\nthree');
    const { document: after, changes } = edited(text, { text: 'one\r\n2\r\nthree' });
    expect(changes).toEqual([{ from: 1, removed: 1, added: 1 }]);
    expect(after.getText()).toBe('one\r\n2\r\nthree');
  });

  it('applies to the result of the previous one', () => {
    const answer = edited(document('b'), change(0, 0, 0, 0, 'a\n'), change(1, 1, 1, 1, 'c'));
    expect(answer.document.getText()).toBe('a\nbc');
    expect(answer.changes).toEqual([
      { from: 0, removed: 0, added: 1 },
      { from: 1, removed: 1, added: 1, head: 1 },
    ]);
  });

  it('can have a reversed range, or one out of bounds', () => {
    const answer = edited(document('abc\ndef'), change(9, 9, 1, 1, 'X'), change(0, 2, 0, -7, ''));
    expect(answer.document.getText()).toBe('c\ndX');
  });

  it.each<[string, string, ContentChange, string[], unknown]>([
    ['\\n after a lone \\r makes one terminator', 'a\rb', change(1, 0, 1, 0, '\n'), ['a', 'b'], []],
    ['\\n that comes to stand after it too', 'a\rb\nc', change(1, 0, 1, 1, ''), ['a', 'c'], [[1, 1, 0]]],
    ['\\r before \\n makes one', 'a\nb', change(0, 1, 0, 1, '\r'), ['a', 'b'], []],
    ['\\r before \\r\\n stays alone', 'a\r\nb', change(0, 1, 0, 1, '\r'), ['a', '', 'b'], [[1, 0, 1]]],
    ['\\n after \\r\\n stays alone', 'a\r\nb', change(1, 0, 1, 0, '\n'), ['a', '', 'b'], [[1, 0, 1]]],
    ['\\r\\n in parts', 'a\r', change(1, 0, 1, 0, '\n\r\n'), ['a', '', ''], [[2, 0, 1]]],
  ])('at a boundary is exact: %s', (_, before, edit, after, changed) => {
    const { document: text, changes } = edited(document(before), edit);
    expect(lines(text)).toEqual(after);
    expect(lines(document(text.getText()))).toEqual(after);
    expect(changes.map(({ from, removed, added }) => [from, removed, added])).toEqual(changed);
  });

  it('of very many lines is fast', () => {
    const many = 'x\n'.repeat(300_000);
    const { document: text, changes } = edited(document('first\nlast'), change(0, 5, 1, 0, `\n${many}`));
    expect(changes).toEqual([{ from: 1, removed: 0, added: 300_000 }]);
    expect(text.lineCount).toBe(300_002);
    expect(text.getText()).toBe(`first\n${many}last`);
    expect(edited(text, change(1, 0, 300_001, 0, '')).document.getText()).toBe('first\nlast');
  });

  it.each([5, 4, Number.NaN])('is stale with version %d after 5, and changes nothing', (version) => {
    const text = document('new', 5);
    expect(text.withChanges([{ text: 'old' }], version)).toBe('stale');
    expect(text.getText()).toBe('new');
    expect(text.version).toBe(5);
  });
});

it('is kept up to date by TextDocuments', () => {
  const documents = new TextDocuments<LineDocument>({
    create: (uri, languageId, version, text) => new LineDocument(uri, languageId, version, text),
    update: (text, changes, version) => {
      const answer = text.withChanges(changes, version);
      return answer === 'stale' ? text : answer.document;
    },
  });
  const handlers: Partial<Record<keyof TextDocumentConnection, (parameters: unknown) => void>> = {};
  const connection = new Proxy({} as TextDocumentConnection, {
    get: (_, name: keyof TextDocumentConnection) => (handler: (parameters: unknown) => void) => {
      handlers[name] = handler;
      return { dispose: () => undefined };
    },
  });
  documents.listen(connection);

  const uri = 'file:///a.md';
  handlers.onDidOpenTextDocument?.({ textDocument: { uri, languageId: 'markdown', version: 1, text: 'a\r\nb' } });
  handlers.onDidChangeTextDocument?.({ textDocument: { uri, version: 3 }, contentChanges: [change(1, 0, 1, 1, 'c')] });
  handlers.onDidChangeTextDocument?.({ textDocument: { uri, version: 2 }, contentChanges: [{ text: 'late' }] });
  expect(documents.get(uri)?.getText()).toBe('a\r\nc');
  expect(documents.get(uri)?.version).toBe(3);
});
