import { leftEdge } from './edges.ts';
import type { Matcher } from './matcher.ts';
import { readPrefix } from './prefixes.ts';
import type { Reader } from './reader.ts';

/** A short remark in brackets, or a note: `3.1 (training), 3.5¹, 3.6`, `Harbour Act (Order 12/2031) [4], Article 9`. */
const REMARK =
  /[ \t\u00a0]?(?:\([^()]{1,80}\)|\[[^[\]()|]{1,20}\](?![([]))|[¹²³⁰⁴-⁹](?:[,¹²³⁰⁴-⁹]{0,8}[¹²³⁰⁴-⁹])?|⁽\p{L}⁾/uy;
/** A word, or the letters of a country: what makes a bracket a remark, not a part of a number. */
const WORDS = /\p{L}{3}|\p{Lu}{2}/u;
const ROMAN = /^[ivxlcdm]+$/i;

/** Steps over a remark that holds no citation of its own; returns whether there was one. */
export function readRemark(reader: Reader, matcher: Matcher): boolean {
  const from = reader.cursor();
  if (!reader.match(REMARK)) return false;
  const end = reader.at;
  for (reader.at = from.at; reader.at < end; reader.at++) {
    const start = reader.at;
    const isPrefix = leftEdge(reader.text, start) && readPrefix(reader, matcher.prefixes) !== null;
    reader.reset({ ...from, at: start });
    if (!isPrefix) continue;
    reader.reset(from);
    return false;
  }
  return true;
}

/** The same where the remark would otherwise be a part of the number before it. */
export function readWordyRemark(reader: Reader, matcher: Matcher): boolean {
  const from = reader.at;
  if (!readRemark(reader, matcher)) return false;
  const content = reader.text.slice(from, reader.at).trim().slice(1, -1).trim();
  if (WORDS.test(content) && !ROMAN.test(content)) return true;
  reader.at = from;
  return false;
}
