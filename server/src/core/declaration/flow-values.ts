/** A value of one of the given keys, with the rule of its key. UTF-16 offsets in the line, without quotes. */
export interface KeyValue<T> {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly rule: T;
}

/** What is looked for. */
export interface KeySearch<T> {
  /** The rule of each key, by its name. */
  readonly keys: ReadonlyMap<string, T>;
  /** Comments begin with slashes, as in JSON with comments. */
  readonly slashes: boolean;
  readonly found: (value: KeyValue<T>) => void;
  /** Gets each key that has a rule, and where it is, in UTF-16 units. */
  readonly foundKey?: (name: string, line: number, start: number) => void;
}

interface Open<T> {
  readonly closing: string;
  /** The rule for the items of a list. */
  readonly items: T | undefined;
  /** The key whose value comes next. */
  key: { readonly rule: T | undefined } | null;
}

/** Deeper collections are not followed. */
const MAX_DEPTH = 200;
const PLAIN =
  /(?![-?](?:[\s,[\]{}]|$))(?:[^\s,[\]{}:#"'&*!|>%@`]|[:#](?=[^\s,[\]{}]))(?:[^,[\]{}:#]|:(?=[^\s,[\]{}])|(?<=\S)#)*/y;
const PROPERTY = /[&*!][^\s,[\]{}]*/y;

/**
 * Follows flow collections of YAML and JSON over lines, and finds the values of the given keys: scalars on one line,
 * alone or in a list. Gives up at syntax that it does not support, and finds nothing more.
 */
export class FlowValues<T> {
  readonly #search: KeySearch<T>;
  readonly #open: Open<T>[] = [];
  /** The quote of a text that continues on the next line; else empty. */
  #quote = '';
  #inComment = false;
  /** A value that a comma or a closing bracket has to follow. */
  #last: KeyValue<T> | null = null;
  hasGivenUp = false;

  constructor(search: KeySearch<T>) {
    this.#search = search;
  }

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** Begins a list or map that is the value of a key with this rule. */
  begin(sign: string, rule: T | undefined): void {
    this.#open.push({ closing: sign === '[' ? ']' : '}', items: sign === '[' ? rule : undefined, key: null });
    if (this.#open.length > MAX_DEPTH) this.hasGivenUp = true;
  }

  /** Reads from the offset on. Returns the offset after the outermost closing bracket; -1 if it is not in the line. */
  read(text: string, line: number, from: number): number {
    let at = from;
    if (this.#quote !== '') at = this.#closeQuote(text, at);
    while (at >= 0 && at < text.length) {
      if (this.#inComment) {
        at = text.indexOf('*/', at);
        if (at < 0) return -1;
        this.#inComment = false;
        at += 2;
      }
      const next = this.#step(text, line, at);
      if (!this.isOpen) return next;
      // Of this line is read what can be.
      if (next <= at) return -1;
      at = next;
    }
    return -1;
  }

  #step(text: string, line: number, at: number): number {
    const sign = text.charAt(at);
    if (/\s/.test(sign)) return at + 1;
    if (sign === '#' && !/\S/.test(text.charAt(at - 1))) return -1;
    if (sign === '/' && this.#search.slashes && text.charAt(at + 1) === '/') return -1;
    if (sign === '/' && this.#search.slashes && text.charAt(at + 1) === '*') {
      this.#inComment = true;
      return at + 2;
    }
    if (',]}'.includes(sign)) return this.#end(sign, at);
    const top = this.#open.at(-1)!;
    if (sign === ':') {
      // The text before the colon was read as a value, and is a key.
      this.#last = null;
      return top.key ? at + 1 : this.#giveUp();
    }
    if (this.#last) return this.#giveUp();
    if (sign === '[' || sign === '{') {
      this.begin(sign, top.key ? top.key.rule : undefined);
      return at + 1;
    }
    if ('&*!'.includes(sign)) return this.#property(text, at, top);
    return this.#scalar(text, line, at, top);
  }

  #end(sign: string, at: number): number {
    if (this.#last?.rule !== undefined) this.#search.found(this.#last);
    this.#last = null;
    const top = this.#open.at(-1)!;
    top.key = null;
    if (sign !== ',') {
      if (sign !== top.closing) return this.#giveUp();
      this.#open.pop();
    }
    return at + 1;
  }

  /** Skips an anchor, an alias or a tag, and the value that it changes. */
  #property(text: string, at: number, top: Open<T>): number {
    top.key = { rule: undefined };
    PROPERTY.lastIndex = at;
    PROPERTY.test(text);
    return PROPERTY.lastIndex;
  }

  #scalar(text: string, line: number, at: number, top: Open<T>): number {
    const quote = /["']/.test(text.charAt(at)) ? text.charAt(at) : '';
    const end = quote === '' ? plainEnd(text, at) : quotedEnd(text, at + 1, quote);
    if (quote === '' && end === at) return this.#giveUp();
    if (end < 0) {
      this.#quote = quote;
      return -1;
    }
    const [start, close] = quote === '' ? [at, end] : [at + 1, end - 1];
    const written = text.slice(start, close);
    const after = text.slice(end).trimStart().charAt(0);
    if (after === ':' && !top.key) {
      const rule = written.includes('\\') ? undefined : this.#search.keys.get(written);
      if (rule !== undefined) this.#search.foundKey?.(written, line, start);
      top.key = { rule };
      return text.indexOf(':', end) + 1;
    }
    const rule = top.key ? top.key.rule : top.items;
    this.#last = { line, start, end: close, rule: rule as T };
    return end;
  }

  #closeQuote(text: string, at: number): number {
    const end = quotedEnd(text, at, this.#quote);
    if (end < 0) return -1;
    this.#quote = '';
    // Keys and values of several lines are not supported.
    const top = this.#open.at(-1);
    if (top && text.slice(end).trimStart().startsWith(':')) top.key = { rule: undefined };
    return end;
  }

  #giveUp(): number {
    this.hasGivenUp = true;
    return -1;
  }
}

/** The end of the plain text that begins at the offset, without trailing spaces; the offset itself if there is none. */
function plainEnd(text: string, at: number): number {
  PLAIN.lastIndex = at;
  const match = PLAIN.exec(text);
  return match ? at + match[0].trimEnd().length : at;
}

/** The offset after the closing quote; -1 if it is not in the line. */
export function quotedEnd(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\\' && quote === '"') at++;
    else if (sign === quote) {
      if (quote === '"' || text.charAt(at + 1) !== quote) return at + 1;
      at++;
    }
  }
  return -1;
}
