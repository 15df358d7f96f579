import type { FromPage } from '../../webview/messages.ts';

/** A location in links of the page: 0-based, in UTF-16 units. */
export interface NamedPlace {
  readonly name: string;
  readonly line: number;
  readonly character: number;
}

/** Validates a message of the page, which is not trusted. */
export function readPageMessage(value: unknown): FromPage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, framework, number, place }: { [K in string]?: unknown } = { ...value };
  switch (type) {
    case 'show':
      return typeof framework === 'string' ? { type, framework } : { type };
    case 'places':
    case 'references':
      return typeof number === 'string' ? { type, number } : undefined;
    case 'open':
      return typeof place === 'string' ? { type, place } : undefined;
    case 'cancel':
    case 'again':
    case 'offer':
      return { type };
    default:
      return undefined;
  }
}

/** Parses `#LINE:COLUMN:NAME`, 1-based, with a percent-encoded name. */
export function readPlace(address: string): NamedPlace | undefined {
  const [, line, column, name] = /^#(\d{1,9}):(\d{1,9}):(.+)$/s.exec(address) ?? [];
  if (name === undefined) return undefined;
  try {
    return {
      name: decodeURIComponent(name),
      line: Math.max(0, Number(line) - 1),
      character: Math.max(0, Number(column) - 1),
    };
  } catch {
    return undefined;
  }
}
