import { finderOf, type Lines, type Range, rangeInLine } from '../model/text.ts';

/** What an ignore comment can cover, by the end of its marker's name. */
export const MARKER_KINDS = ['line', 'next-line', 'start', 'end', 'file'] as const;
/** `unknown`: a name that is misspelled, or that another tool would have; it covers nothing. */
type MarkerKind = (typeof MARKER_KINDS)[number] | 'unknown';

/** `objrefs-ignore-next-line unknown-objective -- quoted from the draft`, in any kind of comment. */
export interface Marker {
  readonly kind: MarkerKind;
  /** As it is written, without codes. */
  readonly name: string;
  /** From the marker's first character to the last one of its codes, on one line. */
  readonly range: Range;
  /** The codes that it names, in the order of the text; empty for all codes. */
  readonly codes: readonly MarkerCode[];
  /** UTF-16 offset in the line after the reason, or after the codes if there is no reason. */
  readonly end: number;
  /** A reason follows the codes. Citations in it are not checked. */
  readonly hasReason: boolean;
  /** UTF-16 offset of the next marker in the line; the length of the line for the last one. */
  readonly limit: number;
}

/** A code as written; it may be unknown. */
export interface MarkerCode {
  readonly text: string;
  readonly range: Range;
}

const NAME = 'objrefs-';
/** Finds the next place that may be one of a marker. */
export const findMarker = finderOf(NAME);
const MARKER =
  /(?<![\p{L}\p{N}_-])objrefs-(?:ignore-(next-line|line|start|end|file)|(?:ignore|disable|enable)(?:-[a-z]{1,20}){0,3})(?![\p{L}\p{N}_-])/gu;
/** Words joined by single hyphens: `--` and `-->` are not part of a code. */
const CODE = /[ \t]*(?:[,:][ \t]*)?([A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*)/y;
/** XML forbids `--` within comments: a dash does as well. */
const REASON = /[ \t]*(?:--(?![>%\]}])|[–—])/y;
/** What ends a comment before its line ends. */
const TERMINATOR = /--%?>|--\}\}|\]\]|\*\/|[#%*}]\}|[%?#]>|\*\)|-\}|[|=]#|\+\/|"""|'''/g;

/** All markers of a text, or of some of its lines, in order. Markers in code spans or quotes are ignored. Linear. */
export function markersOf(lines: Lines, from = 0, to = lines.lineCount): Marker[] {
  const markers: Marker[] = [];
  const next = (line: number) => lines.search?.(line, findMarker) ?? line;
  for (let line = next(from); line < to; line = next(line + 1)) {
    const text = lines.line(line);
    if (text.includes(NAME)) for (const marker of markersIn(text, line)) markers.push(marker);
  }
  return markers;
}

export function* markersIn(text: string, line: number): Generator<Marker> {
  const found = [...text.matchAll(MARKER)];
  const lastTick = text.lastIndexOf('`');
  let inCode = false;
  let counted = 0;
  for (const [index, match] of found.entries()) {
    const limit = found[index + 1]?.index ?? text.length;
    for (const _ of text.slice(counted, match.index).matchAll(/`+/g)) inCode = !inCode;
    counted = match.index;
    const marker = markerAt(text, line, match, limit);
    if (!(inCode && lastTick > match.index) && !isQuoted(text, marker)) yield marker;
  }
}

function isQuoted(text: string, { range }: Marker): boolean {
  const quote = text.charAt(range.start.character - 1);
  return (quote === '"' || quote === "'") && text.charAt(range.end.character) === quote;
}

function markerAt(text: string, line: number, match: RegExpExecArray, limit: number): Marker {
  const codes: MarkerCode[] = [];
  let end = match.index + match[0].length;
  const within = text.slice(0, limit);
  for (CODE.lastIndex = end; ; CODE.lastIndex = end) {
    const code = CODE.exec(within)?.[1];
    if (code === undefined) break;
    end = CODE.lastIndex;
    codes.push({ text: code, range: rangeInLine(line, end - code.length, code.length) });
  }
  REASON.lastIndex = end;
  const hasReason = REASON.test(within);
  return {
    kind: (match[1] ?? 'unknown') as MarkerKind,
    name: match[0],
    range: rangeInLine(line, match.index, end - match.index),
    codes,
    end: hasReason ? reasonEnd(within, REASON.lastIndex) : end,
    hasReason,
    limit,
  };
}

function reasonEnd(text: string, from: number): number {
  TERMINATOR.lastIndex = from;
  const end = TERMINATOR.exec(text)?.index ?? text.length;
  return from + text.slice(from, end).trimEnd().length;
}
