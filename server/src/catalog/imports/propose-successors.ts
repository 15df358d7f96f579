import { compareEditions } from '../../core/editions/compare-editions.ts';
import { isAnythingRecorded, livingIn } from '../../core/editions/counterparts.ts';
import { ALIKE, LOOSE, Resemblance } from '../../core/editions/resemblance.ts';
import { isSameWording } from '../../core/editions/wording.ts';
import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { composeFrameworks } from '../../core/resolution/compose.ts';
import { readCatalog } from '../reading/catalog-reader.ts';
import { type FrameworkDraft, mapObjectives, type ObjectiveDraft, type SuccessorDraft } from './framework-draft.ts';
import { successorsAsText, writeCatalog } from './write-catalog.ts';

/** A comment for a person, possibly with replacements that are recorded. */
interface Proposal {
  readonly comment: string;
  readonly replacedBy?: readonly SuccessorDraft[];
  /** The field to use if a person confirms the comment. */
  readonly unconfirmed?: string;
}

type Proposals = ReadonlyMap<string, Proposal>;

/** The maximum number of pairs of texts to compare for one edition, about a second's work. */
const MAX_PAIRS = 500_000;
/** The maximum number of likely replacements to name. */
const MAX_NAMED = 3;

/**
 * Proposes replacements for the objectives of each edition in the next one, unless the draft records some between the
 * two. The same wording under one other number is recorded; the rest is written as comments for a person to confirm.
 *
 * @param first index of the first edition to consider
 */
export function proposeSuccessors(draft: FrameworkDraft, first = 0): FrameworkDraft {
  const { catalog } = readCatalog('', writeCatalog(draft).text);
  const [framework] = catalog ? composeFrameworks([{ catalog, origin: 'workspace' }], new Map()).set.frameworks : [];
  if (framework?.editions.length !== draft.editions.length) return draft;
  const proposals: Proposals[] = draft.editions.map(() => new Map());
  for (const [index, older] of framework.editions.entries()) {
    const newer = framework.editions[index + 1];
    if (index < first || !newer || isAnythingRecorded({ framework, older, newer })) continue;
    const { removed, added } = proposalsBetween(framework, older, newer);
    // An objective may be new in this edition and removed in the next.
    proposals[index] = new Map([...proposals[index]!, ...removed]);
    proposals[index + 1] = added;
  }
  const editions = draft.editions.map((edition, index) => {
    const own = proposals[index]!;
    return { ...edition, objectives: mapObjectives(edition.objectives, (objective) => proposed(objective, own)) };
  });
  return { ...draft, editions };
}

function proposed(objective: ObjectiveDraft, proposals: Proposals): ObjectiveDraft {
  const proposal = proposals.get(objective.number);
  return proposal
    ? { ...objective, ...proposal, comment: [...(objective.comment ?? []), proposal.comment] }
    : objective;
}

function proposalsBetween(framework: Framework, older: FrameworkEdition, newer: FrameworkEdition) {
  const { changes, continuations } = compareEditions(framework, older, newer);
  const removed = new Map<string, Proposal>();
  const unsure: Listed[] = [];
  const arrived = new Set<Listed>();
  for (const { kind, from, to } of changes) {
    const target = to[0]?.objective;
    if (!from || !target) {
      if (kind === 'withdrawn' && from) unsure.push(from);
    } else if (kind === 'moved' && isSameWording(from, target)) {
      const replacedBy = [{ number: target.number, relation: 'moved' as const }];
      removed.set(from.number, { comment: `Same title in ${newer.id}.`, replacedBy });
      arrived.add(target);
    } else if (kind === 'moved') unsure.push(from);
  }
  const continuing = new Set(continuations.values());
  const free = livingIn(newer).filter((objective) => !continuing.has(objective));
  const named = new Set<Listed>();
  const reworded = [...continuations].filter(([from, to]) => !isSameWording(from, to));
  const grown = reworded.map(([, to]) => to);
  for (const [from, likely] of likeliest(unsure, free, grown)) {
    for (const { objective } of likely) named.add(objective);
    removed.set(from.number, whatBecame(from, likely, newer));
  }
  const unnamed = free.filter((objective) => !arrived.has(objective) && !named.has(objective));
  for (const { from, to, parts } of splitOff(reworded, unnamed)) {
    for (const { objective } of parts) named.add(objective);
    removed.set(from.number, whatBecame(from, [to, ...parts], newer));
  }
  const added = new Map<string, Proposal>();
  for (const objective of free) {
    if (!arrived.has(objective) && !named.has(objective))
      added.set(objective.number, { comment: `New in ${newer.id}.` });
  }
  return { removed, added };
}

