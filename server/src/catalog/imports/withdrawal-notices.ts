import { beginningsOf } from '../../core/resolution/numbers.ts';
import {
  type FrameworkDraft,
  flatObjectives,
  mapObjectives,
  type ObjectiveDraft,
  type SuccessorDraft,
  successorsBy,
} from './framework-draft.ts';

/** Words that mark a withdrawn objective, in English, German and French, in brackets or at the beginning of a sentence. */
const WORDS =
  'withdrawn|deleted|removed|deprecated|retired|superseded|rescinded|repealed|obsolete|merged|moved|aufgehoben|weggefallen|entfallen|gestrichen|abrogée?|supprimée?';
const IN_BRACKETS = new RegExp(`^[[(]\\s*((?:${WORDS})(?![\\p{L}-])[^\\])]*)[\\])]\\.?$`, 'iu');
const SENTENCE = new RegExp(`^((?:${WORDS})(?:\\s*[:;,–—-]\\s.*|))\\.?$`, 'iu');
/** Longer texts are not notices. */
const MAX_NOTICE = 300;

/**
 * Marks objectives as withdrawn whose wording says so, `[DELETED, MERGED TO 2.1.2]`, `[Withdrawn: Incorporated into
 * AC-2.]`, with the listed numbers that it names as replacements.
 */
export function withWithdrawals(draft: FrameworkDraft): FrameworkDraft {
  const { lead = [] } = draft.numbering ?? {};
  return {
    ...draft,
    editions: draft.editions.map((edition) => {
      const numbers = new Set(flatObjectives(edition.objectives).map(({ number }) => number));
      const listed = (written: string) => ['', ...lead].map((sign) => sign + written).find((one) => numbers.has(one));
      return {
        ...edition,
        objectives: mapObjectives(edition.objectives, (objective) => withNotice(objective, listed)),
      };
    }),
  };
}

/** The listed number that a text stands for, if any. */
type Listed = (written: string) => string | undefined;

function withNotice(objective: ObjectiveDraft, listed: Listed): ObjectiveDraft {
  const { withdrawn, replacedBy } = objective;
  const notice = withdrawn === undefined ? (noticeIn(objective.text) ?? noticeIn(objective.title)) : undefined;
  if (notice === undefined) return objective;
  const successors = replacedBy ?? successorsIn(notice, objective.number, listed);
  return { ...objective, withdrawn: notice, ...(successors.length > 0 && { replacedBy: successors }) };
}

function noticeIn(wording: string | undefined): string | undefined {
  if (wording === undefined || wording.length > MAX_NOTICE) return undefined;
  // `ENTFALLEN (S)` ends with a mark of its category.
  const plain = wording.trim().replace(/\s*\(\p{Lu}\)$/u, '');
  const found = IN_BRACKETS.exec(plain) ?? SENTENCE.exec(plain);
  return found?.[1]?.trim().replace(/\.$/, '');
}

/**
 * The numbers that are listed, or whose beginning is: `AC-2k` is a part of AC-2. None if the notice names a number that is
 * not listed, since the rest would be incomplete.
 */
function successorsIn(notice: string, own: string, listed: Listed): SuccessorDraft[] {
  const words = notice.match(/[\p{L}\p{N}][\p{L}\p{N}.()-]*/gu) ?? [];
  const named = new Set<string>();
  for (const word of words) {
    if (!/\d/.test(word)) continue;
    const plain = word.replace(/[.-]+$/, '');
    const [number] = [plain, plain.replace(/\)+$/, ''), ...beginningsOf(plain)].flatMap((one) => listed(one) ?? []);
    if (number === undefined || number === own) return [];
    named.add(number);
  }
  return successorsBy([...named], /\bmoved\b/i.test(notice) ? 'moved' : 'merged');
}
