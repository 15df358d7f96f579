/** Words that other readers of YAML take for a boolean or null rather than for a text. */
export const TRUTH_OR_NOTHING = /^(?:true|false|null|~|yes|no|on|off)$/i;

/** Characters that YAML does not allow in a text (section 5.1), or that stand for masked ones in `unquoted-text.ts`. */
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ue000-\ue07f]/g;

/** The text as a YAML scalar that is read back as the same text: plain where that is safe, otherwise in double quotes. */
export function quoteIfNeeded(text: string): string {
  const plain = /^[\p{L}\p{N}(][^\n\r]*$/u.test(text) && !/:(\s|$)|\s#|\s$|[[\]{},]/.test(text);
  return plain && !TRUTH_OR_NOTHING.test(text) ? text : quote(text);
}

/** Any text in double quotes, on one line (YAML 1.2.2, section 7.3.1, whose escapes include those of JSON). */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Longer lists are written on several lines. */
const WIDTH = 120;

/**
 * A list in brackets, in one style everywhere: on one line, or on as few as possible where that is too long.
 *
 * @param items each as YAML
 * @param column where the list begins, in UTF-16 units from 0
 * @param indent of the lines after the first
 */
export function listLines(items: readonly string[], column: number, indent: number): string[] {
  const lines: string[] = [];
  let line = '[';
  let length = column + 1;
  for (const [index, item] of items.entries()) {
    const isFirst = line === '[';
    const separated = isFirst ? item : ` ${item}`;
    if (!isFirst && length + separated.length + 1 > WIDTH) {
      lines.push(line);
      line = item;
      length = indent + item.length;
    } else {
      line += separated;
      length += separated.length;
    }
    line += index === items.length - 1 ? '' : ',';
    length++;
  }
  return [...lines, `${line}]`];
}

/** `{edition: 2, number: 4.2}`. */
export function fieldsInBraces(fields: readonly (readonly [name: string, value: string])[]): string {
  return `{${fields.map(([name, value]) => `${quoteIfNeeded(name)}: ${quoteIfNeeded(value)}`).join(', ')}}`;
}
