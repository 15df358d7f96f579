import type { UnresolvedReference } from '../../core/fixing/unresolved.ts';
import { wording } from '../../core/model/catalog.ts';
import { type Lines, textIn } from '../../core/model/text.ts';
import { type Place, placeOf } from '../rows.ts';

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
}

/** A citation or a declared edition that was changed. Its place is the one before. */
export interface RewrittenRow extends Place {
  readonly kind: 'rewritten';
  readonly text: string;
  readonly newText: string;
}

/** A reference that needs a decision. */
export interface UnresolvedRow extends Place {
  readonly kind: 'left';
  readonly text: string;
  /** The pin as written. */
  readonly edition: string | null;
  /** The number that needs the decision. */
  readonly number: string;
  /** Whether the number is within the range that begins here, and not written itself. */
  readonly within: boolean;
  readonly reason: UnresolvedReference['reason'];
  readonly message: string;
  readonly candidates: readonly { readonly number: string; readonly title: string }[];
}

export function unresolvedRow(file: string, lines: Lines, unresolved: UnresolvedReference): UnresolvedRow {
  const { resolved, number, isWithinRange, reason, message, candidates } = unresolved;
  const { range } = resolved.reference;
  return {
    kind: 'left',
    ...placeOf(file, range),
    text: textIn(lines, range),
    edition: resolved.group.pin?.text ?? null,
    number,
    within: isWithinRange,
    reason,
    message,
    candidates: candidates.map((objective) => ({ number: objective.number, title: wording(objective) })),
  };
}
