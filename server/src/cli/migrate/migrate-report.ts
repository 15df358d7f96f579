import type { UnresolvedReference } from '../../core/fixing/unresolved.ts';
import { wording } from '../../core/model/catalog.ts';
import { type Lines, textIn } from '../../core/model/text.ts';
import { asJson } from '../../reports/json-lines.ts';
import { type Place, placeOf } from '../rows.ts';

/*
 * The report of `migrate`: what its JSON says, and what the one for people is made of. Keys, their order and their
 * meaning are a contract (docs/migrating.md): keys may be added, never changed.
 */

export interface MigrationReport {
  readonly head: MigrationHead;
  /** In the order of files, then of the text. */
  readonly results: readonly (RewrittenRow | UnresolvedRow)[];
}

export interface MigrationHead {
  readonly version: 1;
  readonly prefix: string;
  /** The edition; null for one without a name. */
  readonly to: string | null;
  /** Nothing was written. */
  readonly dryRun: boolean;
  /** Text files that were read. */
  readonly files: number;
  /** References to the framework in them. */
  readonly references: number;
  /** Citations that were rewritten, and editions that documents declare. */
  readonly rewritten: number;
  /** What is left for a person. */
  readonly left: number;
  /** References that a comment says to leave alone. */
  readonly ignored: number;
}

/** A citation that was rewritten, or an edition that a document declares; places are those before. */
export interface RewrittenRow extends Place {
  readonly kind: 'rewritten';
  readonly text: string;
  readonly newText: string;
}

/** A reference that is left for a person. */
export interface UnresolvedRow extends Place {
  readonly kind: 'left';
  readonly text: string;
  /** The pin as written. */
  readonly edition: string | null;
  /** The number in question. */
  readonly number: string;
  /** The number is not written: it lies within the range that begins here. */
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

/** The JSON report of `migrate`, one result on a line. */
export function migrationAsJson({ head, results }: MigrationReport): Iterable<string> {
  return asJson(head, { results });
}
