import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from '../../../server/src/core/model/text.ts';
import { type ContentChange, LineDocument } from '../../../server/src/core/text/line-document.ts';

const RUNS = 500;
const EDITS_PER_RUN = 200;

/** Line endings are likely to become adjacent, and surrogate pairs to be split. */
const ENDS = ['\r', '\n', '\r', '\n', '\r\n', '\n\r', 'x\ny\rz'];
const PIECES = ['', '', 'a', 'bc', '\u{1F30D}', '\ud83c', '\udf0d', '\u2028', ...ENDS];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((pieces) => pieces.join(''));
/** Some out of range. */
const places = fc.record({ line: fc.integer({ min: -2, max: 24 }), character: fc.integer({ min: -2, max: 8 }) });
/** Mostly small ones, so that documents grow. */
const edits = fc
  .record({
    start: places,
    far: places,
    near: fc.integer({ min: -1, max: 3 }),
    kind: fc.integer({ min: 0, max: 99 }),
    text: texts,
  })
  .map(({ start, far, near, kind, text }) => {
    if (kind === 0) return { text };
    const end = kind < 10 ? far : { line: start.line, character: start.character + near };
    return { range: { start, end }, text };
  });

/** The model: a string, whose lines are found by walking it unit by unit. Starts and ends without the terminators. */
function modelLines(text: string): { start: number; end: number }[] {
  const found = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '\n' && text[at] !== '\r') continue;
    const end = at;
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    found.push({ start, end });
    start = at + 1;
  }
  found.push({ start, end: text.length });
  return found;
}

function modelOffset(text: string, { line, character }: Position): number {
  if (line < 0) return 0;
  const place = modelLines(text)[line];
  return place === undefined ? text.length : Math.min(place.end, place.start + Math.max(0, character));
}

function applyToModel(text: string, { range, text: newText }: ContentChange): string {
  if (range === undefined) return newText;
  const offsets = [modelOffset(text, range.start), modelOffset(text, range.end)];
  return text.slice(0, Math.min(...offsets)) + newText + text.slice(Math.max(...offsets));
}

it(`keeps equal to a plain string over ${RUNS * EDITS_PER_RUN} edits`, () => {
  let done = 0;
  fc.assert(
    fc.property(texts, fc.array(edits, { minLength: EDITS_PER_RUN, maxLength: EDITS_PER_RUN }), (first, list) => {
      let document = new LineDocument('file:///a', 'plaintext', 0, first);
      let model = first;
      const earlier: [document: LineDocument, text: string][] = [];
      /** A second copy of the lines, updated with the changes that the document reports. */
      const followed = modelLines(model).map(({ start, end }) => model.slice(start, end));
      for (const [index, edit] of list.entries()) {
        earlier.push([document, model]);
        model = applyToModel(model, edit);
        const edited = document.withChanges([edit], index + 1);
        if (edited === 'stale') throw new Error('The version is new');
        document = edited.document;

        const expected = modelLines(model).map((line) => model.slice(line.start, line.end));
        const actual = Array.from({ length: document.lineCount }, (_, line) => document.line(line));
        for (const { from, removed, added } of edited.changes) {
          followed.splice(from, removed, ...expected.slice(from, from + added));
        }
        // `expect` takes longer than the edit, so it is called only to show a difference.
        const [wanted, ...got] = [expected, actual, followed].map((lines) => lines.join('|'));
        if (document.getText() !== model || got.some((lines) => lines !== wanted)) {
          expect([document.getText(), actual, followed]).toEqual([model, expected, expected]);
        }
        done++;
      }
      for (const [before, text] of earlier) if (before.getText() !== text) expect(before.getText()).toBe(text);
    }),
    { numRuns: RUNS },
  );
  expect(done).toBe(RUNS * EDITS_PER_RUN);
});

it('finds positions as vscode-languageserver-textdocument does', () => {
  fc.assert(
    fc.property(
      fc.array(texts, { maxLength: 8 }),
      fc.array(edits, { maxLength: 4 }),
      places,
      places,
      (parts, list, start, end) => {
        let document = new LineDocument('file:///a', 'plaintext', 0, parts.join(''));
        for (const [index, edit] of list.entries()) {
          const edited = document.withChanges([edit], index + 1);
          if (edited !== 'stale') document = edited.document;
        }
        const reference = TextDocument.create('file:///a', 'plaintext', 0, document.getText());
        expect(document.getText({ start, end })).toBe(reference.getText({ start, end }));
      },
    ),
    { numRuns: 2_000 },
  );
});

/** Lines whose texts show their origin, more than fit in some blocks. */
const manyLines = fc
  .tuple(fc.nat(3_000), fc.constantFrom('a', 'b', 'c'))
  .map(([count, mark]) => Array.from({ length: count }, (_, line) => `${mark}${line}\n`).join(''));
const bigEdits = fc.record({
  from: fc.nat(4_000),
  lines: fc.oneof(fc.nat(3), fc.nat(2_000)),
  text: fc.oneof(fc.constantFrom('', 'x', '\n', 'x\ny'), manyLines),
});

it('of thousands of lines, every version keeps its text', () => {
  fc.assert(
    fc.property(manyLines, fc.array(bigEdits, { maxLength: 12 }), (first, list) => {
      let document = new LineDocument('file:///a', 'plaintext', 0, first);
      const versions: [document: LineDocument, text: string][] = [[document, first]];
      for (const [index, { from, lines, text }] of list.entries()) {
        const range = { start: { line: from, character: 0 }, end: { line: from + lines, character: 0 } };
        const edited = document.withChanges([{ range, text }], index + 1);
        if (edited === 'stale') throw new Error('The version is new');
        versions.push([edited.document, applyToModel(document.getText(), { range, text })]);
        document = edited.document;
      }
      for (const [version, text] of versions) {
        const expected = text.split('\n');
        const backwards = expected.map((_, line) => version.line(expected.length - 1 - line)).reverse();
        for (const got of [backwards, expected.map((_, line) => version.line(line)), version.getText().split('\n')]) {
          if (got.join('\n') !== text) expect(got).toEqual(expected);
        }
        expect(version.lineCount).toBe(expected.length);
      }
    }),
    { numRuns: 60 },
  );
});
