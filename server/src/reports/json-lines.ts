import { LOGGING_COMMAND } from './visible-text.ts';

/** JSON of `head` and the lists, with one row on a line. `head` is not empty. */
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
 * Escapes what JSON allows but what would act on a terminal, a reader or the log of a job: DEL, the C1 controls,
 * bidirectional marks, and the beginnings of logging commands.
 */
export function inert(json: string): string {
  return json
    .replace(LOGGING_COMMAND, '#\\u0023')
    .replace(
      /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}
