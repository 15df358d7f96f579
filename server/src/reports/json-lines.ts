import { LOGGING_COMMAND } from './visible-text.ts';

/** JSON of `head` and the lists, with one row on a line. `head` is not empty. */
export function* asJson(head: object, lists: Readonly<Record<string, readonly object[]>>): Iterable<string> {
  yield inertJson(head).slice(0, -1);
  yield* listsAsJson(lists);
  yield '}\n';
}

/** Further keys of an object. */
export function* listsAsJson(lists: Readonly<Record<string, readonly object[]>>): Iterable<string> {
  for (const [key, rows] of Object.entries(lists)) {
    const list = jsonList();
    yield `,${JSON.stringify(key)}:[`;
    for (const row of rows) yield list.row(row);
    yield list.end();
  }
}

/** The rows of a list, and what closes it. */
export function jsonList() {
  let isEmpty = true;
  return {
    row(row: object): string {
      const separator = isEmpty ? '' : ',';
      isEmpty = false;
      return `${separator}\n${inertJson(row)}`;
    },
    end: (): string => (isEmpty ? ']' : '\n]'),
  };
}

/**
 * JSON of a value. Escapes what JSON allows but what would act on a terminal, a reader or the log of a job: DEL, the C1
 * controls, bidirectional marks, and the beginnings of logging commands.
 *
 * @param indent spaces; absent: all on one line
 */
export function inertJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent)
    .replace(LOGGING_COMMAND, '#\\u0023')
    .replace(
      /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** The fields of a row, with null in place of undefined, so that every row has all of them. */
export function orNull<T extends object>(fields: T) {
  const given = Object.entries(fields).map(([name, value]) => [name, value ?? null]);
  return Object.fromEntries(given) as { readonly [K in keyof T]-?: Exclude<T[K], undefined> | null };
}
