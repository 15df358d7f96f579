import { partsOf } from '../matching/shapes.ts';
import type { Numbering } from '../model/catalog.ts';

/**
 * The form in which numbers of a framework are compared: hyphens as `-`, and as `numbering` says without case and zero
 * padding.
 */
export function numberKey(number: string, numbering: Pick<Numbering, 'ignoreCase' | 'ignoreZeroPadding'>): string {
  let key = '';
  for (const { kind, text } of partsOf(number)) {
    if (kind === 'digits' && numbering.ignoreZeroPadding) key += text.replace(/^0+(?=\d)/, '');
    else if (kind === 'letters' && numbering.ignoreCase) key += text.toLowerCase();
    else key += text;
  }
  return key;
}
