import type { Citation } from '../../rewriting/citation.ts';
import type { Beside } from './beside.ts';

/** A title as the language of a document has it; null where it would change what else the document says. */
export type Syntax = (title: string) => string | null;

export const asItIs: Syntax = (title) => title;

const inTex: Syntax = (title) => (/[\\~^]/.test(title) ? null : title.replace(/[#$%&_{}]/g, '\\$&'));

/** What makes something else of a plain text of YAML: a key, a comment, the beginning of another kind of value. */
const NOT_PLAIN = /:(?:\s|$)|\s#|^[\s\-?:,[\]{}#&*!|>'"%@`]/;
const FLOW = /[,[\]{}]/;

/** @param inFlow within a list or map in brackets, as far as a line tells */
const inPlainYaml =
  (inFlow: boolean): Syntax =>
  (title) =>
    NOT_PLAIN.test(title) || (inFlow && FLOW.test(title)) ? null : title;

/** An apostrophe may stand in words of prose, but ends a string of code. */
const inApostrophes: Syntax = (title) => (title.includes("'") ? null : title);

/** How titles are written in place of the text beside a citation. */
export function syntaxAt({ uri = '', lines }: Citation, { text, ending, rangeOf }: Beside): Syntax {
  if (/\.(?:tex|ltx|sty|cls)$/i.test(uri)) return inTex;
  const { start, end } = rangeOf(0, text.length);
  const quote = lines.line(end.line).charAt(end.character);
  if (quote === "'") return inApostrophes;
  if (!/\.ya?ml$/i.test(uri) || quote === '"' || ending.kind === 'quote') return asItIs;
  return inPlainYaml(/[[{]/.test(lines.line(start.line).slice(0, start.character)));
}
