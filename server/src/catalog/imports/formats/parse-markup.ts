import { Parser } from 'htmlparser2';

/** More levels than any document has; the parser's time grows with the depth. */
const MAX_DEPTH = 1_000;
/** How much is parsed before the depth is checked, in UTF-16 units. */
const STEP = 32_768;

export interface MarkupHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** @param start offset, in UTF-16 units */
  text?(text: string, start: number): void;
  close?(name: string): void;
}

/** Parses HTML. Returns false if it is nested too deeply, and skips the rest. Never throws. */
export function parseMarkup(markup: string, handler: MarkupHandler): boolean {
  let depth = 0;
  const parser: Parser = new Parser({
    onopentag: (name, attributes) => {
      depth++;
      handler.open?.(name, attributes);
    },
    ontext: (text) => handler.text?.(text, parser.startIndex),
    onclosetag: (name) => {
      depth--;
      handler.close?.(name);
    },
  });
  for (let at = 0; at < markup.length; at += STEP) {
    parser.write(markup.slice(at, at + STEP));
    if (depth > MAX_DEPTH) return false;
  }
  parser.end();
  return true;
}
