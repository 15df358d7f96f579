/** The text of a field, split at its colon. */
export interface KeyAndValue {
  readonly key: string;
  /** What is behind the colon and the white space after it; empty for nothing. */
  readonly value: string;
  /** Offset of the value in the text. */
  readonly valueStart: number;
}

/**
 * Splits `key: value` as YAML does: at a colon that white space or the end of the text follows. The key may be in quotes.
 * Undefined for a text that is no field.
 */
export function keyAndValue(text: string): KeyAndValue | undefined {
  const quote = /^["']/.exec(text)?.[0];
  const closing = quote === undefined ? 0 : text.indexOf(quote, 1);
  if (closing < 0 || /^[[{#&*!|>%@`]/.test(text)) return undefined;
  const colon = colonFrom(text, closing);
  if (colon < 0) return undefined;
  const key = text.slice(0, colon).trim();
  const valueStart = colon + 1 + (/^[ \t]*/.exec(text.slice(colon + 1))?.[0].length ?? 0);
  const plain = quote === undefined ? key : key.slice(1, -1);
  return { key: plain, value: text.slice(valueStart), valueStart };
}

/** The key of a field without a value on its line: what it holds is on the lines below. */
export function bareKey(text: string): string | undefined {
  const field = keyAndValue(text);
  return field && /^(?:#|$)/.test(field.value) ? field.key : undefined;
}

/** The fields at the top of a mapping in brackets, whose text begins behind its bracket; what follows it does not count. */
export function fieldsInBrackets(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let segment = '';
  let depth = 0;
  const add = (): void => {
    const field = keyAndValue(segment.trim());
    if (field) fields.set(field.key, plainValue(field.value));
    segment = '';
  };
  for (let at = 0; at < text.length && depth >= 0; at++) {
    const sign = text.charAt(at);
    if ((sign === '"' || sign === "'") && /(?:^|[:,]\s*)$/.test(segment.slice(-20))) {
      const end = text.indexOf(sign, at + 1);
      if (end < 0) break;
      segment += text.slice(at, end + 1);
      at = end;
    } else if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    else if (sign === ',' && depth === 0) add();
    else if (depth === 0) segment += sign;
  }
  add();
  return fields;
}

/** What a value on one line says, without quotes and without a comment behind it. */
export function plainValue(written: string): string {
  const [, quote, quoted = ''] = /^(["'])(.*?)\1/.exec(written) ?? [];
  return quote === undefined ? (written.split(/(?:^|\s)#/, 1)[0] ?? '').trim() : quoted;
}

function colonFrom(text: string, start: number): number {
  for (let at = text.indexOf(':', start); at >= 0; at = text.indexOf(':', at + 1)) {
    if (/^[ \t]?$/.test(text.charAt(at + 1))) return at;
  }
  return -1;
}
