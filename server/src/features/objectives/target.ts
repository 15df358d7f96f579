import type { ReferenceQuery } from '../../core/index/reference-index.ts';
import type { Catalog, Edition, Objective, Successor } from '../../core/model/catalog.ts';
import { type Framework, type FrameworkEdition, type Listed, objectiveIdentity } from '../../core/model/framework.ts';
import type { Pin } from '../../core/model/reference.ts';
import { type Position, type Range, touches } from '../../core/model/text.ts';
import { isPrefixItself } from '../../core/renaming/rename-prefix.ts';
import { numberKey } from '../../core/resolution/numbers.ts';
import { meantWithin } from '../../core/resolution/scope.ts';
import { editionMeant, SUCCESSOR_FIELDS, type SuccessorField } from '../../core/resolution/successors.ts';
import type { CatalogDocument, FeatureDocument } from '../feature-document.ts';

/** What a position in a text refers to: an objective, a number that is not listed, an edition, or a framework. */
export type Target =
  | { readonly kind: 'objective'; readonly framework: Framework; readonly objective: Listed }
  | {
      readonly kind: 'unlisted';
      readonly framework: Framework;
      readonly number: string;
      readonly pin: Pick<Pin, 'edition'> | undefined;
    }
  | { readonly kind: 'edition'; readonly framework: Framework; readonly edition: FrameworkEdition }
  | { readonly kind: 'framework'; readonly framework: Framework };

export function targetAt({ analysis }: FeatureDocument, position: Position): Target | null {
  const found = analysis.referenceAt(position);
  if (!found) return null;
  const { framework, objective } = found.resolution;
  if (objective) return { kind: 'objective', framework, objective };
  return { kind: 'unlisted', framework, number: found.reference.number, pin: found.group.pin };
}

/** The target at a position in a catalog: the objective of a number, an edition, the framework of a prefix. */
export function targetInCatalog(document: CatalogDocument, position: Position): Target | null {
  const { catalog, framework } = document;
  const objective = namedAt(document, position)?.objective;
  if (objective) return { kind: 'objective', framework, objective };
  const id = catalog.editions.find((one) => one.id !== '' && touches(one.range, position))?.id;
  const edition = framework.editions.find((one) => one.id === id && one.uri === catalog.uri);
  if (edition) return { kind: 'edition', framework, edition };
  const spellings = [catalog.prefixRange, ...[...catalog.aliases, ...catalog.misspellings].map(({ range }) => range)];
  return spellings.some((range) => touches(range, position)) ? { kind: 'framework', framework } : null;
}

/** The prefix at the position, in whatever case; null for an alias and for the number. */
export function prefixAt({ analysis }: FeatureDocument, position: Position): PrefixPlace | null {
  const found = analysis.referenceAt(position);
  const { prefix } = found?.group ?? {};
  if (!found || !prefix || !touches(prefix.range, position)) return null;
  if (touches(found.reference.numberRange, position)) return null;
  const { framework } = found.resolution;
  return isPrefixItself(prefix.text, framework.prefix) ? { framework, range: prefix.range } : null;
}

export function prefixInCatalog({ catalog, framework }: CatalogDocument, position: Position): PrefixPlace | null {
  return touches(catalog.prefixRange, position) ? { framework, range: catalog.prefixRange } : null;
}

export interface PrefixPlace {
  readonly framework: Framework;
  readonly range: Range;
}

