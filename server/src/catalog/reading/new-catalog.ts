import { l10n } from '../../core/base/l10n.ts';
import { faultOfPrefix } from '../syntax/prefix-syntax.ts';
import { asLine } from '../yaml/yaml-values.ts';
import { catalogFileName, FIRST_EDITION, startingCatalog } from './starting-catalog.ts';

/** A catalog to begin with, and the name of its file. */
export interface CatalogToBeginWith {
  readonly fileName: string;
  readonly text: string;
}

/** A small catalog with comments that say how it goes on; or, where no document can cite the prefix, why. */
export function newCatalog(prefix: string, title: string): CatalogToBeginWith | { readonly fault: string } {
  const cited = asLine(prefix).replace(/\s+/g, ' ');
  const fault = faultOfPrefix(cited);
  if (fault !== null) return { fault: l10n.t('No document can cite this prefix: {0}', fault) };
  const beginning = {
    prefix: cited,
    title: asLine(title) || cited,
    edition: FIRST_EDITION,
    levels: ['goal', 'objective'],
  };
  return { fileName: catalogFileName(cited), text: startingCatalog(beginning) };
}
