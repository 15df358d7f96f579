import type { StateCore, StateInline, Token } from 'markdown-it';
import { countWhile } from '../core/base/collections.ts';
import type * as api from './api.ts';
import { type Mark, marksOf, type PlacedMark, placeMarks } from './marks.ts';

/**
 * References are found in the source, so that front matter and line breaks within references work as everywhere else. The
 * text rule of markdown-it, which would skip them, is stopped where a reference begins.
 */
export const objectiveReferences: typeof api.objectiveReferences = (
  md,
  { checker, name, linkTitle = 'Open in the published text' },
) => {
  // A page may be rendered without a path.
  const nameOf = (env: unknown, src: string): string => {
    const found: unknown = name?.(env, src);
    return typeof found === 'string' && found !== '' ? found : 'document.md';
  };
  const placed = new WeakMap<readonly Token[], readonly PlacedMark[]>();
  md.core.ruler.before('inline', 'objective_references', ({ src, env, tokens }: StateCore) => {
    const marks = marksOf(checker.check({ name: nameOf(env, src), text: src }), linkTitle);
    for (const [children, found] of placeMarks(tokens, src, marks)) placed.set(children, found);
  });
  md.inline.ruler.before('text', 'objective_reference', (state: StateInline, silent) => {
    // Marks are in order, and touch at most.
    const marks = placed.get(state.tokens) ?? [];
    const found = marks[countWhile(marks, (mark) => mark.end <= state.pos)];
    if (!found) return false;
    return found.start > state.pos ? readUpTo(found.start, state, silent) : readPart(found, state, silent);
  });
};

/** Characters at which markdown-it's text rule stops, since markup may begin there. */
const MAY_BEGIN_MARKUP = /[\n!#$%&*+\-:<=>@[\\\]^_`{}~]/;
/** The same, without characters of numbers and prefixes. */
const MARKUP = /[\n!$%&*+<=>@[\\\]^_`{}~]/;

/** As a number may have it: `3\.4`. */
const ESCAPED = /\\[.()-]/;

/** Reads plain text before a reference, if there is no markup in it. */
function readUpTo(start: number, state: StateInline, silent: boolean): boolean {
  for (let at = state.pos; at < start; at++) if (MAY_BEGIN_MARKUP.test(state.src.charAt(at))) return false;
  if (start >= state.posMax) return false;
  if (!silent) state.pending += state.src.slice(state.pos, start);
  state.pos = start;
  return true;
}

/** Reads the part of a reference up to the next markup, as an element of its own: other elements may begin or end in it. */
function readPart({ end, mark }: PlacedMark, state: StateInline, silent: boolean): boolean {
  const last = Math.min(end, state.posMax);
  let at = state.pos;
  for (; at < last; at++) {
    if (ESCAPED.test(state.src.slice(at, at + 2)) && at + 1 < last) at++;
    else if (MARKUP.test(state.src.charAt(at))) break;
  }
  // Spaces at the end of a line may make a line break.
  const written = state.src.slice(state.pos, at).trimEnd();
  if (written === '') return false;
  if (!silent) pushMarked(state, written.replace(/\\/g, ''), mark);
  state.pos += written.length;
  return true;
}

function pushMarked(state: StateInline, text: string, { classes, title, url }: Mark): void {
  // Links do not nest.
  const href = state.linkLevel > 0 ? undefined : url;
  const tag = href === undefined ? 'span' : 'a';
  const open = state.push('objective_reference_open', tag, 1);
  open.attrSet('class', classes);
  // The renderer escapes it.
  if (title !== '') open.attrSet('title', title);
  if (href !== undefined) open.attrSet('href', href);
  state.push('text', '', 0).content = text;
  state.push('objective_reference_close', tag, -1);
}
