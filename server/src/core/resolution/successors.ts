import { getOrInsert, onlyOf } from '../base/collections.ts';
import { memoize, memoizePair } from '../base/memoize.ts';
import { type Steps, visitInSteps } from '../base/steps.ts';
import type { Numbering, Objective, Relation, Successor } from '../model/catalog.ts';
import type { DirectSuccessor, Framework, FrameworkEdition, Listed, ResolvedSuccessor } from '../model/framework.ts';
import { listedIn, numberKey } from './numbers.ts';
import { DIFFERENT, Resemblance } from './resemblance.ts';

/** From the strongest to the weakest link of a chain. */
const STRENGTH: readonly Relation[] = ['equal', 'moved', 'merged', 'split', 'related'];

/** Most links to follow, branches included: a hostile catalog may be one chain that a text cites completely. */
const MAX_LINKS = 500;

type Successors = Map<string, DirectSuccessor[]>;
type EditionParts = Pick<FrameworkEdition, 'id' | 'aliases' | 'objectives'>;

export const SUCCESSOR_FIELDS = ['replacedBy', 'replaces'] as const;
export type SuccessorField = (typeof SUCCESSOR_FIELDS)[number];

/** `replacedBy` and `replaces` as one, by index of the edition and number, in the spelling of the editions. */
export function* recordedSuccessors(
  editions: readonly EditionParts[],
  numbering: Numbering,
): Steps<readonly Successors[]> {
  const recorded: Successors[] = editions.map(() => new Map());
  const listedAs = spellings(editions, numbering);
  const add = (edition: number, number: string, successors: readonly DirectSuccessor[]): void => {
    const map = recorded[edition];
    if (!map) return;
    const list = getOrInsert(map, number, () => []);
    for (const successor of successors) {
      if (list.length >= MAX_LINKS) return;
      const known = list.some((other) => other.edition === successor.edition && other.number === successor.number);
      if (!known) list.push(successor);
    }
  };
  for (const [index, { objectives }] of editions.entries()) {
    yield* visitInSteps(withSuccessors(objectives), ({ number, withdrawn, replacedBy, replaces }) => {
      const successors = replacedBy?.map((successor): DirectSuccessor => {
        const edition = editionMeant(editions, index, withdrawn, 'replacedBy', successor);
        return { edition, number: listedAs(edition, successor.number), relation: successor.relation };
      });
      if (successors) add(index, number, successors);
      for (const replaced of replaces ?? []) {
        const from = editionMeant(editions, index, withdrawn, 'replaces', replaced);
        add(from, listedAs(from, replaced.number), [{ edition: index, number, relation: replaced.relation }]);
      }
    });
  }
  for (const map of recorded) for (const [number, list] of map) map.set(number, amongSeveral(list));
  return recorded;
}

/** Those for which the catalog records something: few of many. */
export const withSuccessors = memoize((objectives: readonly Objective[]) =>
  objectives.filter(({ replacedBy, replaces }) => replacedBy ?? replaces),
);

/** An objective that moved to several places is split; each `replaces` entry knows only its own place. */
function amongSeveral(successors: DirectSuccessor[]): DirectSuccessor[] {
  if (successors.filter(({ relation }) => relation !== 'related').length < 2) return successors;
  return successors.map((one) => (one.relation === 'moved' ? { ...one, relation: 'split' } : one));
}

/** The spelling of a number in an edition; the number itself if it is not listed. */
function spellings(
  editions: readonly EditionParts[],
  numbering: Numbering,
): (edition: number, number: string) => string {
  const indexes = new Map<number, ReadonlyMap<string, string>>();
  return (edition, number) => {
    const index = getOrInsert(indexes, edition, () => spellingsIn(editions[edition]?.objectives ?? [], numbering));
    return index.get(number) ?? index.get(numberKey(number, numbering)) ?? number;
  };
}

/** The exact number takes precedence over an equal one by `numberKey`, and that over aliases. */
function spellingsIn(objectives: EditionParts['objectives'], numbering: Numbering): ReadonlyMap<string, string> {
  const index = new Map(objectives.map(({ number }) => [number, number]));
  const add = (spelling: string, number: string): void => {
    const key = numberKey(spelling, numbering);
    if (!index.has(key)) index.set(key, number);
  };
  for (const { number } of objectives) add(number, number);
  for (const { number, aliases } of objectives) for (const { text } of aliases) add(text, number);
  return index;
}

/**
 * Index of the edition that a successor's number is in: the one that it names; else for `replacedBy` its own where the
 * objective is withdrawn there, and the next one where it is alive; for `replaces` the one before. Where there is no
 * such edition, an index that none has.
 *
 * @param own index of the edition that the successor is written in
 */
export function editionMeant(
  editions: readonly Pick<EditionParts, 'id' | 'aliases'>[],
  own: number,
  withdrawn: boolean,
  field: SuccessorField,
  { edition }: Pick<Successor, 'edition'>,
): number {
  if (edition !== undefined) {
    return indexesByName(editions).get(edition) ?? -1;
  }
  return field === 'replaces' ? own - 1 : withdrawn ? own : own + 1;
}

