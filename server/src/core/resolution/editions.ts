import { memoizePair } from '../base/memoize.ts';
import { editionOf, type Framework, type FrameworkEdition } from '../model/framework.ts';

/** The editions up to an index, newest first, drafts excluded; by default all. */
export function newestFirst({ editions }: Pick<Framework, 'editions'>, end = editions.length): FrameworkEdition[] {
  return editions
    .slice(0, end)
    .filter(({ draft }) => !draft)
    .reverse();
}

/**
 * The edition in force on a day: the newest published one, drafts excluded. Null before the first one, and if it is
 * unknown because an edition has no publication date, or only the year or month that the day is in.
 *
 * @param day `YYYY-MM-DD`, or a year or month
 */
export function editionInForce({ editions }: Pick<Framework, 'editions'>, day: string): FrameworkEdition | null {
  for (const edition of newestFirst({ editions })) {
    const wasPublished = isPublishedBy(edition, day);
    if (wasPublished === undefined) return null;
    if (wasPublished) return edition;
  }
  return null;
}

const DAY = 'YYYY-MM-DD'.length;

/** @returns undefined where it is not known, since a date is missing or not precise enough */
export function isPublishedBy({ published }: FrameworkEdition, day: string): boolean | undefined {
  if (published === undefined) return undefined;
  const precision = Math.min(published.length, day.length);
  const [from, at] = [published.slice(0, precision), day.slice(0, precision)];
  if (from !== at) return from < at;
  return precision === DAY || undefined;
}

/** The framework in a document that declares this edition, for references without one. Memoized. */
export const withDefaultEdition = memoizePair(
  (framework: Framework, edition: FrameworkEdition): Framework => ({
    ...framework,
    defaultEdition: edition,
    isEditionDeclared: true,
  }),
);

/** As `withDefaultEdition`, by the id of an edition; the framework as it is without an id, or with an unknown one. */
export function assuming(framework: Framework, editionId: string | undefined): Framework {
  const edition = editionOf(framework, { edition: editionId ?? null });
  return edition ? withDefaultEdition(framework, edition) : framework;
}

/** Id of the default edition in a document; undefined where it is that of the project. */
export function assumedEdition({ defaultEdition }: Framework, inProject: Framework | undefined): string | undefined {
  return defaultEdition === inProject?.defaultEdition ? undefined : defaultEdition?.id;
}
