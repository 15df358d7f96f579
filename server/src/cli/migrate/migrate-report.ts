import type { DecisionRow } from '../../core/fixing/decisions.ts';
import { type Place, placeOf } from '../findings.ts';

/*
 * The report of `migrate`, as its JSON has it. Keys, their order and their meaning are a contract (docs/migrating.md): keys
 * may be added, never changed.
 */

export interface MigrationReport {
  readonly head: MigrationHead;
  /** In the order of files, then of the text. */
  readonly results: readonly (RewrittenRow | UnresolvedRow)[];
}

interface MigrationHead {
  readonly version: 1;
  readonly prefix: string;
  /** The edition; null for one without a name. */
  readonly to: string | null;
  /** No files were changed. */
  readonly dryRun: boolean;
  /** Text files that were read. */
  readonly files: number;
  /** References to the framework in them. */
  readonly references: number;
  /** How many citations and declared editions were changed. */
  readonly rewritten: number;
  /** How many references need a decision. */
  readonly left: number;
  /** References that ignore comments cover. */
  readonly ignored: number;
  /** References that the edition affects: that were changed, or need a decision. */
  readonly affected: number;
  /** What was settled about reused numbers, and recorded in `objrefs.reviews.yaml`. */
  readonly recorded: number;
}

/** A citation or a declared edition that was changed. Its place is the one before. */
export interface RewrittenRow extends Place {
  readonly kind: 'rewritten';
  readonly text: string;
  readonly newText: string;
}

export interface UnresolvedRow extends Place, Omit<DecisionRow, 'range' | 'citation'> {
  readonly kind: 'left';
}

export function unresolvedRow(file: string, row: DecisionRow): UnresolvedRow {
  const { range, text, edition, number, within, reason, message, candidates, meant, keep, ignorable } = row;
  const place = placeOf(file, range);
  return { kind: 'left', ...place, text, edition, number, within, reason, message, candidates, meant, keep, ignorable };
}
