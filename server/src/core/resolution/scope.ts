import type { Matcher } from '../matching/matcher.ts';
import type { PrefixSearch } from '../matching/prefix-search.ts';
import type { Catalog, CatalogPackage } from '../model/catalog.ts';
import { type DiagnosticCode, REFERENCE_CODES, type ReferenceCode, type SeveritySetting } from '../model/diagnostic.ts';
import type { Framework, FrameworkEdition, Listed, Resolution } from '../model/framework.ts';
import type { Pin, Reference, ReferenceGroup, SpellingVariant } from '../model/reference.ts';
import { compareNumbers, isBetween, siblingsBetween } from './numbers.ts';
import { resolve } from './resolve.ts';

/** The enabled frameworks of a project, and their matcher. Immutable. */
export interface FrameworkSet {
  readonly frameworks: readonly Framework[];
  readonly matcher: Matcher;
  /** By `Framework.id`. */
  get(id: string): Framework | undefined;
}

/** A catalog and its origin. A workspace catalog replaces the built-in framework with its prefix completely. */
export interface CatalogSource {
  readonly catalog: Catalog;
  readonly origin: 'shipped' | 'workspace';
  /** Disabled unless it is enabled in the configuration. */
  readonly offByDefault?: boolean;
  readonly package?: CatalogPackage;
}

/** What documents of a project are checked against. Immutable; a change makes a new one. */
export interface Scope {
  readonly set: FrameworkSet;
  /** Configured severities; other codes have their defaults. */
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  /** Accepted kinds of non-canonical spelling; absent for none. */
  readonly accepted?: ReadonlySet<SpellingVariant>;
  /** Built-in frameworks that are neither enabled nor disabled by choice. */
  readonly disabled?: readonly DisabledFramework[];
  /** Where numbers count without a prefix, as configured in `objrefs.yaml`. */
  readonly contexts?: Contexts;
}

/** Few texts name such a framework, so that it is not composed before one does. */
export interface DisabledFramework extends PrefixSearch {
  readonly set: () => FrameworkSet;
}

/** Where numbers count without a prefix. */
export interface Contexts {
  /** In order of precedence. */
  readonly rules: readonly ContextRule[];
  /** Equal for contexts that treat every document alike. */
  readonly signature: string;
}

export interface ContextRule {
  readonly framework: Framework;
  /** Edition that references without one mean; absent for the default of the framework. */
  readonly edition?: FrameworkEdition;
  /** Keys of YAML and JSON whose values count; empty if the whole text does. */
  readonly keys: readonly string[];
  /** @param uri of a document, normalised */
  readonly appliesTo: (uri: string) => boolean;
}

/** A reference with its group and its meaning. */
export interface ResolvedReference {
  readonly group: ReferenceGroup;
  readonly reference: Reference;
  readonly resolution: Resolution;
}

/** What a team set for the code, else its default. */
export function severityOf({ severity }: Pick<Scope, 'severity'>, code: ReferenceCode): SeveritySetting {
  return severity.get(code) ?? REFERENCE_CODES[code];
}

export type Group = readonly ResolvedReference[];

/** Groups references by citation. @param references in the order of their text */
export function groupsOf(references: readonly ResolvedReference[]): Group[] {
  const groups: ResolvedReference[][] = [];
  for (const resolved of references) {
    const last = groups.at(-1);
    if (last?.[0]?.group === resolved.group) last.push(resolved);
    else groups.push([resolved]);
  }
  return groups;
}

/** As the catalog writes it; as the text does where no catalog lists it. */
export const numberOf = ({ reference, resolution }: Cited): string => resolution.objective?.number ?? reference.number;

/** The ends of the ranges of a citation, without ranges with an unresolved end. */
export function rangesOf(
  { spans, members }: ReferenceGroup,
  resolved: readonly ResolvedReference[],
): (readonly [from: ResolvedReference, to: ResolvedReference])[] {
  if (spans.length === 0) return [];
  const byReference = new Map(resolved.map((one) => [one.reference, one]));
  return spans.flatMap(({ first }) => {
    const [from, to] = [byReference.get(members[first]!), byReference.get(members[first + 1]!)];
    return from && to ? [[from, to] as const] : [];
  });
}

