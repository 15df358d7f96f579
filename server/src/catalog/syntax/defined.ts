type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The properties that have a value: with them absent ones stay absent, in memory as in JSON. */
export function defined<T extends object>(properties: T): Defined<T> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Defined<T>;
}
