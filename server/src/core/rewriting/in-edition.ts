import type { FrameworkEdition, Listed } from '../model/framework.ts';
import { lookupOf } from '../resolution/lookup.ts';
import type { Citation, GroupChange, Replaced } from './citation-change.ts';

/** The change that names an edition, which then applies to all members. Null where it does not list them all. */
export function inEdition({ framework, group }: Citation, edition: FrameworkEdition): GroupChange | null {
  if (edition.id === '') return null;
  const meant: Listed[] = [];
  for (const { number } of group.members) {
    const objective = lookupOf(framework, number)(edition);
    if (!objective || objective.withdrawn) return null;
    meant.push(objective);
  }
  const items = new Map<number, Replaced>(meant.map((one, index) => [index, { objectives: [one] }]));
  for (const { first } of group.spans) {
    items.set(first, { range: [meant[first]!, meant[first + 1]!] });
    items.delete(first + 1);
  }
  return { items, pin: edition.id };
}
