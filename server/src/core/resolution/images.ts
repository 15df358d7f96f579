import type { Relation } from '../model/catalog.ts';
import { wording } from '../model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import type { Resolution } from '../model/resolution.ts';
import { editionName, listed, named } from '../phrases.ts';
import { lookupOf } from './lookup.ts';
import { resolve } from './resolve.ts';
import { siblingsBetween } from './siblings.ts';

/** Relations under which a single successor may be applied without asking. */
export const SAFE_RELATIONS: ReadonlySet<Relation> = new Set(['moved', 'merged', 'equal']);

/** Why something is left for a person: a sentence or two that follow on the problem's message. */
export interface Reason {
  readonly reason: string;
}

/** Chooses what an objective becomes where it is somebody else who decides; undefined: nothing is chosen. */
export type Choose = (resolution: Resolution) => readonly Listed[] | undefined;

/**
 * What an objective becomes in an edition: itself if it is alive there; its single successor if that is moved, merged or
 * equal; what was chosen. Else why nobody but a person can tell.
 */
export function imageOf(
  resolution: Resolution,
  edition: FrameworkEdition,
  choose?: Choose,
): readonly Listed[] | Reason {
  const { status, framework, objective, replacedBy } = resolution;
  const chosen = choose?.(resolution);
  if (chosen && chosen.length > 0) return chosen;
  if (!objective) return { reason: '' };
  const name = `${framework.prefix} ${objective.number}`;
  if (status === 'current') {
    return isAlive(objective, edition) ? [objective] : { reason: `${name} is not listed in ${edition.id}.` };
  }
  const [successor, ...others] = replacedBy;
  if (!successor) return unrecorded(resolution, objective, edition);
  if (others.length > 0) {
    return { reason: 'Choose one of its successors.' };
  }
  if (!SAFE_RELATIONS.has(successor.relation)) {
    return { reason: `${named(successor.objective)} takes over a part of it or is only related. Decide yourself.` };
  }
  if (!isAlive(successor.objective, edition)) {
    const where = editionName(framework, successor.edition);
    return { reason: `The successor is in ${where}, and the citation keeps to ${editionName(framework, edition)}.` };
  }
  return [successor.objective];
}

/** Nothing is recorded: under the same number with the same words it is what it was. */
function unrecorded(
  { status, framework }: Resolution,
  objective: Listed,
  edition: FrameworkEdition,
): readonly Listed[] | Reason {
  const now = status === 'superseded' ? lookupOf(framework, objective.number)(edition) : undefined;
  if (!now || now.withdrawn) return { reason: `No successor of ${framework.prefix} ${objective.number} is recorded.` };
  if (wording(now) === wording(objective)) return [now];
  const name = editionName(framework, edition);
  return { reason: `${name} words ${now.number} otherwise, and no successor is recorded. Compare the two.` };
}

function isAlive(objective: Listed, edition: FrameworkEdition): boolean {
  return !objective.withdrawn && edition.byNumber.get(objective.number) === objective;
}

/** A range of objectives as written. */
export interface CitedRange {
  readonly framework: Framework;
  /** The edition that the citation names; undefined: none. */
  readonly pin: string | undefined;
  readonly from: Listed;
  readonly to: Listed;
}

/** More objectives than anybody means by a range. */
const MAX_INTERIOR = 300;

export type RangeImage = readonly [Listed, Listed] | readonly [Listed] | Reason;

/** What is known of ranges: a text may cite one many times. */
const known = new WeakMap<Framework, Map<string, RangeImage>>();

/**
 * What a range becomes in an edition, if all that lies within it becomes one range again, in the same order and without
 * gaps, or one single objective.
 */
export function rangeImage(range: CitedRange, edition: FrameworkEdition, choose?: Choose): RangeImage {
  if (choose) return computeImage(range, edition, choose);
  const images = known.get(range.framework) ?? new Map<string, RangeImage>();
  known.set(range.framework, images);
  const key = JSON.stringify([edition.id, range.pin, range.from.number, range.to.number]);
  const image = images.get(key) ?? computeImage(range, edition);
  images.set(key, image);
  return image;
}

function computeImage(
  { framework, pin, from, to }: CitedRange,
  edition: FrameworkEdition,
  choose?: Choose,
): RangeImage {
  const home = homeOf(framework, pin, from, to);
  const interior = home ? siblingsBetween(home, from.number, to.number) : [];
  if (interior.length < 2 || interior.length > MAX_INTERIOR) {
    return { reason: `No edition has all of the range from ${from.number} to ${to.number}.` };
  }
  const images: Listed[] = [];
  for (const { number } of interior) {
    const image = imageOf(
      resolve(framework, number, pin === undefined ? undefined : { edition: pin }),
      edition,
      choose,
    );
    if ('reason' in image) return { reason: `The range takes in ${number}. ${image.reason}` };
    for (const objective of image) if (!images.includes(objective)) images.push(objective);
  }
  const [first, last] = [images[0]!, images.at(-1)!];
  if (images.length === 1) return [first];
  const run = siblingsBetween(edition, first.number, last.number).filter(({ withdrawn }) => !withdrawn);
  if (run.length === images.length && run.every((one, index) => one === images[index])) return [first, last];
  return { reason: `The range became ${listed(images.slice(0, 12).map(({ number }) => number))}. Write them out.` };
}

/** The newest edition up to the one cited that lists both ends. */
function homeOf(framework: Framework, pin: string | undefined, from: Listed, to: Listed): FrameworkEdition | undefined {
  const cited = pin === undefined ? framework.defaultEdition : framework.editions.find(({ id }) => id === pin);
  const upTo = framework.editions.slice(0, (cited?.index ?? -1) + 1).reverse();
  return upTo.find(({ byNumber }) => byNumber.has(from.number) && byNumber.has(to.number));
}
