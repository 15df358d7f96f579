import { type Range, rangeInLine } from '../model/text.ts';

/** A value of YAML, as far as it is understood here: texts as written, whatever they might mean. */
export type Value = TextValue | ListValue | MapValue;

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
  /** Without quotes. As long as `text`, unless the text has doubled quotes. */
  readonly range: Range;
}

export interface ListValue {
  readonly kind: 'list';
  /** Null for what is not understood. */
  readonly items: readonly (Value | null)[];
}

export interface MapValue {
  readonly kind: 'map';
  /** In the order of the text; null for what is not understood, or empty. */
  readonly entries: readonly (readonly [key: string, value: Value | null])[];
}

/** Flow collections deeper than this are not understood. */
const MAX_DEPTH = 4;

const SPACES = /[ \t]*/y;
const DOUBLE_QUOTED = /"([^"\\]*)"/y;
const SINGLE_QUOTED = /'((?:[^']|'')*)'/y;
/** Begins with no indicator, and holds neither a comment nor a `: `. */
const PLAIN = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=\S))(?:[^:#]|:(?=\S)|(?<=\S)#)*/y;
const PLAIN_IN_FLOW = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?](?=[^\s,[\]{}]))(?:[^:#,[\]{}]|:(?=[^\s,[\]{}])|(?<=\S)#)*/y;
const REST = /[ \t]*(?:(?<=[ \t])#.*)?$/y;

/**
 * Reads the value that stands in a line from the UTF-16 offset `at` on, which has to be all of it but for a comment: plain
 * and quoted texts, flow lists and maps. Null for everything else: that is for a reader of all of YAML.
 */
export function readInlineValue(text: string, line: number, at: number): Value | null {
  const reader = new InlineReader(text, line, at);
  const value = reader.value(false, MAX_DEPTH);
  return value && reader.isAtEnd() ? value : null;
}

/** Whether nothing but blanks and a comment stands from the UTF-16 offset `at` on. */
export function isRestEmpty(text: string, at: number): boolean {
  REST.lastIndex = at;
  return REST.test(text);
}

class InlineReader {
  readonly #text: string;
  readonly #line: number;
  #at: number;

  constructor(text: string, line: number, at: number) {
    this.#text = text;
    this.#line = line;
    this.#at = at;
  }

  isAtEnd(): boolean {
    return isRestEmpty(this.#text, this.#at);
  }

  value(inFlow: boolean, depth: number): Value | null {
    this.#match(SPACES);
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
      this.#match(SPACES);
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
    this.#match(SPACES);
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
