import { getOrInsert, pushTo } from '../base/collections.ts';
import { wording } from '../model/catalog.ts';
import { type Framework, type FrameworkEdition, type Listed, parentOf } from '../model/framework.ts';
import { type Counts, NO_REFERENCES, plus } from './reference-counts.ts';

/** What of an edition is shown, and in which order. */
export interface OutlineView {
  /** As of `queryWords`: an objective has all of them, or is below one that has. */
  readonly words: readonly string[];
  /** `uncited`: living objectives without parts that are not cited. `stale`: those with stale references. */
  readonly only: 'all' | 'uncited' | 'stale';
  /** Among siblings; `references`: most cited first. */
  readonly order: 'catalog' | 'references';
}

export interface OutlineEntry {
  readonly objective: Listed;
  /** Of the objective itself. */
  readonly own: Counts;
  /** With what is below it, shown or not. */
  readonly total: Counts;
  readonly children: readonly OutlineEntry[];
}

/** Siblings under a heading. */
export interface OutlineGroup {
  readonly group: string;
  readonly total: Counts;
  readonly children: readonly OutlineEntry[];
}

export interface Outline {
  /** Without a parent. */
  readonly roots: readonly OutlineEntry[];
  readonly byNumber: ReadonlyMap<string, OutlineEntry>;
  /** Of the whole edition, shown or not. */
  readonly total: Counts;
}

/** The objectives of an edition by their levels, as far as they match, each with those above it. */
export function outlineOf(
  framework: Framework,
  edition: FrameworkEdition,
  countsOf: (objective: Listed) => Counts,
  view: OutlineView,
): Outline {
  const downwards = [...edition.byNumber.values()].sort((a, b) => a.level - b.level);
  const matching = new Set<Listed>();
  for (const objective of downwards) {
    const parent = aboveOf(edition, objective);
    const isBelow = parent !== undefined && matching.has(parent);
    if (isBelow || hasWords(framework, edition, objective, view.words)) matching.add(objective);
  }
  const isShown = (objective: Listed, own: Counts, isLeaf: boolean): boolean => {
    if (!matching.has(objective)) return false;
    if (view.only === 'stale') return own.stale > 0;
    return view.only === 'all' || (isLeaf && own.references === 0 && isInForce(framework, edition, objective));
  };
  const totals = new Map<Listed, Counts>();
  const shownBelow = new Map<Listed | undefined, OutlineEntry[]>();
  const byNumber = new Map<string, OutlineEntry>();
  let all: Counts = NO_REFERENCES;
  // What is below an objective is done before it.
  for (const objective of levelsUpwards(downwards)) {
    const own = countsOf(objective);
    const below = totals.get(objective);
    const total = below ? plus(own, below) : own;
    const children = shownBelow.get(objective) ?? [];
    const parent = aboveOf(edition, objective);
    all = plus(all, own);
    if (parent) totals.set(parent, plus(totals.get(parent) ?? NO_REFERENCES, total));
    if (children.length === 0 && !isShown(objective, own, below === undefined)) continue;
    const entry = { objective, own, total, children: inOrder(children, view) };
    byNumber.set(objective.number, entry);
    pushTo(shownBelow, parent, entry);
  }
  return { roots: inOrder(shownBelow.get(undefined) ?? [], view), byNumber, total: all };
}

/** Siblings, those with a heading under it where there are several headings. */
export function grouped(entries: readonly OutlineEntry[], view: OutlineView): readonly (OutlineEntry | OutlineGroup)[] {
  const headings = new Set(entries.map(({ objective }) => objective.group));
  if (headings.size < 2) return entries;
  const groups = new Map<string, OutlineEntry[]>();
  const items: (OutlineEntry | { group: string; children: OutlineEntry[] })[] = [];
  for (const entry of entries) {
    const { group } = entry.objective;
    if (group === undefined) items.push(entry);
    else {
      const children = getOrInsert(groups, group, () => []);
      if (children.length === 0) items.push({ group, children });
      children.push(entry);
    }
  }
  const summed = items.map((item) =>
    'group' in item ? { ...item, total: item.children.map(({ total }) => total).reduce(plus, NO_REFERENCES) } : item,
  );
  return inOrder(summed, view);
}

/** Listed, and neither withdrawn nor of another edition than the one that is meant where none is named. */
function isInForce({ defaultEdition }: Framework, edition: FrameworkEdition, { withdrawn }: Listed): boolean {
  return edition === defaultEdition && !withdrawn;
}

/** Undefined for what has none; levels cannot form a circle. */
function aboveOf(edition: FrameworkEdition, objective: Listed): Listed | undefined {
  const listed = parentOf(edition, objective);
  return listed && listed.level < objective.level ? listed : undefined;
}

/** The deepest level first; within a level the order stays. */
const levelsUpwards = (downwards: readonly Listed[]): readonly Listed[] =>
  [...downwards].sort((a, b) => b.level - a.level);

function inOrder<T extends { readonly total: Counts }>(items: readonly T[], { order }: OutlineView): readonly T[] {
  return order === 'catalog' ? items : [...items].sort((a, b) => b.total.references - a.total.references);
}

/** The words of a query in lower case; empty for a blank query. */
export function queryWords(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether prefix, number and title have all words of a query as parts of words; `a: b` is a prefix and an edition. */
export function hasWords(
  { prefix }: Framework,
  { id }: FrameworkEdition,
  objective: Listed,
  words: readonly string[],
): boolean {
  if (words.length === 0) return true;
  const text = `${prefix} ${objective.number} ${wording(objective)}`.toLowerCase();
  const pinned = `${prefix}:${id}`.toLowerCase();
  return words.every((word) => text.includes(word) || (word.includes(':') && pinned.includes(word)));
}
