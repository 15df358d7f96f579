import type { Citation } from '../../rewriting/citation-change.ts';
import type { Beside } from './beside.ts';

/** Escapes a title for the language of a document; null if it cannot be written there safely. */
export type Syntax = (title: string) => string | null;

export const asItIs: Syntax = (title) => title;

const inTex: Syntax = (title) => (/[\\~^]/.test(title) ? null : title.replace(/[#$%&_{}]/g, '\\$&'));

/** Text that YAML would not read as a plain scalar: a key, a comment, the beginning of another kind of value. */
const NOT_PLAIN = /:(?:\s|$)|\s#|^[\s\-?:,[\]{}#&*!|>'"%@`]/;
const FLOW = /[,[\]{}]/;

/** @param inFlow within a list or map in brackets, judging by the line */
const inPlainYaml =
  (inFlow: boolean): Syntax =>
  (title) =>
    NOT_PLAIN.test(title) || (inFlow && FLOW.test(title)) ? null : title;

/** An apostrophe is part of words in prose, but ends a string in code. */
const inApostrophes: Syntax = (title) => (title.includes("'") ? null : title);

/** How to write a title in place of the text next to a citation. */
export function syntaxAt({ uri = '', lines }: Citation, { text, ending, rangeOf }: Beside): Syntax {
  if (/\.(?:tex|ltx|sty|cls)$/i.test(uri)) return inTex;
  const { start, end } = rangeOf(0, text.length);
  const quote = lines.line(end.line).charAt(end.character);
  if (quote === "'") return inApostrophes;
  if (!/\.ya?ml$/i.test(uri) || quote === '"' || ending.kind === 'quote') return asItIs;
  return inPlainYaml(/[[{]/.test(lines.line(start.line).slice(0, start.character)));
}
