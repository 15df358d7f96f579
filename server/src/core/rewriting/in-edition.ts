import { pushTo } from '../base/collections.ts';
import type { FrameworkEdition, Listed } from '../model/framework.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { type CitedAt, citedBy, type ResolvedReference } from '../resolution/scope.ts';
import { type Citation, type CitationPart, type GroupChange, pinOf, type Replaced } from './citation-change.ts';

/** Whether a number that a citation cites is to have its meaning in an edition, may have it, or must not. */
export type Naming = (cited: CitedAt) => 'must' | 'may' | 'not';

/** The change that names an edition, which then applies to all members. Null where it does not list them all, or must not. */
export function inEdition(citation: Citation, edition: FrameworkEdition, naming?: Naming): GroupChange | null {
  const { framework, group } = citation;
  if (edition.id === '') return null;
  const meant: Listed[] = [];
  for (const { number } of group.members) {
    const objective = lookupOf(framework, number)(edition);
    if (!objective || objective.withdrawn) return null;
    meant.push(objective);
  }
  if (naming && citedBy([...citation.members.values()]).some((one) => naming(one) === 'not')) return null;
  const items = new Map<number, Replaced>(meant.map((one, index) => [index, { objectives: [one] }]));
  for (const { first } of group.spans) {
    items.set(first, { range: [meant[first]!, meant[first + 1]!] });
    items.delete(first + 1);
  }
  return { items, pin: edition.id };
}

/** As `inEdition`; where some numbers must not have their meaning in the edition, those that are to name it for themselves. */
export function someInEdition(citation: Citation, edition: FrameworkEdition, naming: Naming): GroupChange | null {
  return inEdition(citation, edition, naming) ?? dividedByEdition(citation, edition, naming);
}

function dividedByEdition(
  { framework, group, members }: Citation,
  edition: FrameworkEdition,
  naming: Naming,
): GroupChange | null {
  if (edition.id === '') return null;
  const namings = new Map<ResolvedReference, ReturnType<Naming>[]>();
  for (const cited of citedBy([...members.values()])) pushTo(namings, cited.at, naming(cited));
  const starts = new Set(group.spans.map(({ first }) => first));
  const parts: CitationPart[] = [];
  for (let first = 0; first < group.members.length; first++) {
    const ends = starts.has(first) ? [first, first + 1] : [first];
    const own = ends.flatMap((index) => members.get(index) ?? []);
    const here = own.flatMap((one) => namings.get(one) ?? []);
    const isNamed = here.includes('must');
    if (isNamed && here.includes('not')) return null;
    const part = keptPart({ framework, group }, first, own, isNamed ? edition : null);
    if (own.length < ends.length || !part) return null;
    parts.push(part);
    first = ends.at(-1)!;
  }
  return { parts };
}

/** A member or a range of a citation as it is written, in an edition that it is to name; null: in the one that it names. */
export function keptPart(
  { framework, group }: Pick<Citation, 'framework' | 'group'>,
  first: number,
  references: readonly ResolvedReference[],
  edition: FrameworkEdition | null,
): CitationPart | null {
  const meant = references.flatMap(({ reference, resolution }) => {
    const objective = edition ? lookupOf(framework, reference.number)(edition) : resolution.objective;
    return objective && !(edition && objective.withdrawn) ? [objective] : [];
  });
  const [from, to] = meant;
  if (!from || meant.length < references.length) return null;
  const pin = edition ? edition.id : pinOf(group);
  return { first, pin, meant: to ? { range: [from, to] } : { objectives: [from] }, isKept: true };
}
