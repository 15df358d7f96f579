import type { Lines } from '../model/text.ts';
import { FlowValues, type KeySearch, type KeyValue, quotedEnd } from './flow-values.ts';
import { isRestEmpty } from './inline-value.ts';

export type { KeyValue } from './flow-values.ts';

const KEY =
  /(?:((?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?](?=\S))(?:[^:#]|:(?=\S)|(?<=\S)#)*?)|"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')[ \t]*:(?=[ \t]|$)/y;
const BLOCK = /[|>][-+\d]{0,3}(?=[ \t]|$)/y;
/** The beginning of a plain scalar. */
const PLAIN = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:]\S)/;
const PROPERTY = /[&!][^\s]*[ \t]+/y;
/** Maximum length of a key in a block, in UTF-16 units; lines in flow style may be longer. */
const MAX_KEY = 1000;

/**
 * The values of the given keys in YAML or JSON: scalars on one line, alone or as items of a list, in flow or block
 * style. In the order of the text, in one pass. Conservative: skips comments, strings and block scalars, and values
 * with an anchor, a tag or several lines.
 *
 * @param keys the rule of each key, by its name
 * @param from the first line; `to`: the line after the last
 */
export function keyValuesIn<T>(
  lines: Lines,
  keys: ReadonlyMap<string, T>,
  { from, to, ...rest }: { readonly from: number; readonly to: number } & Omit<KeySearch<T>, 'keys' | 'found'>,
): KeyValue<T>[] {
  const found: KeyValue<T>[] = [];
  const reader = new BlockReader<T>(lines, to, { ...rest, keys, found: (value) => found.push(value) });
  for (let line = from; line < to && !reader.hasGivenUp; line++) reader.read(line);
  return found;
}

/** A key in a block whose value may be on the following lines. */
interface OpenKey<T> {
  readonly rule: T | undefined;
  readonly column: number;
  /** Column of the dashes of its list; null for another value; undefined before the value. */
  dashes?: number | null;
}

/** Blocks nested deeper are not followed. */
const MAX_OPEN = 200;

class BlockReader<T> {
  readonly #lines: Lines;
  readonly #to: number;
  readonly #search: KeySearch<T>;
  readonly #flow: FlowValues<T>;
  #quote = '';
  /** Lines with more indentation continue a scalar. */
  #within = Number.POSITIVE_INFINITY;
  #inComment = false;
  readonly #open: OpenKey<T>[] = [];

  constructor(lines: Lines, to: number, search: KeySearch<T>) {
    this.#lines = lines;
    this.#to = to;
    this.#search = search;
    this.#flow = new FlowValues(search);
  }

  get hasGivenUp(): boolean {
    return this.#flow.hasGivenUp;
  }

  read(line: number): void {
    const text = this.#lines.line(line);
    if (this.#flow.isOpen) this.#flow.read(text, line, 0);
    else if (this.#quote !== '') {
      if (quotedEnd(text, 0, this.#quote) >= 0) this.#quote = '';
    } else this.#readBlockLine(text, line);
  }

  #readBlockLine(text: string, line: number): void {
    const indent = indentOf(text);
    if (indent >= text.length || this.#isComment(text, indent)) return;
    if (indent > this.#within) return;
    this.#within = Number.POSITIVE_INFINITY;
    if (indent === 0 && /^(?:---|\.\.\.)(?:[ \t]|$)/.test(text)) {
      this.#open.length = 0;
      return;
    }
    const { at, dashes, last } = behindDashes(text, indent);
    const key = this.#keyHere(indent, dashes > 0);
    if (text.charAt(at) === '' || this.#isComment(text, at)) return;
    KEY.lastIndex = at;
    const match = /[[{]/.test(text.charAt(at)) ? null : KEY.exec(text.slice(0, at + MAX_KEY));
    if (match) this.#readKey(text, line, at, match);
    else {
      const column = dashes > 0 ? last : (key?.column ?? -1);
      this.#readValue(text, line, at, column, dashes > 1 ? undefined : key?.rule, dashes > 0);
    }
  }

  /** The key of which a line is the value, or an item of the value; else undefined. */
  #keyHere(indent: number, isItem: boolean): OpenKey<T> | undefined {
    for (let key = this.#open.at(-1); key; key = this.#open.at(-1)) {
      if (key.dashes === undefined && (isItem ? indent >= key.column : indent > key.column)) {
        key.dashes = isItem ? indent : null;
        return key;
      }
      if (typeof key.dashes === 'number' && isItem && indent === key.dashes) return key;
      if (key.dashes === null ? indent > key.column : key.dashes !== undefined && indent > key.dashes) return undefined;
      this.#open.pop();
    }
    return undefined;
  }

  #readKey(text: string, line: number, column: number, match: RegExpExecArray): void {
    const name = (match[1] ?? match[2] ?? match[3] ?? '').trimEnd();
    const rule = /\\|''/.test(name) ? undefined : this.#search.keys.get(name);
    if (rule !== undefined) this.#search.foundKey?.(name, line, text.indexOf(name, column));
    const at = column + match[0].length;
    if (!isRestEmpty(text, at)) {
      this.#readValue(text, line, at + /^[ \t]*/.exec(text.slice(at))![0].length, column, rule);
    } else if (this.#open.length < MAX_OPEN) this.#open.push({ rule, column });
  }

  /**
   * @param column lines with more indentation belong to the value
   * @param isItem of a list: a list within it does not belong to the key
   */
  #readValue(text: string, line: number, from: number, column: number, rule: T | undefined, isItem = false): void {
    PROPERTY.lastIndex = from;
    const hasProperty = PROPERTY.test(text);
    const at = hasProperty ? PROPERTY.lastIndex : from;
    const sign = text.charAt(at);
    const counts = hasProperty ? undefined : rule;
    BLOCK.lastIndex = at;
    if (sign === '[' || sign === '{') {
      this.#flow.begin(sign, isItem ? undefined : counts);
      this.#flow.read(text, line, at + 1);
    } else if (BLOCK.test(text)) this.#within = column;
    else if (sign === '"' || sign === "'") {
      const end = quotedEnd(text, at + 1, sign);
      if (end < 0) this.#quote = sign;
      else if (!isRestEmpty(text, end)) this.#within = column;
      else this.#notify({ line, start: at + 1, end: end - 1, rule: counts as T });
    } else {
      this.#within = column;
      if (!PLAIN.test(text.slice(at, at + 2)) || this.#goesOn(line, column, isItem)) return;
      const comment = /[ \t]#/.exec(text.slice(at))?.index ?? text.length - at;
      const end = at + text.slice(at, at + comment).trimEnd().length;
      if (!/:(?:[ \t]|$)/.test(text.slice(at, end))) this.#notify({ line, start: at, end, rule: counts as T });
    }
  }

  #notify(value: KeyValue<T>): void {
    if (value.rule !== undefined) this.#search.found(value);
  }

  /** Whether the next nonblank line continues a plain scalar. */
  #goesOn(line: number, column: number, isItem: boolean): boolean {
    let next = line + 1;
    while (next < this.#to && this.#lines.line(next).trim() === '') next++;
    const text = next < this.#to ? this.#lines.line(next) : '';
    const indent = indentOf(text);
    if (text === '' || text.charAt(indent) === '#') return false;
    return indent > column || (indent === column && !isItem && /^-(?:[ \t]|$)/.test(text.slice(indent, indent + 2)));
  }

  #isComment(text: string, at: number): boolean {
    if (this.#inComment) {
      this.#inComment = !text.includes('*/');
      return true;
    }
    if (this.#search.slashes && text.startsWith('/*', at)) {
      this.#inComment = !text.includes('*/', at + 2);
      return true;
    }
    return text.charAt(at) === '#' || (this.#search.slashes && text.startsWith('//', at));
  }
}

const indentOf = (text: string): number => /^[ \t\uFEFF]*/.exec(text)![0].length;

/** The offset after the dashes of list items, their number, and the column of the last one. */
function behindDashes(text: string, indent: number): { at: number; dashes: number; last: number } {
  let at = indent;
  let dashes = 0;
  let last = indent;
  for (; text.charAt(at) === '-' && /^[ \t]?$/.test(text.charAt(at + 1)); dashes++) {
    last = at;
    at++;
    at += /^[ \t]*/.exec(text.slice(at, at + 200))![0].length;
  }
  return { at, dashes, last };
}
