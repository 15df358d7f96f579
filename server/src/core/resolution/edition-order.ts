import type { Catalog, Edition } from '../model/catalog.ts';

export interface SourcedEdition {
  readonly edition: Edition;
  readonly catalog: Catalog;
}

/**
 * The editions of several catalogs of one framework, oldest first: in the order of their file, across files by
 * `published`, then by path. A name that another one continues comes first: `acme`, then `acme-2028`.
 */
export function mergeEditions(catalogs: readonly Catalog[]): SourcedEdition[] {
  const queues = catalogs.map((catalog) => catalog.editions.map((edition) => ({ edition, catalog })));
  const merged: SourcedEdition[] = [];
  for (;;) {
    let oldest: SourcedEdition[] | undefined;
    for (const queue of queues) {
      if (queue[0] && (!oldest?.[0] || isBefore(queue[0], oldest[0]))) oldest = queue;
    }
    const next = oldest?.shift();
    if (!next) return merged;
    merged.push(next);
  }
}

function isBefore(a: SourcedEdition, b: SourcedEdition): boolean {
  const [aDate, bDate] = [a.edition.published, b.edition.published];
  if (aDate !== undefined && bDate !== undefined && aDate !== bDate) return aDate < bDate;
  return pathOf(a) < pathOf(b);
}

const pathOf = ({ catalog }: SourcedEdition): string => catalog.uri.replace(/\.objectives\.yaml$/, '');
