import { Parser } from 'htmlparser2';

/** More levels than any document has; the parser's time grows with the depth. */
const MAX_DEPTH = 1_000;
/** How much is parsed before the depth is checked, in UTF-16 units. */
const STEP = 32_768;

export interface MarkupHandler {
  /** @param end offset after the tag, in UTF-16 units */
  open?(name: string, attributes: Readonly<Record<string, string>>, end: number): void;
  text?(text: string, start: number): void;
  close?(name: string, end: number): void;
}

/** Parses HTML or XML. Returns false if it is nested too deeply, and skips the rest. Never throws. */
export function parseMarkup(markup: string, handler: MarkupHandler, isXml: boolean): boolean {
  let depth = 0;
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth++;
        handler.open?.(name, attributes, parser.endIndex + 1);
      },
      ontext: (text) => handler.text?.(text, parser.startIndex),
      onclosetag: (name) => {
        depth--;
        handler.close?.(name, parser.endIndex + 1);
      },
    },
    { xmlMode: isXml },
  );
  for (let at = 0; at < markup.length; at += STEP) {
    parser.write(markup.slice(at, at + STEP));
    if (depth > MAX_DEPTH) return false;
  }
  parser.end();
  return true;
}
