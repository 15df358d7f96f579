import { l10n } from '../../core/base/l10n.ts';
import { isCiteable } from '../../core/matching/scanner.ts';

const MAX_PREFIX_LENGTH = 100;

/** Why no document can cite the prefix, and what to do, to follow a colon; null if one can. Ignores extra white space. */
export function faultOfPrefix(text: string): string | null {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  if (/[\0-\x08\x0e-\x1f\x7f]/.test(text)) return l10n.t('it contains control characters. Remove them.');
  if (trimmed === '') return l10n.t('it is empty. Enter the text before the number in a citation.');
  if (!/\p{L}/u.test(trimmed)) return l10n.t('it has no letter. Enter the text before the number in a citation.');
  if (trimmed.length > MAX_PREFIX_LENGTH)
    return l10n.t('it has more than {0} characters. Shorten it.', MAX_PREFIX_LENGTH);
  if (isCiteable(trimmed)) return null;
  return l10n.t('it contains unsupported characters. Use letters, digits, spaces, hyphens and dots.');
}
