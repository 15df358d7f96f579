import { pushTo } from '../base/collections.ts';
import { wording } from '../model/catalog.ts';
import type { Listed } from '../model/framework.ts';
import { ALIKE, type Resemblance } from '../resolution/resemblance.ts';
import { plainWording } from '../resolution/wording.ts';

/** Most pairs of texts that are compared, about a second's work; beyond them only the same wording is found. */
const MAX_PAIRS = 500_000;

/** Objectives with another number in the newer edition, by texts alone: each other's nearest, and no third as near. */
export function unrecordedMoves(
  older: readonly Listed[],
  newer: readonly Listed[],
  resemblance: Resemblance,
): Map<Listed, Listed> {
  const moves = sameWordings(older, newer, resemblance);
  const found = new Set(moves.values());
  const oldLeft = older.filter((objective) => !moves.has(objective));
  const newLeft = newer.filter((objective) => !found.has(objective));
  if (oldLeft.length * newLeft.length > MAX_PAIRS) return moves;
  const forward = nearest(oldLeft, newLeft, (a, b) => resemblance.between(a, b));
  const backward = nearest(newLeft, oldLeft, (b, a) => resemblance.between(a, b));
  for (const [from, to] of forward) if (backward.get(to) === from) moves.set(from, to);
  return moves;
}

function sameWordings(
  older: readonly Listed[],
  newer: readonly Listed[],
  resemblance: Resemblance,
): Map<Listed, Listed> {
  const moves = new Map<Listed, Listed>();
  const olderByText = byWording(older);
  for (const [text, [to, ...others]] of byWording(newer)) {
    const [from, ...rivals] = olderByText.get(text) ?? [];
    if (!from || !to || others.length > 0 || rivals.length > 0) continue;
    if (resemblance.between(from, to) === 1) moves.set(from, to);
  }
  return moves;
}

function byWording(objectives: readonly Listed[]): Map<string, Listed[]> {
  const groups = new Map<string, Listed[]>();
  for (const objective of objectives) pushTo(groups, plainWording(wording(objective)), objective);
  return groups;
}

/** For each of `all` the one of `others` that is alike and nearest; none where two are equally near. */
function nearest(
  all: readonly Listed[],
  others: readonly Listed[],
  between: (one: Listed, other: Listed) => number,
): Map<Listed, Listed> {
  const found = new Map<Listed, Listed>();
  for (const one of all) {
    let best: Listed | undefined;
    let most = 0;
    for (const other of others) {
      const likeness = between(one, other);
      if (likeness < ALIKE || likeness < most) continue;
      best = likeness === most ? undefined : other;
      most = likeness;
    }
    if (best) found.set(one, best);
  }
  return found;
}
