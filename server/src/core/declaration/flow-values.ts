/** A value of a key that is wanted: where, and what is wanted of it. UTF-16 offsets in its line, without quotes. */
export interface KeyValue<T> {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly wanted: T;
}

/** An open list or map. */
interface Open<T> {
  readonly closing: string;
  /** What is wanted of the items of a list. */
  readonly items: T | undefined;
  /** The key whose value comes next. */
  key: { readonly wanted: T | undefined } | null;
}

/** Deeper ones are not followed. */
const MAX_DEPTH = 200;
const PLAIN =
  /(?![-?](?:[\s,[\]{}]|$))(?:[^\s,[\]{}:#"'&*!|>%@`]|[:#](?=[^\s,[\]{}]))(?:[^,[\]{}:#]|:(?=[^\s,[\]{}])|(?<=\S)#)*/y;
const PROPERTY = /[&*!][^\s,[\]{}]*/y;

/**
 * Follows flow collections of YAML and JSON over lines, and finds the values of keys that are wanted: scalars on one line,
 * alone or in a list. What it does not understand makes it give up: then nothing more is found.
 */
export class FlowValues<T> {
  readonly #keys: ReadonlyMap<string, T>;
  readonly #found: (value: KeyValue<T>) => void;
  readonly #slashes: boolean;
  readonly #open: Open<T>[] = [];
  /** A quoted text that goes on in the next line. */
  #quote = '';
  #inComment = false;
  /** A value after which a comma or a closing bracket has to come. */
  #last: KeyValue<T> | null = null;
  hasGivenUp = false;

  /** @param slashes comments begin with slashes, as in the kinds of JSON that have any */
  constructor(keys: ReadonlyMap<string, T>, slashes: boolean, found: (value: KeyValue<T>) => void) {
    this.#keys = keys;
    this.#slashes = slashes;
    this.#found = found;
  }

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** Begins a list or map that is the value of a key of which this is wanted. */
  begin(sign: string, wanted: T | undefined): void {
    this.#open.push({ closing: sign === '[' ? ']' : '}', items: sign === '[' ? wanted : undefined, key: null });
    if (this.#open.length > MAX_DEPTH) this.hasGivenUp = true;
  }

  /** Goes on in a line from the offset on. The offset behind the outermost closing bracket; -1 if that is not in the line. */
  read(text: string, line: number, from: number): number {
    let at = from;
    if (this.#quote !== '') at = this.#closeQuote(text, at);
    while (at >= 0 && at < text.length && !this.hasGivenUp) {
      if (this.#inComment) {
        at = text.indexOf('*/', at);
        if (at < 0) return -1;
        this.#inComment = false;
        at += 2;
      }
      at = this.#step(text, line, at);
      if (!this.isOpen) return at;
    }
    return -1;
  }

  #step(text: string, line: number, at: number): number {
    const sign = text.charAt(at);
    if (/\s/.test(sign)) return at + 1;
    if (sign === '#' && !/\S/.test(text.charAt(at - 1))) return -1;
    if (sign === '/' && this.#slashes && text.charAt(at + 1) === '/') return -1;
    if (sign === '/' && this.#slashes && text.charAt(at + 1) === '*') {
      this.#inComment = true;
      return at + 2;
    }
    if (',]}'.includes(sign)) return this.#end(sign, at);
    const top = this.#open.at(-1)!;
    if (sign === ':') {
      // Behind a key that was a value until now.
      this.#last = null;
      return top.key ? at + 1 : this.#giveUp();
    }
    if (this.#last) return this.#giveUp();
    if (sign === '[' || sign === '{') {
      this.begin(sign, top.key ? top.key.wanted : undefined);
      return at + 1;
    }
    if ('&*!'.includes(sign)) return this.#property(text, at, top);
    return this.#scalar(text, line, at, top);
  }

  #end(sign: string, at: number): number {
    if (this.#last?.wanted !== undefined) this.#found(this.#last);
    this.#last = null;
    const top = this.#open.at(-1)!;
    top.key = null;
    if (sign !== ',') {
      if (sign !== top.closing) return this.#giveUp();
      this.#open.pop();
    }
    return at + 1;
  }

  /** An anchor, an alias or a tag: what has one is not what it looks like. */
  #property(text: string, at: number, top: Open<T>): number {
    top.key = { wanted: undefined };
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
      top.key = { wanted: written.includes('\\') ? undefined : this.#keys.get(written) };
      return text.indexOf(':', end) + 1;
    }
    const wanted = top.key ? top.key.wanted : top.items;
    this.#last = { line, start, end: close, wanted: wanted as T };
    return end;
  }

  #closeQuote(text: string, at: number): number {
    const end = quotedEnd(text, at, this.#quote);
    if (end < 0) return -1;
    this.#quote = '';
    // A key or a value of several lines: neither is any of ours.
    const top = this.#open.at(-1);
    if (top && text.slice(end).trimStart().startsWith(':')) top.key = { wanted: undefined };
    return end;
  }

  #giveUp(): number {
    this.hasGivenUp = true;
    return -1;
  }
}

/** Behind the plain text that begins at the offset, blanks at its end not included; the offset itself if none does. */
function plainEnd(text: string, at: number): number {
  PLAIN.lastIndex = at;
  const match = PLAIN.exec(text);
  return match ? at + match[0].trimEnd().length : at;
}

/** Behind the quote that closes a text; -1 where that is not in the line. */
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
