import { type Range, rangeInLine } from '../model/text.ts';

/** A YAML value of a supported kind. Scalars are texts as written. */
export type Value = TextValue | ListValue | MapValue;

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
  /** Without quotes. As long as `text`, unless the text contains doubled quotes. */
  readonly range: Range;
}

interface ListValue {
  readonly kind: 'list';
  /** Null for unsupported values. */
  readonly items: readonly (Value | null)[];
}

export interface MapValue {
  readonly kind: 'map';
  /** In the order of the text; null for unsupported or empty values. */
  readonly entries: readonly (readonly [key: string, value: Value | null])[];
}

/** Flow collections nested deeper are not supported. */
const MAX_DEPTH = 4;

const SPACES = /[ \t]*/y;
const DOUBLE_QUOTED = /"([^"\\]*)"/y;
const SINGLE_QUOTED = /'((?:[^']|'')*)'/y;
/** Does not begin with an indicator, and contains neither a comment nor `: `. */
const PLAIN = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=\S))(?:[^:#]|:(?=\S)|(?<=\S)#)*/y;
const PLAIN_IN_FLOW = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?](?=[^\s,[\]{}]))(?:[^:#,[\]{}]|:(?=[^\s,[\]{}])|(?<=\S)#)*/y;
const REST = /[ \t]*(?:(?<=[ \t])#.*)?$/y;

/** A line, from a UTF-16 offset on. */
export interface Row {
  readonly line: number;
  readonly text: string;
  readonly at: number;
}

/**
 * Reads the value in a line from the UTF-16 offset `at` to the end or a comment: plain and quoted scalars, flow lists
 * and maps. Null for anything else.
 *
 * @param more lines on which a list or map may continue; all of them have to belong to the value
 */
export function readInlineValue(text: string, line: number, at: number, more: readonly Row[] = []): Value | null {
  const reader = new InlineReader({ text, line, at }, more);
  const value = reader.value(false, MAX_DEPTH);
  return value && reader.isAtEnd() ? value : null;
}

/** Whether only spaces and a comment follow the UTF-16 offset `at`. */
export function isRestEmpty(text: string, at: number): boolean {
  REST.lastIndex = at;
  return REST.test(text);
}

class InlineReader {
  #text: string;
  #line: number;
  #at: number;
  readonly #more: readonly Row[];
  #next = 0;

  constructor({ text, line, at }: Row, more: readonly Row[]) {
    this.#text = text;
    this.#line = line;
    this.#at = at;
    this.#more = more;
  }

  isAtEnd(): boolean {
    return this.#next === this.#more.length && isRestEmpty(this.#text, this.#at);
  }

  /** Skips spaces and, within a list or map, ends of lines. */
  #skip(inFlow: boolean): void {
    this.#match(SPACES);
    while (inFlow && this.#next < this.#more.length && isRestEmpty(this.#text, this.#at)) {
      const row = this.#more[this.#next++]!;
      [this.#text, this.#line, this.#at] = [row.text, row.line, row.at];
    }
  }

  value(inFlow: boolean, depth: number): Value | null {
    this.#skip(inFlow);
    const sign = this.#text.charAt(this.#at);
    if (sign === '[') return depth > 0 ? this.#list(depth) : null;
    if (sign === '{') return depth > 0 ? this.#map(depth) : null;
    return this.#scalar(inFlow);
  }

  #scalar(inFlow: boolean): TextValue | null {
    const start = this.#at;
    const double = this.#match(DOUBLE_QUOTED);
    if (double) return this.#textValue(double[1]!, start + 1, this.#at - 1);
    const single = this.#match(SINGLE_QUOTED);
    if (single) return this.#textValue(single[1]!.replaceAll("''", "'"), start + 1, this.#at - 1);
    const plain = this.#match(inFlow ? PLAIN_IN_FLOW : PLAIN)?.[0].replace(/[ \t]+$/, '');
    return plain ? this.#textValue(plain, start, start + plain.length) : null;
  }

  #textValue(text: string, start: number, end: number): TextValue {
    return { kind: 'text', text, range: rangeInLine(this.#line, start, end - start) };
  }

  #list(depth: number): ListValue | null {
    const items: Value[] = [];
    this.#at++;
    while (!this.#takes(']')) {
      const item = this.value(true, depth - 1);
      if (!item) return null;
      items.push(item);
      if (!this.#takes(',') && !this.#isAt(']')) return null;
    }
    return { kind: 'list', items };
  }

  #map(depth: number): MapValue | null {
    const entries: [string, Value | null][] = [];
    this.#at++;
    while (!this.#takes('}')) {
      this.#skip(true);
      const key = this.#scalar(true);
      if (!key) return null;
      const hasValue = this.#takes(':') && !this.#isAt(',') && !this.#isAt('}');
      const value = hasValue ? this.value(true, depth - 1) : null;
      if (hasValue && !value) return null;
      entries.push([key.text, value]);
      if (!this.#takes(',') && !this.#isAt('}')) return null;
    }
    return { kind: 'map', entries };
  }

  #isAt(sign: string): boolean {
    this.#skip(true);
    return this.#text.charAt(this.#at) === sign;
  }

  #takes(sign: string): boolean {
    if (!this.#isAt(sign)) return false;
    this.#at++;
    return true;
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#text);
    if (match) this.#at = expression.lastIndex;
    return match;
  }
}
