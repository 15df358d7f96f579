import * as vscode from 'vscode';
import type {
  ProposedReplacement,
  RecordOutcome,
  RecordParams,
  RevisableFramework,
  Revision,
  RevisionParams,
} from '../../../server/src/protocol/index.ts';
import { plural, quoted } from '../plural.ts';

/** The requests of a revision. Results are undefined if the user cancels. */
export interface RevisionServer {
  compare(params: RevisionParams): Promise<Revision | undefined>;
  record(params: RecordParams): Promise<RecordOutcome | undefined>;
}

/** How the flow interacts with the user. Answers are undefined if canceled. */
export interface RevisionUi {
  askEdition(prompt: string): Promise<string | undefined>;
  /** The accepted proposals. */
  review(title: string, proposals: readonly ProposedReplacement[]): Promise<readonly string[] | undefined>;
  inform(message: string): void;
  error(message: string): void;
}

/** What was recorded. */
export interface Recorded {
  readonly newer: string;
  /** URI of the catalog. */
  readonly catalog: string;
  /** Number of accepted proposals. */
  readonly replacements: number;
  /** Number of the other ones. */
  readonly left: number;
  readonly dropped: readonly string[];
}

/**
 * Compares two editions, lets the user accept what the texts suggest, and records that in the catalog: by one edit, which
 * also adds the edition of a file. Undefined if nothing was changed.
 */
export async function revise(
  server: RevisionServer,
  ui: RevisionUi,
  given: RevisionParams,
): Promise<Recorded | undefined> {
  let params = given;
  let revision = await server.compare(params);
  while (revision?.needsEdition) {
    const newer = await ui.askEdition(revision.refusal ?? '');
    if (newer === undefined) return undefined;
    params = { ...params, newer };
    revision = await server.compare(params);
  }
  if (!revision) return undefined;
  const { refusal, newer, proposals, dropped } = revision;
  if (refusal !== undefined) {
    ui.error(refusal);
    return undefined;
  }
  if (proposals.length === 0 && params.file === undefined) {
    ui.inform(vscode.l10n.t('All replacements between {0} and {1} are recorded.', ...names(params, newer)));
    return undefined;
  }
  const accepted = proposals.length === 0 ? [] : await ui.review(titleOf(params, revision), proposals);
  if (!accepted || (accepted.length === 0 && params.file === undefined)) return undefined;
  const outcome = await server.record({ ...params, accepted });
  if (!outcome) return undefined;
  const replacements = accepted.length;
  const left = proposals.length - replacements;
  if (outcome.applied) return { newer, catalog: outcome.catalog, replacements, left, dropped };
  ui.error(
    outcome.refusal ?? vscode.l10n.t('The catalog was not changed, because it was edited in the meantime. Try again.'),
  );
  return undefined;
}

const names = ({ prefix, older }: RevisionParams, newer: string) => [`${prefix} ${older}`, newer] as const;

function titleOf(params: RevisionParams, { newer, proposals, added }: Revision): string {
  const [before, after] = names(params, newer);
  const count = plural(
    proposals.length,
    vscode.l10n.t('{0} proposal', proposals.length),
    vscode.l10n.t('{0} proposals', proposals.length),
  );
  return vscode.l10n.t('{0} to {1}: {2}, {3} new', before, after, count, added);
}

/** The percentages to accept all proposals from. */
export const THRESHOLDS = [100, 90, 75, 50] as const;
/** From here on proposals are accepted unless the user rejects them: the texts alone suggest one objective. */
const USUAL = 75;

/** A withdrawn objective is like nothing. */
export const isFrom = (threshold: number = USUAL, { likeness = 0 }: ProposedReplacement): boolean =>
  likeness >= threshold;

export interface ProposalRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** `2.2 → 3.1`, `moved, 85% similar`, `Old title → New title`. */
export function rowOf({ kind, number, title, to, likeness, now }: ProposedReplacement): ProposalRow {
  const numbers = to.map((one) => one.number).join(', ');
  const titles = to.map((one) => quoted(one.title)).join(', ');
  const reused = now === undefined ? [] : [vscode.l10n.t('{0} is now “{1}”', number, now)];
  return {
    label: to.length === 0 ? number : `${number} → ${numbers}`,
    description: [
      KINDS[kind](),
      ...(likeness === undefined ? [] : [vscode.l10n.t('{0}% similar', likeness)]),
      ...(now === undefined ? [] : [vscode.l10n.t('number reused')]),
    ].join(', '),
    detail: [to.length === 0 ? quoted(title) : `${quoted(title)} → ${titles}`, ...reused].join(' · '),
  };
}

const KINDS = {
  moved: () => vscode.l10n.t('moved'),
  merged: () => vscode.l10n.t('merged'),
  split: () => vscode.l10n.t('split'),
  withdrawn: () => vscode.l10n.t('withdrawn, no replacement'),
} as const;

/** The pairs of consecutive editions of a framework, newest first. */
export function pairsOf({ editions }: RevisableFramework): { readonly older: string; readonly newer: string }[] {
  return editions
    .slice(1)
    .map(({ id }, index) => ({ older: editions[index]!.id, newer: id }))
    .reverse();
}
