import type { Catalog, Edition, Objective, Successor } from '../../core/model/catalog.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { type Position, type Range, touches } from '../../core/model/text.ts';
import { numberKey } from '../../core/resolution/numbers.ts';
import { editionMeant, SUCCESSOR_FIELDS, type SuccessorField } from '../../core/resolution/successors.ts';
import type { CatalogDocument } from '../feature-document.ts';

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
