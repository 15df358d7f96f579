import type { ResolvedReference } from '../document-analysis.ts';
import { editionName, named } from '../judgement/phrases.ts';
import type { FrameworkEdition, Listed } from '../model/framework.ts';
import type { MemberSpan } from '../model/reference.ts';
import type { GroupChange, NewRange } from '../repair/group-change.ts';
import { siblingsBetween } from '../repair/siblings.ts';
import type { Citation } from '../repair/write-group.ts';
import { lookupOf } from '../resolution/lookup.ts';
import type { LeftReason, Outcome, Outcomes } from './outcomes.ts';
import { rangeOutcome } from './range-outcome.ts';

/** What is done about the editions that citations name. */
export const PIN_MODES = ['keep', 'add', 'drop'] as const;
/**
 * `keep`: citations that name an edition name the target, others none. `add`: all that are rewritten name it. `drop`:
 * none of them does.
 */
export type PinMode = (typeof PIN_MODES)[number];

/** A reference that is left for a person. */
export interface LeftReference {
  readonly resolved: ResolvedReference;
  /** The number in question: the reference's own, or one within the range that it begins. */
  readonly number: string;
  readonly isWithinRange: boolean;
  readonly reason: LeftReason;
  /** What it may become, in the target edition. */
  readonly candidates: readonly Listed[];
  /** Says why, in one or two sentences. */
  readonly message: string;
}

/** What is to become of a citation. */
export interface CitationDecision {
  /** Null: nothing. */
  readonly change: GroupChange | null;
  readonly left: readonly LeftReference[];
}

/**
 * Decides what becomes of a citation of the framework. One that names an older edition moves as a whole, since the edition
 * counts for all of it. One that names none, where that means the target, is mended member by member: what is listed in
 * the target and is the same stays.
 *
 * @param isIgnored whether a comment says to leave a reference alone
 */
export function decideCitation(
  citation: Citation,
  outcomes: Outcomes,
  pins: PinMode,
  isIgnored: (resolved: ResolvedReference) => boolean,
): CitationDecision {
  const decider = new CitationDecider(citation, outcomes, pins, isIgnored);
  return decider.decide();
}

class CitationDecider {
  readonly #citation: Citation;
  readonly #outcomes: Outcomes;
  readonly #pins: PinMode;
  readonly #isIgnored: (resolved: ResolvedReference) => boolean;
  readonly #members = new Map<number, readonly Listed[]>();
  readonly #ranges = new Map<number, NewRange>();
  readonly #lists = new Map<number, readonly Listed[]>();
  readonly #left: LeftReference[] = [];

  constructor(
    citation: Citation,
    outcomes: Outcomes,
    pins: PinMode,
    isIgnored: (resolved: ResolvedReference) => boolean,
  ) {
    this.#citation = citation;
    this.#outcomes = outcomes;
    this.#pins = pins;
    this.#isIgnored = isIgnored;
  }
}
