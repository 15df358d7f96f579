import { l10n } from '../../core/base/l10n.ts';

/** `1 file`, `3 files`. */
export const filesCounted = (count: number): string =>
  l10n.plural(count, l10n.t('{0} file', count), l10n.t('{0} files', count));
