import { CHANGE_KINDS, type ChangeKind } from '../../core/editions/change.ts';
import { counted } from '../../core/resolution/phrases.ts';
import type { ChangeRow, DiffReport } from './diff-report.ts';

/** What the formats for people call each kind, and what it means for those who cite. */
export const KINDS: Readonly<Record<ChangeKind, { readonly heading: string; readonly meaning: string }>> = {
  reused: { heading: 'Number reused', meaning: 'The number stands for something else now.' },
  withdrawn: { heading: 'Withdrawn', meaning: 'Gone, with nothing in its place.' },
  split: { heading: 'Split', meaning: 'Replaced by several, or by one that takes over a part: choose what is meant.' },
  merged: { heading: 'Merged', meaning: 'Went into one that takes over more besides.' },
  moved: { heading: 'Moved', meaning: 'The same under another number.' },
  reworded: { heading: 'Reworded', meaning: 'The same number in other words.' },
  added: { heading: 'Added', meaning: 'Comes from nothing in the older edition.' },
};

/** `NIST CSF: 1.1 → 2.0`. */
export function titleOf({ head }: DiffReport): string {
  return `${head.prefix}: ${head.old ?? 'unnamed edition'} → ${head.new ?? 'unnamed edition'}`;
}

/** The kinds that there are, each with its changes. */
export function groupsOf({ changes }: DiffReport): { kind: ChangeKind; changes: readonly ChangeRow[] }[] {
  return CHANGE_KINDS.map((kind) => ({ kind, changes: changes.filter((change) => change.kind === kind) })).filter(
    (group) => group.changes.length > 0,
  );
}

/** `3 moved, 1 split, 12 unchanged`, with what there is none of left out. */
export function countsOf({ head: { counts } }: DiffReport): string {
  const named: [number, string][] = CHANGE_KINDS.map((kind) => [counts[kind], kind]);
  named.push(
    [counts.unchanged, 'unchanged'],
    [counts.unlisted, 'not listed in the newer edition, which is incomplete'],
  );
  return named.flatMap(([count, name]) => (count === 0 ? [] : `${count} ${name}`)).join(', ');
}

/** `12 files, 31 references to NIST CSF, 9 of them touched`; empty where no documents were read. */
export function impactOf({ head: { impact, prefix } }: DiffReport): string {
  if (!impact) return '';
  const { files, references, touched } = impact;
  return `${counted(files, 'file')}, ${counted(references, 'reference')} to ${prefix}, ${touched} of them touched`;
}

/** How a change is known, where a reader should look twice. */
export function ambiguityOf({ evidence, kind }: ChangeRow): string {
  if (evidence !== 'wording') return '';
  return kind === 'moved' ? 'told by its wording, not recorded' : 'judged by the wording, not recorded';
}

/** The title, or where there is none the text. */
export function wordingOf({ title, text }: { readonly title: string | null; readonly text: string | null }): string {
  return title ?? text ?? '';
}

/** `plans/a.md:3:7`. */
export function placeName({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${file}:${line}:${column}`;
}
