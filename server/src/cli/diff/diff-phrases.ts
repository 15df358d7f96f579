import { CHANGE_KINDS, type ChangeKind } from '../../core/editions/compare-editions.ts';
import { counted } from '../../core/resolution/phrases.ts';
import type { ChangeRow, DiffReport } from '../../reports/edition-changes.ts';

/** The heading and the explanation of each kind in the formats for people. */
export const KINDS: Readonly<Record<ChangeKind, { readonly heading: string; readonly meaning: string }>> = {
  reused: { heading: 'Number reused', meaning: 'The number means something else now.' },
  withdrawn: { heading: 'Withdrawn', meaning: 'No longer in the newer edition, without a recorded replacement.' },
  split: {
    heading: 'Split',
    meaning:
      'Replaced by several objectives, or by one that takes over only a part. Needs a decision, unless a citation without an edition has one of their numbers.',
  },
  merged: { heading: 'Merged', meaning: 'Merged into an objective that also covers others.' },
  moved: { heading: 'Moved', meaning: 'The same objective with another number.' },
  reworded: { heading: 'Reworded', meaning: 'The same number with different wording.' },
  added: { heading: 'Added', meaning: 'New, without a counterpart in the older edition.' },
};

/** `NIST CSF: 1.1 → 2.0`. */
export function titleOf({ head }: DiffReport): string {
  return `${head.prefix}: ${head.old ?? 'unnamed edition'} → ${head.new ?? 'unnamed edition'}`;
}

export function groupsOf({ changes }: DiffReport): { kind: ChangeKind; changes: readonly ChangeRow[] }[] {
  return CHANGE_KINDS.map((kind) => ({ kind, changes: changes.filter((change) => change.kind === kind) })).filter(
    (group) => group.changes.length > 0,
  );
}

/** `3 moved, 1 split, 12 unchanged`, without zeros. */
export function countsOf({ head: { counts } }: DiffReport): string {
  const named: [number, string][] = CHANGE_KINDS.map((kind) => [counts[kind], kind]);
  named.push([counts.unchanged, 'unchanged'], [counts.unlisted, 'not listed in the newer edition, which is partial']);
  return named.flatMap(([count, name]) => (count === 0 ? [] : `${count} ${name}`)).join(', ');
}

/** `12 files, 31 references to NIST CSF, 9 of them affected`; empty where no documents were read. */
export function impactOf({ head: { impact, prefix } }: DiffReport): string {
  if (!impact) return '';
  const { files, references, touched, affected } = impact;
  return `${counted(files, 'file')}, ${counted(references, 'reference')} to ${prefix}, ${affected} affected (to migrate or to decide), ${touched} to changed objectives`;
}

/** A note on a change that is not recorded in the catalog, but inferred: from the wording, or from an absence. */
export function ambiguityOf({ evidence, kind, words }: ChangeRow): string {
  if (evidence === 'catalog' || kind === 'added' || kind === 'reworded') return '';
  if (kind === 'withdrawn')
    return `${evidence === 'numbers' ? 'no longer listed' : 'nothing similar'}; nothing recorded in the catalog`;
  const wording = kind === 'reused' ? 'other wording' : words.length === 0 ? 'same wording' : 'similar wording';
  return `${wording}; not recorded in the catalog`;
}

export function wordingOf({ title, text }: { readonly title: string | null; readonly text: string | null }): string {
  return title ?? text ?? '';
}
