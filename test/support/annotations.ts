import type { Position, Range } from '../../server/src/core/model/text.ts';

/** A span of a fixture's file with its label. */
export interface Annotation {
  readonly range: Range;
  readonly code?: string;
  readonly message?: string;
}

/** One run of carets: columns in UTF-16 units, end exclusive. */
export interface CaretRun {
  readonly start: number;
  readonly end: number;
  /** `+` begins a span of several lines, `-` ends one. */
  readonly part: '' | '+' | '-';
}

/** An annotation line as written: its runs share the label. */
export interface AnnotationLine {
  readonly runs: readonly CaretRun[];
  readonly code?: string;
  readonly message?: string;
}

const LEADER = /^[ \t]*(?:\/\/|#|--|;|%|\*|>)?[ \t]*(?=\^)/;
const RUN = /(\^0|\^+)([+-]?)(?=[ \t:]|$)[ \t]*/y;

/** Reads a line of carets; undefined for every other line. The notation is described at `parseFixture`. */
export function parseAnnotationLine(line: string): AnnotationLine | undefined {
  const leader = LEADER.exec(line);
  if (leader === null) return undefined;
  const runs: CaretRun[] = [];
  RUN.lastIndex = leader[0].length;
  let rest = leader[0].length;
  for (let run = RUN.exec(line); run !== null; run = RUN.exec(line)) {
    const carets = run[1] ?? '';
    const end = carets === '^0' ? run.index : run.index + carets.length;
    runs.push({ start: run.index, end, part: run[2] as CaretRun['part'] });
    rest = RUN.lastIndex;
  }
  if (runs.length === 0) return undefined;
  const label = line.slice(rest).trimEnd();
  const colon = /:(?: +|$)/.exec(label);
  const code = colon === null ? label : label.slice(0, colon.index);
  const message = colon === null ? '' : label.slice(colon.index + colon[0].length);
  return { runs, ...(code === '' ? {} : { code }), ...(message === '' ? {} : { message }) };
}

/**
 * The text with the annotations drawn under its lines, in the notation of `parseFixture`; annotations are in the order
 * of the text. For comparison: two drawings are equal exactly if texts (except for the kind of line endings) and
 * annotations are. Annotations outside of the text are listed after it.
 */
export function renderAnnotations(text: string, annotations: readonly Annotation[]): string {
  const lines = text.split(/\r\n|\n|\r/);
  const drawn = lines.map((line) => [line]);
  const lost: string[] = [];
  for (const { range, ...label } of [...annotations].sort(compareAnnotations)) {
    const { start, end } = range;
    const [first, last] = [lines[start.line], lines[end.line]];
    if (first === undefined || last === undefined || start.character > first.length || end.character > last.length) {
      lost.push(`outside the text, ${showPosition(start)} to ${showPosition(end)}:${showLabel(label)}`);
    } else if (start.line === end.line) {
      drawn[start.line]?.push(carets(first, start.character, end.character) + showLabel(label));
    } else {
      drawn[start.line]?.push(`${carets(first, start.character, first.length)}+${showLabel(label)}`);
      drawn[end.line]?.push(`${carets(last, 0, end.character)}-`);
    }
  }
  return [...drawn.flat(), ...lost].join('\n');
}

/** Carets under a part of the line, after its tabs so that they are below it on a screen too. */
function carets(line: string, start: number, end: number): string {
  const indent = line.slice(0, start).replace(/[^\t]/g, ' ');
  return indent + (start === end ? '^0' : '^'.repeat(end - start));
}

function showLabel({ code, message }: Omit<Annotation, 'range'>): string {
  const shownMessage = message === undefined ? '' : `: ${message.replace(/\r\n|\n|\r/g, '⏎')}`;
  return (code === undefined ? '' : ` ${code}`) + shownMessage;
}

function showPosition({ line, character }: Position): string {
  return `line ${line} character ${character}`;
}

function compareAnnotations(a: Annotation, b: Annotation): number {
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    a.range.end.line - b.range.end.line ||
    a.range.end.character - b.range.end.character ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function compareText(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