/** Indexes of editions by their ids and aliases; of a name of several editions, the first. */
const indexesByName = memoize((editions: readonly Pick<EditionParts, 'id' | 'aliases'>[]) => {
  const indexes = new Map<string, number>();
  for (const [index, { id, aliases }] of editions.entries()) {
    for (const name of [id, ...aliases.map(({ text }) => text)]) if (!indexes.has(name)) indexes.set(name, index);
  }
  return indexes;
});

/**
 * The successors of an objective in an edition, by default the current one: recorded successors followed through
 * chains, each end once. A chain ends where nothing more is recorded, or at a number that exists in that edition.
 * Chains that end at a removed number are dropped.
 */
export function successorsOf(
  framework: Framework,
  edition: FrameworkEdition,
  objective: Listed,
  target: FrameworkEdition | null = framework.current,
): ResolvedSuccessor[] {
  const found = new Map<Listed, ResolvedSuccessor>();
  const visited = new Set<string>();
  const follow = (successors: readonly DirectSuccessor[], relation: Relation): void => {
    for (const successor of successors) {
      const key = `${successor.edition}\u0000${successor.number}`;
      if (visited.has(key)) continue;
      if (visited.size >= MAX_LINKS) return;
      visited.add(key);
      const next = framework.editions[successor.edition];
      const listed = next?.byNumber.get(successor.number);
      if (!next || !listed) continue;
      const weakest = weaker(relation, successor.relation);
      const isEnd = (next === target && !listed.withdrawn) || visited.size >= MAX_LINKS;
      const further = isEnd ? null : recordedAfter(framework, next, listed.number, target);
      if (further && further.length > 0) follow(further, weakest);
      else {
        // Recorded to have no successor: an equal number in a later edition is another objective.
        const end = further ? { edition: next, objective: listed } : latest(framework, target, next, listed);
        if (!found.has(end.objective) && !isGone(end, target)) found.set(end.objective, { ...end, relation: weakest });
      }
    }
  };
  if (target) follow(recordedAfter(framework, edition, objective.number, target) ?? [], 'equal');
  return [...found.values()];
}

/**
 * The next links of the chain of a number towards an edition: those recorded in its own edition, else those of the same
 * number in a later edition, unless it stands for something else there. Empty if it is recorded to have no successor;
 * null if nothing is recorded. In the target edition, only withdrawn entries have further links.
 */
export function recordedAfter(
  { editions, numbering }: Pick<Framework, 'editions' | 'numbering'>,
  from: FrameworkEdition,
  number: string,
  target: FrameworkEdition | null,
): readonly DirectSuccessor[] | null {
  const last = target?.index ?? -1;
  const key = numberKey(number, numbering);
  const own = from.byNumber.get(number) ?? from.byKey.get(key);
  for (let index = from.index; index === from.index || index <= last; index++) {
    const edition = index === from.index ? from : editions[index]!;
    // Most editions record nothing.
    if (edition.successors.size === 0) continue;
    const listed = edition.byNumber.get(number) ?? edition.byKey.get(key);
    const goesOn = listed && (edition === from || listed.withdrawn || edition !== target);
    const recorded = goesOn ? edition.successors.get(listed.number) : undefined;
    const within = recorded?.filter((successor) => successor.edition <= last);
    // A successor in an edition after `target` means that the number still exists in `target`.
    if (!within || !listed || (within.length === 0 && recorded?.length !== 0)) continue;
    return own && isAnother(own, listed) ? null : within;
  }
  return null;
}

/** Relations under which a single successor may be applied without asking. */
const SAFE_RELATIONS: ReadonlySet<Relation> = new Set(['moved', 'merged', 'equal']);

/** The only successor, if it is moved, merged or equal and may therefore be applied without asking. */
export function onlySuccessor(recorded: readonly ResolvedSuccessor[]): Listed | undefined {
  const only = onlyOf(recorded);
  return only && SAFE_RELATIONS.has(only.relation) ? only.objective : undefined;
}

/** Whether an end of a chain is withdrawn, or not in the target edition. */
function isGone(end: Pick<ResolvedSuccessor, 'edition' | 'objective'>, target: FrameworkEdition | null): boolean {
  if (end.objective.withdrawn) return true;
  return target !== null && end.edition.index < target.index && !target.partial;
}

/** The same number in the target edition, if it exists there; else what was given. */
function latest(
  framework: Framework,
  target: FrameworkEdition | null,
  edition: FrameworkEdition,
  objective: Listed,
): Pick<ResolvedSuccessor, 'edition' | 'objective'> {
  if (!target || target.index <= edition.index) return { edition, objective };
  const now = listedIn(target, objective.number, framework);
  return now && !now.withdrawn && !isAnother(objective, now)
    ? { edition: target, objective: now }
    : { edition, objective };
}

/** Whether the texts of a number in two editions, between which nothing is recorded of it, are of two objectives. */
const isAnother = memoizePair(
  (older: Listed, newer: Listed): boolean =>
    older !== newer && !newer.withdrawn && new Resemblance().between(older, newer) < DIFFERENT,
);

const weaker = (a: Relation, b: Relation): Relation => (STRENGTH.indexOf(a) > STRENGTH.indexOf(b) ? a : b);
