import { LOGGING_COMMAND } from './visible-text.ts';

/** `head`, and under each key its rows, one on a line. There is at least one key in `head`. */
export function* asJson(head: object, lists: Readonly<Record<string, readonly object[]>>): Iterable<string> {
  yield inert(JSON.stringify(head).slice(0, -1));
  for (const [key, rows] of Object.entries(lists)) {
    yield `,${JSON.stringify(key)}:[`;
    for (const [index, row] of rows.entries()) yield `${index === 0 ? '' : ','}\n${inert(JSON.stringify(row))}`;
    yield rows.length === 0 ? ']' : '\n]';
  }
  yield '}\n';
}

/**
 * The same JSON without what acts on those who see it: JSON leaves DEL, the C1 controls and the bidirectional marks as
 * they are, and the beginnings of logging commands; a terminal, a reader or a job's log would not.
 */
export function inert(json: string): string {
  return json
    .replace(LOGGING_COMMAND, '#\\u0023')
    .replace(
      /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