/**
 * The meanings of the numbers between the ends of a range: every number that an edition up to the one of the citation
 * lists there, in order. A number with different spellings in several editions occurs once.
 */
export function rangeInterior(from: ResolvedReference, to: ResolvedReference): Resolution[] {
  const { framework, edition, objective: start } = from.resolution;
  const end = to.resolution.objective;
  if (!edition || !start || !end || to.resolution.edition !== edition) return [];
  const numbers = new Set<string>();
  for (const known of framework.editions.slice(0, edition.index + 1)) {
    if (known.draft && known !== edition) continue;
    for (const { number } of siblingsBetween(known, start.number, end.number)) numbers.add(number);
  }
  const seen = new Set([start, end]);
  return [...numbers].sort(compareNumbers).flatMap((number) => {
    const resolution = resolve(framework, number, from.group.pin);
    if (resolution.objective && seen.has(resolution.objective)) return [];
    if (resolution.objective) seen.add(resolution.objective);
    return [resolution];
  });
}

/** The objective of a number within a range; null if it is not in the range. */
export function meantWithin(
  from: Resolution,
  to: Resolution,
  number: string,
  pin: Pick<Pin, 'edition'> | undefined,
): Listed | null {
  if (!from.objective || !to.objective || !from.edition || from.edition !== to.edition) return null;
  if (!isBetween(number, from.objective.number, to.objective.number)) return null;
  return resolve(from.framework, number, pin).objective;
}

/** A number that a text cites, by a reference or within a range. */
export interface Cited {
  readonly group: ReferenceGroup;
  readonly reference: Pick<Reference, 'number'>;
  readonly resolution: Resolution;
}

/** The numbers cited between the ends of a range, from its `rangeInterior`. */
export function citedWithin(group: ReferenceGroup, interior: readonly Resolution[]): readonly Cited[] {
  return interior.flatMap((resolution) => {
    const { objective } = resolution;
    return objective ? [{ group, reference: objective, resolution }] : [];
  });
}

/** What a text cites, and what says so: the reference itself or, within a range, the one that begins it. */
export interface CitedAt extends Cited {
  readonly at: ResolvedReference;
}

/** Limit of objectives that are searched for the interiors of ranges in one text: about a second. */
const MAX_LOOKS = 5_000_000;

/** What the references cite, directly and within ranges. @param references in the order of their text */
export function citedBy(references: readonly ResolvedReference[], most = MAX_LOOKS): readonly CitedAt[] {
  let looks = most;
  return groupsOf(references).flatMap((members): readonly CitedAt[] => {
    const { group, resolution } = members[0]!;
    const within = rangesOf(group, members).flatMap(([from, to]) => {
      for (const { objectives } of resolution.framework.editions) looks -= objectives.length;
      return looks > 0 ? citedWithin(group, rangeInterior(from, to)).map((one) => ({ ...one, at: from })) : [];
    });
    return [...members.map((at) => ({ ...at, at })), ...within];
  });
}

/** The references of a citation; weak ones that do not resolve do not exist. */
export function resolveGroup(group: ReferenceGroup, set: FrameworkSet): ResolvedReference[] {
  const framework = set.get(group.framework);
  if (!framework) return [];
  const all = group.members.map((reference) => ({
    group,
    reference,
    resolution: resolve(framework, reference.number, group.pin),
  }));
  return all.filter(({ reference, resolution }) => reference.certainty === 'certain' || isResolved(resolution));
}

/** Whether some edition lists the number; else a weak reference does not exist, not even in a partial edition. */
export const isResolved = ({ status, objective }: Resolution): boolean =>
  objective !== null && status !== 'unknown-edition';
