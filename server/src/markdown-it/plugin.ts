import type { StateCore, StateInline, Token } from 'markdown-it';
import type * as api from './api.ts';
import { type Mark, marksOf } from './marks.ts';
import { type PlacedMark, placeMarks } from './placed-marks.ts';

/**
 * The places of references are those of the source, so that what is declared in front matter and what goes on over a line
 * counts as everywhere else. The text rule of markdown-it, which would read over them, is stopped where one begins.
 */
export const objectiveReferences: typeof api.objectiveReferences = (md, { checker, name }) => {
  // A page that is rendered without a path has none to tell.
  const nameOf = (env: unknown, src: string): string => {
    const found: unknown = name?.(env, src);
    return typeof found === 'string' && found !== '' ? found : 'document.md';
  };
  const placed = new WeakMap<readonly Token[], readonly PlacedMark[]>();
  md.core.ruler.before('inline', 'objective_references', ({ src, env, tokens }: StateCore) => {
    const marks = marksOf(checker.check({ name: nameOf(env, src), text: src }));
    for (const [children, found] of placeMarks(tokens, src, marks)) placed.set(children, found);
  });
  md.inline.ruler.before('text', 'objective_reference', (state: StateInline, silent) => {
    const found = firstEndingAfter(placed.get(state.tokens) ?? [], state.pos);
    if (!found) return false;
    return found.start > state.pos ? readUpTo(found.start, state, silent) : readPart(found, state, silent);
  });
};

/** Where markdown-it's text rule stops: something else may begin there. */
const MAY_BEGIN_MARKUP = /[\n!#$%&*+\-:<=>@[\\\]^_`{}~]/;
/** The same, without what numbers and prefixes are written with. */
const MARKUP = /[\n!$%&*+<=>@[\\\]^_`{}~]/;

/** As a number may have it: `3\.4`. */
const ESCAPED = /\\[.()-]/;

/** Plain text in front of a reference, if nothing but that is between. */
function readUpTo(start: number, state: StateInline, silent: boolean): boolean {
  for (let at = state.pos; at < start; at++) if (MAY_BEGIN_MARKUP.test(state.src.charAt(at))) return false;
  if (start >= state.posMax) return false;
  if (!silent) state.pending += state.src.slice(state.pos, start);
  state.pos = start;
  return true;
}

/** As much of a reference as comes without markup, in an element of its own: others may begin or end within. */
function readPart({ end, mark }: PlacedMark, state: StateInline, silent: boolean): boolean {
  const last = Math.min(end, state.posMax);
  let at = state.pos;
  for (; at < last; at++) {
    if (ESCAPED.test(state.src.slice(at, at + 2)) && at + 1 < last) at++;
    else if (MARKUP.test(state.src.charAt(at))) break;
  }
  // Spaces at the end of a line may be a break.
  const written = state.src.slice(state.pos, at).trimEnd();
  if (written === '') return false;
  if (!silent) pushMarked(state, written.replace(/\\/g, ''), mark);
  state.pos += written.length;
  return true;
}

function pushMarked(state: StateInline, text: string, { classes, title }: Mark): void {
  const open = state.push('objective_reference_open', 'span', 1);
  open.attrSet('class', classes);
  // The renderer escapes it.
  if (title !== '') open.attrSet('title', title);
  state.push('text', '', 0).content = text;
  state.push('objective_reference_close', 'span', -1);
}

/** Marks are in order, and touch at most. */
function firstEndingAfter(marks: readonly PlacedMark[], position: number): PlacedMark | undefined {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle]!.end > position) high = middle;
    else low = middle + 1;
  }
  return marks[low];
}
