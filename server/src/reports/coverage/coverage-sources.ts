import { l10n } from '../../core/base/l10n.ts';
import { nameOf } from './coverage-phrases.ts';

/** Where and when the documents of a report were as it says. Null: not known. */
export interface CoverageOrigin {
  /** The address of the repository, or the name of its folder. */
  readonly repository: string | null;
  readonly commit: string | null;
  /** When that was made (ISO 8601). */
  readonly date: string | null;
  /** The working directory, relative to the top of the repository. */
  readonly directory: string | null;
}

/** A report that was merged. */
export interface CoverageSource extends CoverageOrigin {
  readonly name: string;
  /** Frameworks that it measured in another edition than this run, and that do not count. */
  readonly skipped: readonly { readonly prefix: string; readonly edition: string | null }[];
  /** Prefixes of frameworks whose catalogs listed other objectives, or other titles. */
  readonly differing: readonly string[];
}

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
