import type { Position, Range } from '../../server/src/core/model/text.ts';
import { type Annotation, type AnnotationLine, parseAnnotationLine } from './annotations.ts';

export { type Annotation, renderAnnotations } from './annotations.ts';

export interface FixtureFile {
  /** Absolute, with `/`: `/main.md`. */
  readonly path: string;
  /** The contents of the file, without cursor and annotation lines. */
  readonly text: string;
  /** In the order of the fixture. */
  readonly annotations: readonly Annotation[];
}

export interface Fixture {
  /** In the order of the fixture; at least one. */
  readonly files: readonly FixtureFile[];
  /** If the fixture has one `$0`. */
  readonly cursor?: { readonly path: string; readonly position: Position };
  /** If the fixture has two `$0`. */
  readonly selection?: { readonly path: string; readonly range: Range };
}

export interface FixtureOptions {
  /** The line endings of the files; default: `\n`. */
  readonly eol?: '\n' | '\r\n' | '\r';
}

/**
 * Reads an annotated fixture, similar to those of rust-analyzer:
 *
 *     //- /plans/2026.md
 *     We follow INTERPOL-SP 9.9 and $0INTERPOL-SP 3.4.
 *               ^^^^^^^^^^^^^^^ unknown-objective: INTERPOL-SP has no 9.9…
 *
 * - Common indentation, a blank first line and the blanks before the closing quote are removed, so that fixtures can be
 *   indented with the test. A template of one line is used unchanged.
 * - `//- /path` begins a file. A fixture without one is the file `/main.md`.
 * - `$0` is the cursor, two of them are a selection. They are not part of the text: columns are counted without them.
 * - An annotation line is below its text line (or under another annotation line of it): blanks or a comment leader,
 *   carets below the span (counted in UTF-16 units), then ` code`, `: message`, both or neither. Several runs of carets
 *   on one line are several spans with the same label.
 * - `^0` is an empty span before the character above it. `^^^+` begins a span of several lines at its first caret;
 *   it ends after the last caret of the next `^^^-` that does not end a later span.
 *
 * Throws if the fixture itself is invalid.
 */
export function parseFixture(template: string, options: FixtureOptions = {}): Fixture {
  const drafts: FileDraft[] = [];
  for (const line of dedent(template)) {
    const path = /^\/\/- (\/.*)$/.exec(line)?.[1];
    if (path !== undefined) {
      const headless = drafts.findIndex((draft) => draft.path === '');
      if (drafts[headless]?.lines.some(({ text }) => text.trim() !== '')) {
        throw new Error('The fixture has text before its first file');
      }
      if (headless >= 0) drafts.splice(headless, 1);
      if (drafts.some((draft) => draft.path === path)) throw new Error(`The fixture has two files ${path}`);
      drafts.push({ path, lines: [] });
      continue;
    }
    if (drafts.length === 0) drafts.push({ path: '', lines: [] });
    addLine(drafts[drafts.length - 1] as FileDraft, line);
  }
  const read = drafts.map((draft, index) => finishFile(draft, options.eol ?? '\n', index < drafts.length - 1));
  return { files: read.map(({ file }) => file), ...findCursor(read) };
}

/** URI of a fixture's file in the tests. */
export function fixtureUri(path: string): string {
  return `file://${encodeURI(path)}`;
}

interface FileDraft {
  /** Empty for the file of a fixture without headers. */
  readonly path: string;
  readonly lines: { readonly text: string; readonly annotations: AnnotationLine[] }[];
}

interface ReadFile {
  readonly file: FixtureFile;
  readonly cursors: readonly Position[];
}

function dedent(template: string): readonly string[] {
  const lines = template.split('\n');
  if (lines.length === 1) return lines;
  if (/^[ \t]*$/.test(lines[0] ?? '')) lines.shift();
  if (/^[ \t]*$/.test(lines.at(-1) ?? '')) lines[lines.length - 1] = '';
  const indents = lines.filter((line) => /[^ \t]/.test(line)).map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const common = indents.reduce((a, b) => commonPrefix(a, b), indents[0] ?? '');
  return lines.map((line) => line.slice(commonPrefix(common, line).length));
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function addLine(draft: FileDraft, line: string): void {
  const annotation = parseAnnotationLine(line);
  const last = draft.lines.at(-1);
  if (annotation === undefined) draft.lines.push({ text: line, annotations: [] });
  else if (last === undefined) throw new Error(`The fixture has an annotation without a line above it: ${line}`);
  else last.annotations.push(annotation);
}

function finishFile(draft: FileDraft, eol: string, closed: boolean): ReadFile {
  const placed: PlacedLine[] = [];
  const cursors: number[] = [];
  let text = '';
  for (const [index, line] of draft.lines.entries()) {
    const start = text.length;
    for (const [piece, content] of line.text.split('$0').entries()) {
      if (piece > 0) cursors.push(text.length);
      text += content;
    }
    placed.push({ start, end: text.length, annotations: line.annotations });
    if (closed || index < draft.lines.length - 1) text += eol;
  }
  const position = (offset: number) => positionAt(text, offset);
  const annotations = placeAnnotations(placed).map(({ start, end, label }) => ({
    range: { start: position(start), end: position(end) },
    ...label,
  }));
  const path = draft.path === '' ? '/main.md' : draft.path;
  return { file: { path, text, annotations }, cursors: cursors.map(position) };
}

/** A line of a file, by offsets, with the annotations below it. */
interface PlacedLine {
  readonly start: number;
  readonly end: number;
  readonly annotations: readonly AnnotationLine[];
}

interface PlacedAnnotation {
  readonly start: number;
  end: number;
  readonly label: Omit<Annotation, 'range'>;
}

function placeAnnotations(lines: readonly PlacedLine[]): readonly PlacedAnnotation[] {
  const found: PlacedAnnotation[] = [];
  const begun: PlacedAnnotation[] = [];
  for (const line of lines) {
    for (const { runs, ...label } of line.annotations) {
      for (const run of runs) {
        const annotation = { start: line.start + run.start, end: line.start + run.end, label };
        if (annotation.end > line.end) throw new Error(`The fixture has carets beyond a line's end: ${show(label)}`);
        if (run.part !== '-') found.push(annotation);
        if (run.part === '+') begun.push(annotation);
        if (run.part === '-') {
          const multiline = begun.pop();
          if (multiline === undefined) throw new Error('The fixture ends a span that it has not begun');
          multiline.end = annotation.end;
        }
      }
    }
  }
  if (begun.length > 0) throw new Error('The fixture begins a span of several lines that it does not end');
  return found;
}

function show({ code = '', message = '' }: Omit<Annotation, 'range'>): string {
  return `${code}: ${message}`;
}

/**
 * Counted independently, following LSP 3.18 ("Text Documents"), so that fixtures do not depend on the code that they
 * test.
 */
function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function findCursor(files: readonly ReadFile[]): Pick<Fixture, 'cursor' | 'selection'> {
  const marked = files.flatMap(({ file, cursors }) => cursors.map((position) => ({ path: file.path, position })));
  const [first, second] = marked;
  if (first === undefined) return {};
  if (second === undefined) return { cursor: first };
  if (marked.length > 2 || first.path !== second.path) {
    throw new Error('A fixture has one $0 for the cursor, or two in the same file for a selection');
  }
  return { selection: { path: first.path, range: { start: first.position, end: second.position } } };
}
