import type { Replacements } from '../../core/editions/replacements.ts';
import type { DecisionRow } from '../../core/fixing/decisions.ts';
import { comparePlaces, type Place, placeOf } from '../findings.ts';

/*
 * The report of `migrate`, as its JSON has it. Keys, their order and their meaning are a contract (docs/migrating.md): keys
 * may be added, never changed.
 */

export type MigrationReport = ReturnType<typeof migrationReport>;
export type MigrationRow = RewrittenRow | UnresolvedRow;

interface MigrationCounts {
  /** Text files that were read. */
  readonly files: number;
  /** References to the framework in them. */
  readonly references: number;
  /** References that ignore comments cover. */
  readonly ignored: number;
  /** References that the edition affects: that were changed, or need a decision. */
  readonly affected: number;
  /** What was settled about reused numbers, and recorded in `objrefs.reviews.yaml`. */
  readonly recorded: number;
  /** References that need a decision; `left` counts the numbers in question, of which a range may have several. */
  readonly toDecide: number;
  /** References to reused numbers that need no decision for the age of their lines alone. */
  readonly takenAsNew: number;
}

/** Results are in the order of files, then of the text. In a dry run, no files were changed. */
export function migrationReport(
  { framework, target }: Pick<Replacements, 'framework' | 'target'>,
  dryRun: boolean,
  { files, references, ...counts }: MigrationCounts,
  unordered: readonly MigrationRow[],
) {
  const results = [...unordered].sort(comparePlaces);
  const rewritten = results.filter(({ kind }) => kind === 'rewritten').length;
  const left = results.length - rewritten;
  const { prefix } = framework;
  return {
    head: { version: 1, prefix, to: target.id || null, dryRun, files, references, rewritten, left, ...counts },
    results,
  };
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

/** Keys in the order of the contract. */
export function unresolvedRow(file: string, row: DecisionRow): UnresolvedRow {
  const { range, citation: _, candidates, meant, keep, ignorable, keepOthers, ...others } = row;
  return { kind: 'left', ...placeOf(file, range), ...others, candidates, meant, keep, ignorable, keepOthers };
}
