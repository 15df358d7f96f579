import { quoteIfNeeded } from './unquoted-text.ts';

/** Lists that would reach further are written on several lines. */
const WIDTH = 120;

/**
 * A list in brackets, as we write it everywhere: in one line, or where that is too long in as few as it takes.
 *
 * @param items each as YAML
 * @param column where the list begins
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
