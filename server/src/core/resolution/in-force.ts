import type { Framework, FrameworkEdition } from '../model/framework.ts';

/**
 * The edition in force on a day: the newest published one, drafts excluded. Null before the first one, and if it is
 * unknown because an edition has no publication date, or only the year or month that the day is in.
 *
 * @param day `YYYY-MM-DD`, or a year or month
 */
export function editionInForce({ editions }: Pick<Framework, 'editions'>, day: string): FrameworkEdition | null {
  for (const edition of [...editions].reverse()) {
    if (edition.draft) continue;
    const wasPublished = isPublishedBy(edition, day);
    if (wasPublished === undefined) return null;
    if (wasPublished) return edition;
  }
  return null;
}

/** Length of a date that names a day. */
const DAY = 'YYYY-MM-DD'.length;

/** Undefined if unknown. */
function isPublishedBy({ published }: FrameworkEdition, day: string): boolean | undefined {
  if (published === undefined) return undefined;
  const precision = Math.min(published.length, day.length);
  const [from, at] = [published.slice(0, precision), day.slice(0, precision)];
  if (from !== at) return from < at;
  return precision === DAY || undefined;
}
