import {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  type EditionComparison,
} from '../core/editions/compare-editions.ts';
import type { Listed } from '../core/model/framework.ts';
import type { Place } from '../library/api.ts';
import { orNull } from './json-lines.ts';

/*
 * The report of `diff`, as its JSON has it. Keys, their order and their meaning are a contract (docs/comparing-editions.md):
 * keys may be added, never changed.
 */

export type DiffReport = ReturnType<typeof diffReport>;
export type ChangeRow = DiffReport['changes'][number];

interface ImpactCounts {
  /** Text files that were read. */
  readonly files: number;
  /** References to the framework in them. */
  readonly references: number;
  /** How many of them a change affects. */
  readonly touched: number;
  /** References that a migration to the newer edition changes, or leaves for a decision. */
  readonly affected: number;
}

/** A reference that a change affects. */
export interface TouchedRow extends Place {
  readonly text: string;
  /** The pin as written. */
  readonly edition: string | null;
  /** Whether the number is within the range in `text`, and not written itself. */
  readonly within: boolean;
}

/** The references that each change affects. */
export interface DiffImpact extends ImpactCounts {
  /** In the order of files and texts. */
  readonly byChange: ReadonlyMap<Change, readonly TouchedRow[]>;
}

/** @param impact null where no documents were read */
export function diffReport(
  { framework, older, newer, changes, ...rest }: EditionComparison,
  impact: DiffImpact | null,
) {
  const counts = Object.fromEntries(
    CHANGE_KINDS.map((kind) => [kind, changes.filter((one) => one.kind === kind).length]),
  ) as Record<ChangeKind, number>;
  const { byChange, ...impactCounts } = impact ?? {};
  return {
    head: {
      version: 1,
      prefix: framework.prefix,
      ...orNull({ title: framework.title }),
      /** Editions; null for one without a name. */
      old: older.id || null,
      new: newer.id || null,
      counts: { ...counts, unchanged: rest.unchanged, unlisted: rest.unlisted },
      impact: impact && (impactCounts as ImpactCounts),
    },
    /** By kind, in the order of `CHANGE_KINDS`. */
    changes: changes.map((change) => ({
      kind: change.kind,
      evidence: change.evidence,
      /** In the older edition. */
      from: change.from && objectiveRow(change.from),
      /** In the newer one. */
      to: change.to.map(({ objective, relation }) => ({ ...objectiveRow(objective), relation })),
      ...orNull({ reason: change.reason }),
      words: change.words,
      references: byChange ? (byChange.get(change) ?? []) : null,
    })),
  };
}

const objectiveRow = ({ number, title, text }: Listed) => ({ number, ...orNull({ title, text }) });
