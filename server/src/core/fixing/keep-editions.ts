import { onlyOf } from '../base/collections.ts';
import { meaningIn } from '../diagnostics/earlier-meanings.ts';
import type { Replacements } from '../editions/replacements.ts';
import type { Framework, Listed } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { newestFirst } from '../resolution/editions.ts';
import { lookupOf } from '../resolution/lookup.ts';
import { siblingsBetween } from '../resolution/numbers.ts';
import { numberOf, type ResolvedReference, rangesOf } from '../resolution/scope.ts';
import type { Citation, CitationPart, EditionPart } from '../rewriting/citation-change.ts';
import { inEdition, keptPart, type Naming } from '../rewriting/in-edition.ts';
import {
  chosenIn,
  type Decide,
  editionToKeep,
  type MigrationDecision,
  type SettledReview,
  settledReview,
} from './decisions.ts';
import { changeOf, type Item } from './fix-items.ts';
import type { PolicyResult } from './plan.ts';
import type { UnresolvedReference } from './unresolved.ts';

/** What a migration moves to, and what a person has decided about it. */
export interface Deciding {
  readonly replacements: Replacements;
  /** Absent where there are no decisions. */
  readonly decide?: Decide | undefined;
}

/** With what each item becomes, and the edition that the citation is to name; undefined: as written. */
export interface ItemsResult extends PolicyResult<UnresolvedReference> {
  readonly items?: readonly Item<UnresolvedReference>[];
  readonly pin?: string | null | undefined;
}

/** With what stays with the edition that it names, or is to name. */
interface KeepingResult extends PolicyResult<UnresolvedReference> {
  readonly kept: readonly SettledReview[];
}

export const NOTHING: PolicyResult<UnresolvedReference> = { change: null, fixed: [], unresolved: [] };

/**
 * Where it is decided of a number, and nothing else of the others, that it stays with an older edition, the citation names
 * that, unless another number has a present meaning that it would lose.
 */
export function keepEdition(
  citation: Citation,
  unresolved: readonly UnresolvedReference[],
  deciding: Deciding,
): KeepingResult | undefined {
  const { framework, group } = citation;
  const left = unresolved.flatMap(({ resolved, number }) => deciding.decide?.(resolved, number) ?? []);
  const made = [...left, ...decisionsAbout(group, [...citation.members.values()], deciding)];
  const isToKeep = made.length > 0 && made.every(({ kind }) => kind === 'keep');
  const edition = isToKeep ? onlyOf([...new Set(unresolved.map((one) => editionToKeep(one)))]) : null;
  const naming: Naming = (cited) => {
    if (unresolved.some(({ number }) => number === numberOf(cited))) return 'must';
    return edition && meaningIn(edition, cited) ? 'not' : 'may';
  };
  const change = edition && inEdition(citation, edition, naming);
  if (!edition || (!change && !group.pin)) return undefined;
  const kept = keptReviews(framework, unresolved, deciding.replacements);
  return { ...NOTHING, change: (!group.pin && change) || null, kept };
}

/**
 * Where some items stay as they are, ignored or with the older edition that they then name, and the others are decided,
 * each of them names its edition.
 */
