import { l10n } from '../../core/base/l10n.ts';
import {
  type CitationPlace,
  labelWithoutLines,
  percentOf,
  type Share,
  type StaleCitation,
} from '../../core/coverage/coverage.ts';
import type { CoverageChange } from '../../core/coverage/coverage-change.ts';
import type { PlaceCoverage } from '../../core/coverage/places.ts';
import type { MeasuredFramework } from './coverage-report.ts';

/** `INTERPOL-SP 2014-2016`. */
export function nameOf({ prefix, edition }: Pick<MeasuredFramework, 'prefix' | 'edition'>): string {
  return edition === null ? prefix : `${prefix} ${edition}`;
}

/** `5 of 20 objectives cited (25%)`. */
export function shareText({ cited, leaves }: Share): string {
  if (leaves === 0) return l10n.t('no objectives');
  const counts = [cited, leaves, percentOf({ cited, leaves })] as const;
  return l10n.plural(
    leaves,
    l10n.t('{0} of {1} objective cited ({2}%)', ...counts),
    l10n.t('{0} of {1} objectives cited ({2}%)', ...counts),
  );
}

/** `31 references, 2 stale, 1 unknown`, without zeros. */
export function referencesText({ references, stale, unknown, elsewhere }: MeasuredFramework): string {
  return [
    l10n.count(references, '{0} reference', '{0} references'),
    ...(stale.length > 0 ? [l10n.t('{0} stale', stale.length)] : []),
    ...(unknown > 0 ? [l10n.t('{0} unknown', unknown)] : []),
    ...(elsewhere > 0 ? [l10n.t('{0} to other editions', elsewhere)] : []),
  ].join(', ');
}

/** `north: plans/a.md`. */
export function placeName({ source, place }: Pick<PlaceCoverage, 'source' | 'place'>): string {
  return source === null ? place : `${source}: ${place}`;
}

/** `plans/a.md:3:7`, of an office file `plan.docx: paragraph 12`. */
export function citationName(citation: CitationPlace): string {
  const { source, file, line, column } = citation;
  const label = labelWithoutLines(citation);
  return `${placeName({ source, place: file })}:${label === undefined ? `${line}:${column}` : ` ${label}`}`;
}

/** What is wrong with a stale reference: `replaced (counted as 4.1)`. */
export function staleText({ status, countsFor, within, text }: StaleCitation): string {
  const what = within ? l10n.t('{0}, within {1}', STALE[status](), text.replace(/\s+/g, ' ')) : STALE[status]();
  return countsFor === null ? l10n.t('{0} (not counted)', what) : l10n.t('{0} (counted as {1})', what, countsFor);
}

const STALE: Readonly<Record<StaleCitation['status'], () => string>> = {
  superseded: () => l10n.t('names an older edition'),
  withdrawn: () => l10n.t('withdrawn'),
  replaced: () => l10n.t('replaced'),
  reused: () => l10n.t('reused number with its earlier meaning'),
};

/** The changes since an earlier report, in sentences. */
export function changeText(now: Share, then: CoverageChange): string[] {
  const shares = [percentOf(now), percentOf(then), then.cited, then.leaves] as const;
  const list = (numbers: readonly string[], sentence: (numbers: string) => string) =>
    numbers.length === 0 ? [] : [sentence(numbers.join(', '))];
  return [
    then.edition === null
      ? l10n.t('{0}% now, {1}% before ({2} of {3} objectives).', ...shares)
      : l10n.t('{0}% now, {1}% before ({2} of {3} objectives of {4}).', ...shares, then.edition),
    ...list(then.gained, (numbers) => l10n.t('Newly cited: {0}.', numbers)),
    ...list(then.lost, (numbers) => l10n.t('No longer cited: {0}.', numbers)),
    ...list(then.added, (numbers) => l10n.t('New in the framework: {0}.', numbers)),
    ...list(then.removed, (numbers) => l10n.t('Removed from the framework: {0}.', numbers)),
  ];
}
