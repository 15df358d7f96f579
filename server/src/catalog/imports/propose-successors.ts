import { isAnythingRecorded } from '../../core/editions/continuity.ts';
import type { FrameworkEdition, Listed } from '../../core/model/framework.ts';
import { composeFrameworks } from '../../core/resolution/compose.ts';
import { readCatalog } from '../reading/catalog-reader.ts';
import { type FrameworkDraft, mapObjectives, type ObjectiveDraft, type SuccessorDraft } from './framework-draft.ts';
import { isSure, type Proposal, proposalsBetween, successorsOf } from './proposals.ts';
import { successorsAsText, writeCatalog } from './write-catalog.ts';

/** A comment for a person, possibly with replacements that are recorded. */
interface Note {
  readonly comment: string;
  readonly replacedBy?: readonly SuccessorDraft[];
  /** The field to use if a person confirms the comment. */
  readonly unconfirmed?: string;
}

type Notes = ReadonlyMap<string, Note>;

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
  const notes: Notes[] = draft.editions.map(() => new Map());
  for (const [index, older] of framework.editions.entries()) {
    const newer = framework.editions[index + 1];
    if (index < first || !newer || isAnythingRecorded({ framework, older, newer })) continue;
    const { proposals, added } = proposalsBetween(framework, older, newer);
    const removed = proposals.map((proposal) => [proposal.from.number, noteOn(proposal, newer)] as const);
    // An objective may be new in this edition and removed in the next.
    notes[index] = new Map([...notes[index]!, ...removed]);
    notes[index + 1] = new Map(added.map(({ number }) => [number, { comment: `New in ${newer.id}.` }]));
  }
  const editions = draft.editions.map((edition, index) => {
    const own = notes[index]!;
    return { ...edition, objectives: mapObjectives(edition.objectives, (objective) => noted(objective, own)) };
  });
  return { ...draft, editions };
}

function noted(objective: ObjectiveDraft, notes: Notes): ObjectiveDraft {
  const note = notes.get(objective.number);
  return note ? { ...objective, ...note, comment: [...(objective.comment ?? []), note.comment] } : objective;
}

/** How a person confirms a proposal, which is written as a comment. */
const CONFIRM = 'remove the "#" before replacedBy';

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
