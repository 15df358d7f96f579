/** Alternatives in the braces of one glob. */
export const MAX_OF_GLOB = 1_000;
/** Of all globs of a list: each takes some time to compile. */
export const MAX_OF_LIST = 2_000;

/** Limits what the braces in a list of globs may stand for. */
export class GlobBudget {
  #left = MAX_OF_LIST;

  /** Whether the glob is within the limits, together with those before it. */
  allows(glob: string): boolean {
    if (!glob.includes('{')) return true;
    const alternatives = alternativesIn(glob);
    if (alternatives > Math.min(MAX_OF_GLOB, this.#left)) return false;
    this.#left -= alternatives;
    return true;
  }
}

/** A character that means itself, a sequence as in `{1..9}`, or what makes up other braces. */
const PARTS = /\\.|\{(-?\d+|[a-z])\.\.(-?\d+|[a-z])(?:\.\.-?\d+)?\}|[{},]/gis;

/** How many globs the braces of one stand for, or more: a pair with one alternative costs as much as one with two. */
function alternativesIn(glob: string): number {
  /** Of braces that are open: alternatives of the text before them, and of those within them before the last comma. */
  const open: { readonly before: number; within: number }[] = [];
  let alternatives = 1;
  const close = (): void => {
    const { before, within } = open.pop()!;
    alternatives = before * Math.max(2, within + alternatives);
  };
  for (const [part, first, last] of glob.matchAll(PARTS)) {
    const inner = open.at(-1);
    if (first && last) alternatives *= Math.max(2, Math.abs(orderOf(last) - orderOf(first)) + 1);
    else if (part === '{') {
      open.push({ before: alternatives, within: 0 });
      alternatives = 1;
    } else if (part === ',' && inner) {
      inner.within += alternatives;
      alternatives = 1;
    }
    // As in shells, `{a},b}` is `a}` or `b`.
    else if (part === ',') alternatives *= 2;
    else if (part === '}' && inner) close();
  }
  while (open.length > 0) close();
  return alternatives;
}

const orderOf = (end: string): number => (/\d/.test(end) ? Number(end) : end.charCodeAt(0));
