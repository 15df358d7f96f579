/* Readers of the values of a JSON report, which may be anything. They throw where a value is not what it has to be. */

export type Row = Readonly<Record<string, unknown>>;

export type Reader<T> = (value: unknown) => T;

/** The fields of a row, each with what reads it. Those that are undefined are left out. */
export function read<T>(from: Row, fields: { readonly [K in keyof T]-?: Reader<T[K]> }): T {
  const values = Object.entries<Reader<unknown>>(fields).map(([name, reader]) => [name, reader(from[name])] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as T;
}

export const fields =
  <T>(readers: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> =>
  (value) =>
    read(row(value), readers);
export const listOf =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value) =>
    list(value).map(reader);
export const optional =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value) =>
    value === undefined ? undefined : reader(value);
export const oneOf =
  <T>(choices: readonly T[]): Reader<T> =>
  (value) =>
    valid(
      value,
      choices.some((choice) => choice === value),
    );

export function valid<Value>(value: unknown, isValid: boolean): Value {
  if (!isValid) throw new TypeError('unexpected value');
  return value as Value;
}

export const row = (value: unknown): Row => valid(value, typeof value === 'object' && value !== null);
export const list = (value: unknown): readonly unknown[] => valid(value, Array.isArray(value));
export const rows = (value: unknown): Row[] => list(value).map(row);
export const text = (value: unknown): string => valid(value, typeof value === 'string');
export const textOrNull = (value: unknown): string | null => (value === null ? null : text(value));
export const flag = (value: unknown): boolean => valid(value, typeof value === 'boolean');
export const count = (value: unknown): number => valid(value, Number.isSafeInteger(value) && (value as number) >= 0);
/** A place in a document that is not text, with its keys in their order. */
export function labelled(value: unknown): { readonly kind: string; readonly label: string } {
  const { kind, label } = row(value);
  return { ...row(value), kind: text(kind), label: text(label) };
}
