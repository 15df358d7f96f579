import { type Lines, type Range, textIn } from '../model/text.ts';

/** The text on one line, without control and bidirectional formatting characters. Spaces stay as they are. */
export function onOneLine(text: string): string {
  return text
    .replace(/[\uFEFF\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\t-\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}

/** As `onOneLine`, with white space of any kind as one space, and trimmed. */
export function plainLine(text: string): string {
  return onOneLine(text).replace(/\s+/g, ' ').trim();
}

/** A span of a text with something of what is around it, on one line. */
interface Excerpt {
  readonly text: string;
  /** UTF-16 units of `text`: where the span begins, and after it. */
  readonly span: readonly [start: number, end: number];
}

/** UTF-16 units before the span, in it, and after it: a narrow view shows the span, and what leads to it. */
const BEFORE = 20;
const WITHIN = 200;
const BEHIND = 120;

/** The lines of a span on one line, cut where they are long, without invisible characters. */
export function excerpt(lines: Lines, range: Range): Excerpt {
  const before = lines.line(range.start.line).slice(0, range.start.character);
  const behind = lines.line(range.end.line).slice(range.end.character);
  // White space at the inner ends stays, as one space.
  const head = plainLine(`${endOf(before)}|`).slice(0, -1);
  const span = plainLine(textIn(lines, range).slice(0, WITHIN));
  const tail = plainLine(`|${behind.slice(0, BEHIND)}${behind.length > BEHIND ? '…' : ''}`).slice(1);
  return { text: head + span + tail, span: [head.length, head.length + span.length] };
}

/** The last words of a text. */
function endOf(text: string): string {
  if (text.length <= BEFORE) return text;
  const end = text.slice(-BEFORE);
  const isWhole = /\s/.test(text.slice(-BEFORE - 1, -BEFORE));
  return `…${isWhole ? end.trimStart() : end.replace(/^\S*\s+(?=\S)/, '')}`;
}