/** A query for references to the target, and ranges that contain it; `family`: also to objectives below it. */
export function citing(target: Target, family: boolean): ReferenceQuery {
  switch (target.kind) {
    case 'objective': {
      const { framework, objective } = target;
      const all = family ? familyOf(framework, objective) : [objective];
      const identities = new Set(all.map(objectiveIdentity));
      return {
        one: ({ objective: cited }) => cited !== null && identities.has(objectiveIdentity(cited)),
        range: (from, to, pin) => {
          const within = meantWithin(from, to, objective.number, pin);
          return within !== null && objectiveIdentity(within) === objectiveIdentity(objective);
        },
      };
    }
    case 'unlisted':
      return {
        one: ({ objective, framework }, { number, pin }) =>
          objective === null &&
          framework.id === target.framework.id &&
          number === target.number &&
          pin?.edition === target.pin?.edition,
      };
    case 'edition': {
      const { id, uri } = target.edition;
      return { one: ({ edition }) => edition?.id === id && edition.uri === uri };
    }
    case 'framework': {
      const uris = new Set(target.framework.catalogs.map(({ uri }) => uri));
      return { one: ({ framework }) => framework.catalogs.some(({ uri }) => uris.has(uri)) };
    }
  }
}

/** The objective, followed by all objectives below it. */
export function familyOf(framework: Framework, objective: Listed): readonly [Listed, ...Listed[]] {
  const edition = editionOf(framework, objective);
  const family = new Set([objective.number]);
  // A parent may be listed after its children.
  for (let before = 0; edition && before < family.size; ) {
    before = family.size;
    for (const { number, parent } of edition.objectives) if (parent && family.has(parent)) family.add(number);
  }
  const [, ...below] = family;
  return [objective, ...below.flatMap((number) => edition?.byNumber.get(number) ?? [])];
}

export function editionOf(framework: Framework, { edition: id, location }: Listed): FrameworkEdition | undefined {
  return framework.editions.find((edition) => edition.id === id && edition.uri === location.uri);
}

interface NumberPlace {
  readonly range: Range;
  /** The edition and the objective whose entry contains it. */
  readonly edition: Edition;
  readonly objective: Objective;
  /** Absent where it is the objective's own number or alias. */
  readonly successor?: Successor & { readonly field: SuccessorField };
}

interface NamedObjective {
  readonly range: Range;
  readonly edition: FrameworkEdition;
  readonly objective: Listed;
  /** Whether it is the number in the objective's own entry. */
  readonly isDefinition: boolean;
}

/** The objective whose number, or one of whose aliases, is at the position: where it is listed, or as a successor. */
export function namedAt({ catalog, framework }: CatalogDocument, position: Position): NamedObjective | undefined {
  for (const place of placesIn(catalog)) {
    if (touches(place.range, position)) return meaningOf(place, catalog, framework);
  }
  return undefined;
}

export function* namesOf(objective: Listed, catalog: Catalog, framework: Framework): Generator<NamedObjective> {
  for (const place of placesIn(catalog)) {
    const named = meaningOf(place, catalog, framework);
    if (named?.objective === objective) yield named;
  }
}

function* placesIn({ editions }: Catalog): Generator<NumberPlace> {
  for (const edition of editions) {
    for (const objective of edition.objectives) {
      yield { edition, objective, range: objective.numberRange };
      for (const { range } of objective.aliases) yield { edition, objective, range };
      for (const field of SUCCESSOR_FIELDS) {
        for (const successor of objective[field] ?? []) {
          yield { edition, objective, range: successor.range, successor: { ...successor, field } };
        }
      }
    }
  }
}

/** Undefined where no edition of the framework lists the number. */
function meaningOf(place: NumberPlace, { uri }: Catalog, framework: Framework): NamedObjective | undefined {
  const { range, objective, successor } = place;
  const { editions } = framework;
  const own = editions.findIndex((edition) => edition.id === place.edition.id && edition.uri === uri);
  const index = successor ? editionMeant(editions, own, objective.withdrawn, successor.field, successor) : own;
  const edition = own < 0 ? undefined : editions[index];
  const number = successor?.number ?? objective.number;
  const listed = edition?.byNumber.get(number) ?? edition?.byKey.get(numberKey(number, framework.numbering));
  if (!edition || !listed) return undefined;
  return { range, edition, objective: listed, isDefinition: range === objective.numberRange };
}
