import type { ReferenceQuery } from '../core/index/reference-query.ts';
import type { Framework, FrameworkEdition, Listed } from '../core/model/framework.ts';
import type { Pin } from '../core/model/reference.ts';
import { type Position, type Range, touches } from '../core/model/text.ts';
import { isPrefixItself } from '../core/renaming/rename-prefix.ts';
import { objectiveIdentity } from '../core/resolution/identity.ts';
import { meantWithin } from '../core/resolution/ranges.ts';
import type { CatalogDocument, FeatureDocument } from './feature-document.ts';
import { namedAt } from './named-objectives.ts';

/** What somebody points at and asks about: an objective, a number that is none, an edition, or a framework as a whole. */
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

/** What the reference at the position cites. */
export function targetAt({ analysis }: FeatureDocument, position: Position): Target | null {
  const found = analysis.referenceAt(position);
  if (!found) return null;
  const { framework, objective } = found.resolution;
  if (objective) return { kind: 'objective', framework, objective };
  return { kind: 'unlisted', framework, number: found.reference.number, pin: found.group.pin };
}

/** What a catalog names at the position: the objective of a number, an edition, the framework of a prefix. */
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

/** A framework that is cited by its prefix, in whatever case, at the position: not by an alias, and not the number. */
export function prefixAt({ analysis }: FeatureDocument, position: Position): PrefixPlace | null {
  const found = analysis.referenceAt(position);
  const { prefix } = found?.group ?? {};
  if (!found || !prefix || !touches(prefix.range, position)) return null;
  if (touches(found.reference.numberRange, position)) return null;
  const { framework } = found.resolution;
  return isPrefixItself(prefix.text, framework.prefix) ? { framework, range: prefix.range } : null;
}

/** The framework whose prefix a catalog says at the position. */
export function prefixInCatalog({ catalog, framework }: CatalogDocument, position: Position): PrefixPlace | null {
  return touches(catalog.prefixRange, position) ? { framework, range: catalog.prefixRange } : null;
}

/** Where a framework's prefix is written. */
export interface PrefixPlace {
  readonly framework: Framework;
  readonly range: Range;
}

/** Which references cite the target, ranges that take it in too; `family`: of an objective, those below it too. */
export function citing(target: Target, family: boolean): ReferenceQuery {
  switch (target.kind) {
    case 'objective': {
      const { framework, objective } = target;
      const all = family ? familyOf(framework, objective) : [objective];
      const wanted = new Set(all.map(objectiveIdentity));
      return {
        one: ({ objective: cited }) => cited !== null && wanted.has(objectiveIdentity(cited)),
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
  // A parent may be listed behind its children.
  for (let before = 0; edition && before < family.size; ) {
    before = family.size;
    for (const { number, parent } of edition.objectives) if (parent && family.has(parent)) family.add(number);
  }
  const [, ...below] = family;
  return [objective, ...below.flatMap((number) => edition?.byNumber.get(number) ?? [])];
}

/** The edition in whose list the objective stands. */
export function editionOf(framework: Framework, { edition: id, location }: Listed): FrameworkEdition | undefined {
  return framework.editions.find((edition) => edition.id === id && edition.uri === location.uri);
}
