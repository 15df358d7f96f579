import { l10n } from '../../core/base/l10n.ts';
import { nameOf } from './coverage-phrases.ts';
import type { CoverageOrigin, CoverageSource } from './coverage-sources.ts';

/** The texts of a table: what the numbers come from, this run first. Empty where nothing was merged. */
export function sourceRows(
  origin: CoverageOrigin | undefined,
  sources: readonly CoverageSource[],
): readonly (readonly string[])[] {
  if (!origin || sources.length === 0) return [];
  return [{ ...origin, name: l10n.t('This run'), skipped: [], differing: [] }, ...sources].map(
    ({ name, repository, commit, date, skipped, differing }) => [
      name,
      repository ?? '',
      commit?.slice(0, 12) ?? '',
      date?.slice(0, 10) ?? l10n.t('not known'),
      [
        ...skipped.map((framework) => l10n.t('{0} is not counted: another edition', nameOf(framework))),
        ...differing.map((prefix) => l10n.t('another catalog of {0}', prefix)),
      ].join('; '),
    ],
  );
}

export const sourceHeadings = (): readonly string[] => [
  l10n.t('Report'),
  l10n.t('Repository'),
  l10n.t('Commit'),
  l10n.t('As of'),
  l10n.t('Notes'),
];
