import type { Relation, Successor } from '../model/catalog.ts';
import type { DirectSuccessor, Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import type { Replacement } from '../model/resolution.ts';
import { numberKey } from './number-key.ts';

/** From the surest to the weakest link of a chain. */
const STRENGTH: readonly Relation[] = ['equal', 'moved', 'merged', 'split', 'related'];

type Successors = Map<string, DirectSuccessor[]>;
type EditionParts = Pick<FrameworkEdition, 'id' | 'aliases' | 'objectives'>;

/** Puts together what `replacedBy` and `replaces` say, by index of the edition and number. */
export function recordedSuccessors(editions: readonly EditionParts[]): readonly Successors[] {
  const recorded: Successors[] = editions.map(() => new Map());
  const add = (edition: number, number: string, successors: readonly DirectSuccessor[]): void => {
    const map = recorded[edition];
    if (!map) return;
    const list = map.get(number) ?? [];
    map.set(number, list);
    for (const successor of successors) {
      const known = list.some((other) => other.edition === successor.edition && other.number === successor.number);
      if (!known) list.push(successor);
    }
  };
  for (const [index, { objectives }] of editions.entries()) {
    for (const objective of objectives) {
      const home = objective.withdrawn ? index : index + 1;
      const successors = objective.replacedBy?.map((successor) => direct(successor, editions, home));
      if (successors) add(index, objective.number, successors);
      for (const replaced of objective.replaces ?? []) {
        const from = editionOf(replaced, editions, index - 1);
        add(from, replaced.number, [{ edition: index, number: objective.number, relation: replaced.relation }]);
      }
    }
  }
  return recorded;
}

function direct(successor: Successor, editions: readonly EditionParts[], home: number): DirectSuccessor {
  const { number, relation } = successor;
  return { edition: editionOf(successor, editions, home), number, relation };
}

function editionOf({ edition }: Successor, editions: readonly EditionParts[], home: number): number {
  if (edition === undefined) return home;
  return editions.findIndex(({ id, aliases }) => id === edition || aliases.some(({ text }) => text === edition));
}

/**
 * What became of an objective by the framework's current edition: recorded successors followed through chains, each
 * end once. A chain ends where nothing more is recorded, and at a number that is alive in the current edition.
 */
export function replacementsOf(framework: Framework, edition: FrameworkEdition, objective: Listed): Replacement[] {
  const found: Replacement[] = [];
  const visited = new Set<string>();
  const follow = (from: FrameworkEdition, number: string, relation: Relation): void => {
    for (const successor of successorsOf(framework, from, number)) {
      const key = `${successor.edition}\u0000${successor.number}`;
      if (visited.has(key)) continue;
      visited.add(key);
      const next = framework.editions[successor.edition];
      const listed = next?.byNumber.get(successor.number);
      if (!next || !listed) continue;
      const weakest = weaker(relation, successor.relation);
      if (successorsOf(framework, next, listed.number).length > 0 && !isAliveNow(framework, next, listed)) {
        follow(next, listed.number, weakest);
      } else {
        const end = latest(framework, next, listed);
        const known = found.some((other) => other.objective === end.objective);
        if (!known) found.push({ ...end, relation: weakest });
      }
    }
  };
  follow(edition, objective.number, 'equal');
  return found;
}

/**
 * What is recorded of a number: with its own edition, else with the same number where a later edition lists it as
 * withdrawn. In the current edition only a withdrawn entry's history goes on.
 */
function successorsOf(framework: Framework, from: FrameworkEdition, number: string): readonly DirectSuccessor[] {
  const own = from.successors.get(number);
  if (own) return own;
  const { current, editions, numbering } = framework;
  const key = numberKey(number, numbering);
  for (const later of editions.slice(from.index + 1, (current?.index ?? -1) + 1)) {
    const listed = later.byNumber.get(number) ?? later.byKey.get(key);
    const recorded = listed?.withdrawn && later.successors.get(listed.number);
    if (recorded) return recorded;
  }
  return [];
}

function isAliveNow({ current }: Framework, edition: FrameworkEdition, listed: Listed): boolean {
  return edition === current && !listed.withdrawn;
}

/** The same number in the current edition where it lives on there unrecorded, else what was given. */
function latest(
  { current }: Framework,
  edition: FrameworkEdition,
  objective: Listed,
): Pick<Replacement, 'edition' | 'objective'> {
  const now = current && current.index > edition.index ? current.byNumber.get(objective.number) : undefined;
  return current && now && !now.withdrawn ? { edition: current, objective: now } : { edition, objective };
}

const weaker = (a: Relation, b: Relation): Relation => (STRENGTH.indexOf(a) > STRENGTH.indexOf(b) ? a : b);
