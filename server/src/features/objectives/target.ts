import type { ReferenceQuery } from '../../core/index/reference-query.ts';
import { type Framework, type FrameworkEdition, type Listed, objectiveIdentity } from '../../core/model/framework.ts';
import type { Pin } from '../../core/model/reference.ts';
import { type Position, type Range, touches } from '../../core/model/text.ts';
import { isPrefixItself } from '../../core/renaming/rename-prefix.ts';
import { meantWithin } from '../../core/resolution/range-members.ts';
import type { CatalogDocument, FeatureDocument } from '../feature-document.ts';
import { namedAt } from './named-objectives.ts';

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
