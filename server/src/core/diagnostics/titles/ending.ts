import { isLetter } from '../../matching/characters.ts';

/** What marks the end of a text next to a reference. */
export type Ending =
  | { readonly kind: 'open' }
  | { readonly kind: 'bracket'; readonly open: string; readonly close: string }
  /** `close`: each sign that closes the quote. */
  | { readonly kind: 'quote'; readonly close: string }
  | { readonly kind: 'emphasis'; readonly mark: string }
  | { readonly kind: 'cell'; readonly border: '|' | '&' | '<' | '\t' }
  /** A value of a table of separated values. */
  | { readonly kind: 'value'; readonly delimiter: string; readonly isQuoted: boolean };

/** Maximum length of a title in UTF-16 units; longer texts are compared by their beginning. */
export const MAX_LENGTH = 400;

/** Offset of the end of the text; null if nothing ends it yet. */
export function endOfText(text: string, ending: Ending): number | null {
  const limit = Math.min(text.length, MAX_LENGTH);
  const end = find(text, limit, ending);
  if (end !== null) return end;
  if (text.length <= MAX_LENGTH) return null;
  // Too long for a title, but its beginning may still be one.
  return ending.kind === 'open' || ending.kind === 'cell' ? MAX_LENGTH : null;
}

function find(text: string, limit: number, ending: Ending): number | null {
  switch (ending.kind) {
    case 'open':
      return endOfProse(text, limit);
    case 'bracket':
      return closingBracket(text, limit, ending.open, ending.close);
    case 'quote':
      return closingQuote(text, limit, ending.close);
    case 'emphasis':
      return within(text.indexOf(ending.mark), limit);
    case 'cell':
      return borderOf(text, limit, ending.border);
    case 'value':
      return ending.isQuoted ? endOfQuoted(text, limit) : within(text.indexOf(ending.delimiter), limit);
  }
}

const within = (at: number, limit: number): number | null => (at >= 0 && at < limit ? at : null);

function closingBracket(text: string, limit: number, open: string, close: string): number | null {
  let depth = 0;
  for (let at = 0; at < limit; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && depth-- === 0) return at;
  }
  return null;
}

/** An apostrophe within a word closes nothing. */
function closingQuote(text: string, limit: number, close: string): number | null {
  for (let at = 0; at < limit; at++) {
    if (close.includes(text[at]!) && !(isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1)))) {
      return at;
    }
  }
  return null;
}

/** Two quotes stand for one. */
function endOfQuoted(text: string, limit: number): number | null {
  for (let at = 0; at < limit; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at++;
  }
  return null;
}

function borderOf(text: string, limit: number, border: string): number | null {
  for (let at = 0; at < limit; at++) {
    if (text[at] === '\\') {
      if (border === '&' && text[at + 1] === '\\') return at;
      at++;
    } else if (text[at] === border && !(border === '&' && /^&\S/.test(text.slice(at, at + 2)))) return at;
  }
  return null;
}

const OPENING = '([{（【“«„';
const CLOSING = ')]}）】”»';
/** Ends a remark, a string or a part of a line that contains the citation. */
const END = /\||\t|<[a-z/!]|\*\*|__|`|"|\*\/|-->|'(?!\p{L})/iuy;

/** What neither ends a text nor opens or closes a bracket, as most of it does not. */
const PLAIN = /[^|\t<*_`"\-'()[\]{}（）【】“”«»„]+/y;

/** A closing bracket without an opening one ends the text too. */
function endOfProse(text: string, limit: number): number | null {
  let depth = 0;
  for (let at = 0; at < limit; at++) {
    PLAIN.lastIndex = at;
    if (PLAIN.test(text)) at = PLAIN.lastIndex;
    if (at >= limit) break;
    const sign = text[at]!;
    if (OPENING.includes(sign)) depth++;
    else if (CLOSING.includes(sign) && depth-- === 0) return at;
    END.lastIndex = at;
    if (END.test(text)) return at;
  }
  return null;
}
