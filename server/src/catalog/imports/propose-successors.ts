import { isAnythingRecorded } from '../../core/editions/continuity.ts';
import type { Catalog } from '../../core/model/catalog.ts';
import type { FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { composeFrameworks } from '../../core/resolution/compose.ts';
import { readCatalog } from '../reading/catalog-reader.ts';
import {
  type EditionDraft,
  type FrameworkDraft,
  mapObjectives,
  type ObjectiveDraft,
  type SuccessorDraft,
} from './framework-draft.ts';
import { CONFIRM } from './proposal-comments.ts';
import { isSure, type Proposal, proposalsBetween, successorsOf } from './proposals.ts';
import { successorsAsText, writeCatalog } from './write-catalog.ts';

/** A comment for a person, possibly with replacements that are recorded. */
interface Note {
  readonly comment: string;
  readonly replacedBy?: readonly SuccessorDraft[];
  /** The field to use if a person confirms the comment. */
  readonly unconfirmed?: string;
}

/** By number of an objective. */
export type Notes = ReadonlyMap<string, Note>;

/** The draft with what `notesOn` proposes for its objectives. */
export function proposeSuccessors(draft: FrameworkDraft): FrameworkDraft {
  const { catalog } = readCatalog('', writeCatalog(draft).text);
  return { ...draft, editions: withNotes(draft.editions, catalog ? notesOn(catalog) : []) };
}

/** Editions with notes on each of them. */
export function withNotes(editions: readonly EditionDraft[], notes: readonly Notes[]): EditionDraft[] {
  return editions.map((edition, index) => {
    const own = notes[index] ?? new Map();
    return { ...edition, objectives: mapObjectives(edition.objectives, (objective) => noted(objective, own)) };
  });
}

/**
 * Proposes replacements for the objectives of each edition in the next one, unless the catalog records some between the
 * two. The same wording under one other number is recorded; the rest is for comments that a person confirms.
 *
 * @param first index of the first edition to consider
 */
export function notesOn(catalog: Catalog, first = 0): readonly Notes[] {
  const [framework] = composeFrameworks([{ catalog, origin: 'workspace' }], new Map()).set.frameworks;
  const notes: Notes[] = catalog.editions.map(() => new Map());
  if (framework?.editions.length !== notes.length) return notes;
  for (const [index, older] of framework.editions.entries()) {
    const newer = framework.editions[index + 1];
    if (index < first || !newer || isAnythingRecorded({ framework, older, newer })) continue;
    const { proposals, added } = proposalsBetween(framework, older, newer);
    const removed = proposals.map((proposal) => [proposal.from.number, noteOn(proposal, newer)] as const);
    // An objective may be new in this edition and removed in the next.
    notes[index] = new Map([...notes[index]!, ...removed]);
    notes[index + 1] = new Map(added.map(({ number }) => [number, { comment: `New in ${newer.id}.` }]));
  }
  return notes;
}

function noted(objective: ObjectiveDraft, notes: Notes): ObjectiveDraft {
  const note = notes.get(objective.number);
  return note ? { ...objective, ...note, comment: [...(objective.comment ?? []), note.comment] } : objective;
}

function noteOn(proposal: Proposal, newer: FrameworkEdition): Note {
  const { kind, to, now } = proposal;
  const replacedBy = successorsOf(proposal);
  if (isSure(proposal)) return { comment: `Same title in ${newer.id}.`, replacedBy };
  const unconfirmed = `replacedBy: ${successorsAsText(replacedBy)}`;
  const reused = now ? ` In ${newer.id} this number is "${short(now)}".` : '';
  if (kind === 'withdrawn') {
    const comment = `Apparently removed in ${newer.id}.${reused} If nothing replaces it, ${CONFIRM}.`;
    return { comment, unconfirmed };
  }
  const titles = to.map(({ objective, likeness }) => `"${short(objective)}" (${Math.floor(likeness * 100)}% similar)`);
  const comment = `Possibly ${kind}: ${titles.join(', ')}.${reused} If so, ${CONFIRM}.`;
  return { comment, unconfirmed };
}

const short = ({ title = '', text = '' }: Listed): string => {
  const wording = title || text;
  return wording.length > 60 ? `${wording.slice(0, 60)}…` : wording;
};
