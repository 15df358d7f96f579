import type { Position } from '../core/model/text.ts';

interface JsonString {
  /** The keys and indices that lead to it, until the next string: there may be a million, as deep as the text is long. */
  readonly path: readonly (string | number)[];
  /** Offsets of what is between its quotes. */
  readonly start: number;
  readonly end: number;
  /** Of `start`. */
  readonly position: Position;
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The strings among the values of valid JSON, in the order of the text. */
export function* stringsIn(json: string): Iterable<JsonString> {
  const path: (string | number)[] = [];
  let [line, lineStart] = [0, 0];
  for (let at = 0; at < json.length; at++) {
    const sign = json.charAt(at);
    if (sign === '{') path.push('');
    else if (sign === '[') path.push(0);
    else if (sign === '}' || sign === ']') path.pop();
    else if (sign === '\n') [line, lineStart] = [line + 1, at + 1];
    else if (sign === ',') {
      const index = path.at(-1);
      if (typeof index === 'number') path[path.length - 1] = index + 1;
    } else if (sign === '"') {
      const [start, end] = [at + 1, endOfString(json, at)];
      at = end;
      if (isKey(json, end)) path[path.length - 1] = json.slice(start, end);
      else yield { path, start, end, position: { line, character: start - lineStart } };
    }
  }
}

const COLON = /\s*:/y;

function isKey(json: string, end: number): boolean {
  COLON.lastIndex = end + 1;
  return COLON.test(json);
}

/** Whether lists and objects are nested deeper. Counts brackets without parsing, since parsers of JSON are recursive. */
export function isNestedDeeper(json: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json.charAt(at);
    if (sign === '"') at = endOfString(json, at);
    else if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth > most) return true;
  }
  return false;
}

/** The offset of the quote that closes the string. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charAt(at) !== '"') at += json.charAt(at) === '\\' ? 2 : 1;
  return at;
}
