import { pushTo } from '../../core/base/collections.ts';
import {
  type EditionDraft,
  type FrameworkDraft,
  flatObjectives,
  type MappingDraft,
  mapObjectives,
  type ObjectiveDraft,
  type SuccessorDraft,
} from './framework-draft.ts';

interface Place {
  /** The index of the edition. */
  readonly edition: number;
  readonly number: string;
}

/**
 * Joins several drafts as editions of one framework, in order; fields of the framework are taken from the last draft.
 * Mappings between their objectives become replacements; mappings to other frameworks are counted as `unused`.
 */
export function joinDrafts(drafts: readonly FrameworkDraft[]): {
  readonly draft: FrameworkDraft;
  readonly unused: number;
} {
  const { mappings: _mappings, ...framework }: FrameworkDraft = Object.assign({}, ...drafts);
  const editions = drafts.flatMap((draft) => draft.editions);
  const places = new Map<string, Place>();
  for (const [edition, { objectives }] of editions.entries()) {
    for (const { key, number } of flatObjectives(objectives))
      if (key !== undefined) places.set(key, { edition, number });
  }
  const successors = new Map<string, SuccessorDraft[]>();
  let unused = 0;
  for (const mapping of drafts.flatMap(({ mappings = [] }) => mappings)) {
    if (!addSuccessor(mapping, places, editions, successors)) unused++;
  }
  const withSuccessors = (objective: ObjectiveDraft): ObjectiveDraft => {
    const found = objective.key === undefined ? undefined : successors.get(objective.key);
    return found ? { ...objective, replacedBy: [...(objective.replacedBy ?? []), ...found] } : objective;
  };
  const mapped = editions.map((edition) => {
    return { ...edition, objectives: mapObjectives(edition.objectives, withSuccessors) };
  });
  return { draft: { ...framework, editions: mapped }, unused };
}

/** Records the mapping as a replacement of the older objective. Returns false if it does not connect two editions. */
function addSuccessor(
  { from, to, relation }: MappingDraft,
  places: ReadonlyMap<string, Place>,
  editions: readonly EditionDraft[],
  successors: Map<string, SuccessorDraft[]>,
): boolean {
  const source = places.get(from);
  const target = places.get(to);
  if (!source || !target || source.edition === target.edition) return false;
  const isForward = source.edition < target.edition;
  const [older, newer, key] = isForward ? [source, target, from] : [target, source, to];
  const edition = editions[newer.edition]?.edition;
  const isNext = newer.edition === older.edition + 1;
  const known = successors.get(key) ?? [];
  const isKnown = known.some((other) => other.number === newer.number && (isNext || other.edition === edition));
  const successor = { ...(!isNext && edition !== undefined && { edition }), number: newer.number, relation };
  if (!isKnown) pushTo(successors, key, successor);
  return true;
}
