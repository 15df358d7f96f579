type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The properties that have a value. Spread into an object, they leave absent properties absent. */
export function defined<T extends object>(properties: T): Defined<T> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Defined<T>;
}
