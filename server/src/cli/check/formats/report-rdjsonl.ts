import type { Severity } from '../../../core/model/diagnostic.ts';
import {
  comparePositions,
  type Lines,
  type Position,
  type Range,
  type TextEdit,
  textIn,
} from '../../../core/model/text.ts';
import { inertJson } from '../../../reports/json-lines.ts';
import { visible } from '../../../reports/visible-text.ts';
import { type Finding, messageText, placeWithoutLines } from '../../findings.ts';
import { findingsIn, type ReportWriter } from '../check-report.ts';

const SEVERITIES: Record<Severity, string> = { error: 'ERROR', warning: 'WARNING', information: 'INFO', hint: 'INFO' };
/** Suggestions for a finding: reviewdog shows each as a block. */
const MAX_SUGGESTIONS = 3;

/**
 * The findings in reviewdog's Diagnostic Format (`rdjsonl`: a `Diagnostic` on each line). Lines and columns are 1-based,
 * columns in bytes of UTF-8, ends exclusive; files are relative to the working directory, where reviewdog runs too.
 */
export function rdjsonlReport(): ReportWriter {
  const columns = new Utf8Columns();
  return { add: (files) => findingsIn(files).map((finding) => `${inertJson(diagnosticOf(finding, columns))}\n`) };
}

function diagnosticOf({ row, lines, diagnostic }: Finding, columns: Utf8Columns): object {
  const positionOf = ({ line, character }: Position) => {
    return { line: line + 1, column: columns.at(lines, line, character) + 1 };
  };
  const rangeOf = ({ start, end }: Range) => ({ start: positionOf(start), end: positionOf(end) });
  const range = rangeOf(diagnostic.range);
  const place = placeWithoutLines(row);
  const suggestions = (place ? [] : diagnostic.fixes.slice(0, MAX_SUGGESTIONS)).flatMap(({ edits }) => {
    const edit = joined(lines, edits);
    return edit ? [{ range: rangeOf(edit.range), text: edit.newText }] : [];
  });
  return {
    message: visible(messageText(row)),
    location: { path: row.file, ...(!place && { range }) },
    severity: SEVERITIES[row.severity],
    source: { name: 'objrefs' },
    code: { value: row.code },
    ...(suggestions.length > 0 && { suggestions }),
  };
}

/** A suggestion is one replacement: edits at several places become one of the whole range, with the text between them. */
function joined(lines: Lines, edits: readonly TextEdit[]): TextEdit | undefined {
  const inOrder = [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start));
  const [first, ...rest] = inOrder;
  if (!first) return undefined;
  let { range, newText } = first;
  for (const edit of rest) {
    newText += textIn(lines, { start: range.end, end: edit.range.start }) + edit.newText;
    range = { start: range.start, end: edit.range.end };
  }
  return { range, newText };
}

/** Columns in bytes of UTF-8. Counts from the position requested before, if that is on the same line. */
class Utf8Columns {
  #lines: Lines | undefined;
  #line = 0;
  #character = 0;
  #bytes = 0;

  /** How many bytes the line has before a 0-based UTF-16 unit that does not split a surrogate pair. */
  at(lines: Lines, line: number, character: number): number {
    if (this.#lines !== lines || this.#line !== line) {
      this.#lines = lines;
      this.#line = line;
      this.#character = 0;
      this.#bytes = 0;
    }
    const text = lines.line(line);
    this.#bytes += Buffer.byteLength(text.slice(this.#character, character));
    this.#bytes -= Buffer.byteLength(text.slice(character, this.#character));
    this.#character = character;
    return this.#bytes;
  }
}
