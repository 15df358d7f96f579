import { l10n } from '../../core/base/l10n.ts';

/** More columns are not named, nor more of a name in UTF-16 units. */
const MAX_NAMED = 20;
const MAX_NAME = 60;

/** Columns that a catalog has no place for, the first ones by name. */
export function columnsLeftOut(names: readonly string[]): string[] {
  const more = names.length - MAX_NAMED;
  const named = names.slice(0, MAX_NAMED).map((name) => l10n.t('the column {0}', JSON.stringify(short(name))));
  if (more <= 0) return named;
  return [...named, l10n.plural(more, l10n.t('{0} more column', more), l10n.t('{0} more columns', more))];
}

/** The columns that there are, for a person to choose from. */
export function columnsNamed(names: readonly string[]): string {
  const first = names.slice(0, MAX_NAMED).map(short).join(', ');
  return l10n.t('The columns: {0}.', names.length > MAX_NAMED ? `${first}, …` : first);
}

const short = (name: string): string => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name);