export function splitByEdition(
  { group, framework }: Citation,
  { items = [], pin: named = group.pin?.edition ?? null }: ItemsResult,
  deciding: Deciding,
): KeepingResult | undefined {
  const { decide, replacements } = deciding;
  const parts: CitationPart[] = [];
  const kept: SettledReview[] = [];
  const ignored: UnresolvedReference[] = [];
  for (const { first, references, replaced, unresolved } of items) {
    const about = unresolved.map(({ resolved, number }) => decide?.(resolved, number)?.kind);
    const within = references.length > 1 ? decisionsAbout(group, references, deciding).map((made) => made.kind) : [];
    const mixed = about.every((one) => one === 'keep') && within.includes('choose') && about.length > 0;
    const [head, ...rest] = mixed ? editionsInRange(references, unresolved, named, deciding) : [];
    if (head) {
      parts.push({ first, pin: head.pin, meant: head, isKept: false, rest });
      kept.push(...keptReviews(framework, unresolved, replacements));
      continue;
    }
    const kind = unresolved.length > 0 ? onlyOf([...new Set([...about, ...within])]) : undefined;
    const older = kind === 'keep' ? onlyOf([...new Set(unresolved.map(editionToKeep))]) : undefined;
    if (kind === 'ignore') ignored.push(...unresolved);
    else if (unresolved.length > 0 && !older) return undefined;
    const part = keptPart({ framework, group }, first, references, older ?? null);
    if (!part) return undefined;
    const pin = older || kind === 'ignore' ? part.pin : named;
    parts.push(replaced ? { first, pin, meant: replaced, isKept: false } : { ...part, pin });
    if (older) kept.push(...keptReviews(framework, unresolved, replacements));
  }
  const isWhole = new Set(items.flatMap(({ references }) => references)).size === group.members.length;
  if (parts.length === 0 || !isWhole) return undefined;
  const change = parts.every(({ pin, rest = [] }) => pin === named && rest.length === 0)
    ? changeOf(items)
    : { pin: named, parts };
  return { change, fixed: [], unresolved: ignored, kept };
}

/**
 * The numbers of a range some of which stay with an older edition, with the editions that they name, in order. Empty where
 * the range means an older edition as a whole.
 *
 * @param kept those that stay
 * @param named the edition that the others name
 */
function editionsInRange(
  references: readonly ResolvedReference[],
  kept: readonly UnresolvedReference[],
  named: string | null,
  { decide, replacements }: Deciding,
): readonly EditionPart[] {
  const [from, to] = references;
  const isCurrent = ({ resolution: { objective } }: ResolvedReference) =>
    objective && replacements.hasCurrent(objective);
  if (!from || !to || !references.every(isCurrent)) return [];
  const parts: { readonly pin: string | null; readonly objectives: Listed[] }[] = [];
  for (const objective of siblingsBetween(replacements.target, numberOf(from), numberOf(to))) {
    const stays = kept.find(({ number }) => number === objective.number);
    const older = stays && editionToKeep(stays);
    if (stays && !(older && stays.meant)) return [];
    const made = decide?.(from, objective.number) ?? decide?.(to, objective.number);
    const pin = older ? older.id : named;
    const objectives = older ? [stays.meant!] : (chosenIn(made) ?? [objective]);
    const last = parts.at(-1);
    if (last?.pin === pin) last.objectives.push(...objectives);
    else parts.push({ pin, objectives: [...objectives] });
  }
  return parts;
}

function keptReviews(
  framework: Framework,
  unresolved: readonly UnresolvedReference[],
  { target }: Replacements,
): SettledReview[] {
  return unresolved.flatMap((one) => {
    const older = editionToKeep(one);
    return one.meant && older ? [settledReview(framework, one.meant, older, target)] : [];
  });
}

/** What is decided about numbers of a citation, in the spelling of the target or of the edition before. */
export function decisionsAbout(
  group: ReferenceGroup,
  references: readonly ResolvedReference[],
  { decide, replacements }: Deciding,
): readonly MigrationDecision[] {
  if (!decide) return [];
  const about = references.map(
    (one) => decide(one, numberOf(one)) ?? decide(one, aliveBefore(one, replacements)?.number ?? ''),
  );
  const within = rangesOf(group, references).flatMap(([from, to]) =>
    siblingsBetween(replacements.target, numberOf(from), numberOf(to)).map(({ number }) => decide(from, number)),
  );
  return [...about, ...within].filter((made) => made !== undefined);
}

/** In the newest edition before the target where it is alive. */
export function aliveBefore({ reference }: ResolvedReference, { framework, target }: Replacements): Listed | undefined {
  const listed = newestFirst(framework, target.index).map(lookupOf(framework, reference.number));
  return listed.find((objective) => objective && !objective.withdrawn);
}
