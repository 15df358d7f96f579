import { compareEditions } from '../../core/editions/compare-editions.ts';
import { livingIn } from '../../core/editions/continuity.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { ALIKE, LOOSE, Resemblance } from '../../core/resolution/resemblance.ts';
import { isSameWording } from '../../core/resolution/wording.ts';
import type { SuccessorDraft } from './framework-draft.ts';

/** What the texts suggest became of an objective in the next edition, where the catalogs record nothing. */
export interface Proposal {
  readonly kind: 'moved' | 'merged' | 'split' | 'withdrawn';
  readonly from: Listed;
  /** The most similar first; empty for a withdrawn one. */
  readonly to: readonly Likely[];
  /** What its number stands for in the newer edition, if that is something else. */
  readonly now: Listed | undefined;
}

export interface Likely {
  readonly objective: Listed;
  /** Similarity from 0 to 1; 1 only for the same wording. */
  readonly likeness: number;
}

interface Shared extends Likely {
  /** Whether it is the most similar one for another objective too. */
  isShared: boolean;
}

/** The maximum number of pairs of texts to compare for one edition, about a second's work. */
const MAX_PAIRS = 500_000;
/** The maximum number of likely replacements to name. */
const MAX_NAMED = 3;

/** The record that confirms a proposal, for `replacedBy`. */
export function successorsOf({ kind, to }: Proposal): SuccessorDraft[] {
  return kind === 'withdrawn' ? [] : to.map(({ objective }) => ({ number: objective.number, relation: kind }));
}

/** Whether it is the same objective under another number, word for word. */
export const isSure = ({ kind, to }: Proposal): boolean => kind === 'moved' && to[0]?.likeness === 1;

/** Proposals for the objectives of an edition, in its order, and what is new in the newer one. */
export function proposalsBetween(
  framework: Framework,
  older: FrameworkEdition,
  newer: FrameworkEdition,
): { readonly proposals: readonly Proposal[]; readonly added: readonly Listed[] } {
  const { changes, continuations } = compareEditions(framework, older, newer);
  const found = new Map<Listed, Proposal>();
  /** Objectives of the newer edition that replace something. */
  const named = new Set<Listed>();
  const propose = (kind: Proposal['kind'], from: Listed, to: readonly Likely[]): void => {
    const same = newer.byNumber.get(from.number);
    const now = same && !same.withdrawn && to.every(({ objective }) => objective !== same) ? same : undefined;
    found.set(from, { kind, from, to, now });
  };
  const unsure: Listed[] = [];
  for (const { kind, from, to, evidence } of changes) {
    const target = to[0]?.objective;
    if (!from || kind === 'reused' || kind === 'reworded') continue;
    const isSame = kind === 'moved' && target !== undefined && isSameWording(from, target);
    if (isSame || evidence === 'catalog') for (const { objective } of to) named.add(objective);
    if (evidence === 'catalog') continue;
    if (isSame) propose('moved', from, [{ objective: target, likeness: 1 }]);
    else unsure.push(from);
  }
  const continuing = new Set(continuations.values());
  const free = livingIn(newer).filter((objective) => !continuing.has(objective));
  const reworded = [...continuations].filter(([from, to]) => !isSameWording(from, to));
  const grown = reworded.map(([, to]) => to);
  for (const [from, likely] of likeliest(unsure, free, grown)) {
    const [first, ...others] = likely;
    for (const { objective } of likely) named.add(objective);
    if (!first) propose('withdrawn', from, []);
    else if (first.isShared) propose('merged', from, [first]);
    else propose(others.length > 0 ? 'split' : 'moved', from, likely);
  }
  const unnamed = free.filter((objective) => !named.has(objective));
  for (const { from, to, parts } of splitOff(reworded, unnamed)) {
    for (const { objective } of parts) named.add(objective);
    propose('split', from, [to, ...parts]);
  }
  return {
    proposals: livingIn(older).flatMap((objective) => found.get(objective) ?? []),
    added: free.filter((objective) => !named.has(objective)),
  };
}

/**
 * The objectives that each removed one resembles, the most similar first.
 *
 * @param grown objectives that keep their number with another wording, into which a removed one may have been merged if it
 *   resembles nothing else
 */
function likeliest(
  removed: readonly Listed[],
  free: readonly Listed[],
  grown: readonly Listed[],
): Map<Listed, readonly Shared[]> {
  const resemblance = new Resemblance();
  const isTooMuch = removed.length * (free.length + grown.length) > MAX_PAIRS;
  const alike = (from: Listed, objectives: readonly Listed[], isShared: boolean): Shared[] =>
    (isTooMuch ? [] : objectives)
      .map((objective) => ({ objective, likeness: resemblance.between(from, objective), isShared }))
      .filter(({ likeness }) => likeness >= LOOSE)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, MAX_NAMED);
  const found = new Map<Listed, Shared[]>();
  for (const from of removed) {
    const likely = alike(from, free, false);
    found.set(from, likely.length > 0 ? likely : alike(from, grown, true).slice(0, 1));
  }
  const counts = new Map<Listed, number>();
  for (const [first] of found.values()) {
    if (first) counts.set(first.objective, (counts.get(first.objective) ?? 0) + 1);
  }
  for (const [first] of found.values()) if (first) first.isShared ||= counts.get(first.objective)! > 1;
  return found;
}

/** Objectives that keep their number with another wording, with similar new ones: they may have been split. */
function splitOff(reworded: readonly (readonly [from: Listed, to: Listed])[], added: readonly Listed[]) {
  const resemblance = new Resemblance();
  if (reworded.length * added.length > MAX_PAIRS) return [];
  return reworded.flatMap(([from, own]) => {
    const likely = (objective: Listed): Likely => {
      return { objective, likeness: resemblance.between(from, objective) };
    };
    const to = likely(own);
    const parts = added
      .map(likely)
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((a, b) => b.likeness - a.likeness);
    return parts.length > 0 && to.likeness >= LOOSE ? [{ from, to, parts: parts.slice(0, MAX_NAMED - 1) }] : [];
  });
}
