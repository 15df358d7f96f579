import {
  type Arrival,
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  type EditionComparison,
} from '../../core/editions/compare-editions.ts';
import type { Listed } from '../../core/model/framework.ts';
import type { Place } from '../findings.ts';

/*
 * The report of `diff`, as its JSON has it. Keys, their order and their meaning are a contract (docs/comparing-editions.md):
 * keys may be added, never changed.
 */

export interface DiffReport {
  readonly head: DiffHead;
  /** By kind, in the order of `CHANGE_KINDS`. */
  readonly changes: readonly ChangeRow[];
}

interface DiffHead {
  readonly version: 1;
  readonly prefix: string;
  readonly title: string | null;
  /** Editions; null for one without a name. */
  readonly old: string | null;
  readonly new: string | null;
  readonly counts: Readonly<Record<ChangeKind | 'unchanged' | 'unlisted', number>>;
  /** Null where no documents were read. */
  readonly impact: ImpactCounts | null;
}

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

export interface ChangeRow {
  readonly kind: ChangeKind;
  readonly evidence: Change['evidence'];
  /** In the older edition. */
  readonly from: ObjectiveRow | null;
  /** In the newer one. */
  readonly to: readonly (ObjectiveRow & { readonly relation: Arrival['relation'] })[];
  readonly reason: string | null;
  readonly words: Change['words'];
  /** Null where no documents were read. */
  readonly references: readonly TouchedRow[] | null;
}

interface ObjectiveRow {
  readonly number: string;
  readonly title: string | null;
  readonly text: string | null;
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

export function diffReport(comparison: EditionComparison, impact: DiffImpact | null): DiffReport {
  const { framework, older, newer, changes } = comparison;
  const counts = Object.fromEntries(
    CHANGE_KINDS.map((kind) => [kind, changes.filter((one) => one.kind === kind).length]),
  );
  const { unchanged, unlisted } = comparison;
  return {
    head: {
      version: 1,
      prefix: framework.prefix,
      title: framework.title ?? null,
      old: older.id === '' ? null : older.id,
      new: newer.id === '' ? null : newer.id,
      counts: { ...(counts as Record<ChangeKind, number>), unchanged, unlisted },
      impact: impact && {
        files: impact.files,
        references: impact.references,
        touched: impact.touched,
        affected: impact.affected,
      },
    },
    changes: changes.map((change) => ({
      kind: change.kind,
      evidence: change.evidence,
      from: change.from && objectiveRow(change.from),
      to: change.to.map(({ objective, relation }) => ({ ...objectiveRow(objective), relation })),
      reason: change.reason ?? null,
      words: change.words,
      references: impact && (impact.byChange.get(change) ?? []),
    })),
  };
}

function objectiveRow({ number, title, text }: Listed): ObjectiveRow {
  return { number, title: title ?? null, text: text ?? null };
}