interface Likely {
  readonly objective: Listed;
  /** Similarity from 0 to 1. */
  readonly likeness: number;
  /** Whether it is the most similar one for another objective too. */
  isShared: boolean;
}

/**
 * The objectives that each removed one resembles, the most similar first.
 *
 * @param grown objectives that keep their number with another wording, into which a removed one may have been merged if it
 *   resembles nothing else
 */
function likeliest(
  removed: readonly Listed[],
  free: readonly Listed[],
  grown: readonly Listed[],
): Map<Listed, readonly Likely[]> {
  const resemblance = new Resemblance();
  const isTooMuch = removed.length * (free.length + grown.length) > MAX_PAIRS;
  const alike = (from: Listed, objectives: readonly Listed[], isShared: boolean): Likely[] =>
    (isTooMuch ? [] : objectives)
      .map((objective) => ({ objective, likeness: resemblance.between(from, objective), isShared }))
      .filter(({ likeness }) => likeness >= LOOSE)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, MAX_NAMED);
  const found = new Map<Listed, Likely[]>();
  for (const from of removed) {
    const likely = alike(from, free, false);
    found.set(from, likely.length > 0 ? likely : alike(from, grown, true).slice(0, 1));
  }
  const counts = new Map<Listed, number>();
  for (const [first] of found.values()) {
    if (first) counts.set(first.objective, (counts.get(first.objective) ?? 0) + 1);
  }
  for (const [first] of found.values()) if (first) first.isShared ||= counts.get(first.objective)! > 1;
  return found;
}

/** Objectives that keep their number with another wording, with similar new ones: they may have been split. */
function splitOff(reworded: readonly (readonly [from: Listed, to: Listed])[], added: readonly Listed[]) {
  const resemblance = new Resemblance();
  if (reworded.length * added.length > MAX_PAIRS) return [];
  return reworded.flatMap(([from, own]) => {
    const likely = (objective: Listed): Likely => {
      return { objective, likeness: resemblance.between(from, objective), isShared: false };
    };
    const to = likely(own);
    const parts = added
      .map(likely)
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((a, b) => b.likeness - a.likeness);
    return parts.length > 0 && to.likeness >= LOOSE ? [{ from, to, parts: parts.slice(0, MAX_NAMED - 1) }] : [];
  });
}

/** How a person confirms a proposal, which is written as a comment. */
const CONFIRM = 'remove the "#" before replacedBy';

function whatBecame(from: Listed, likely: readonly Likely[], newer: FrameworkEdition): Proposal {
  const [first, ...others] = likely;
  const now = newer.byNumber.get(from.number);
  const isOwn = likely.some(({ objective }) => objective === now);
  const reused = now && !isOwn ? ` In ${newer.id} this number is "${short(now)}".` : '';
  if (!first) {
    const comment = `Apparently removed in ${newer.id}.${reused} If nothing replaces it, ${CONFIRM}.`;
    return { comment, unconfirmed: 'replacedBy: []' };
  }
  const kind = first.isShared ? 'merged' : others.length > 0 ? 'split' : 'moved';
  const named = kind === 'split' ? likely : [first];
  const successors = successorsAsText(named.map(({ objective }) => ({ number: objective.number, relation: kind })));
  const titles = named.map(
    ({ objective, likeness }) => `"${short(objective)}" (${Math.floor(likeness * 100)}% similar)`,
  );
  const comment = `Possibly ${kind}: ${titles.join(', ')}.${reused} If so, ${CONFIRM}.`;
  return { comment, unconfirmed: `replacedBy: ${successors}` };
}

const short = ({ title = '', text = '' }: Listed): string => {
  const wording = title || text;
  return wording.length > 60 ? `${wording.slice(0, 60)}…` : wording;
};
