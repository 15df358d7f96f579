/** A field for a literal object, left out where there is nothing to say. */
export const optional = <Name extends string>(name: Name, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: string };

/** On one line, without white space at its ends; undefined for nothing. */
export function oneLine(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : line;
}

/** The address, where catalogs take it. */
export const secureUrl = (address: string | undefined): string | undefined =>
  address?.startsWith('https://') ? address : undefined;
