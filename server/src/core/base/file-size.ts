const UNITS = new Map(
  Object.entries({ '': 1, b: 1, kb: 1e3, mb: 1e6, gb: 1e9, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30 }),
);

/** A regular expression for sizes, for JSON Schema. */
export const FILE_SIZE_PATTERN = '^\\s*\\d{1,15}(\\.\\d{1,6})? ?(([kKmMgG][iI]?)?[bB])?\\s*$';

/** The bytes that a size such as `5 MB`, `500 KB`, `1.5 MiB` or `1048576` means; null for other texts. */
export function parseFileSize(text: string): number | null {
  const [, amount = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,6})?) ?([a-z]{0,3})$/i.exec(text.trim()) ?? [];
  const factor = UNITS.get(unit.toLowerCase());
  if (amount === '' || factor === undefined) return null;
  const bytes = Math.round(Number(amount) * factor);
  return Number.isSafeInteger(bytes) ? bytes : null;
}
