import type { DiagnosticCode } from '../../core/model/diagnostic.ts';
import { REVIEWS_FILE } from '../../loader/file-names.ts';
import type { LoadedRoot } from '../../loader/root.ts';
import type { Finding } from '../findings.ts';

/** Problems of `objrefs.yaml` after which nothing, or less than was meant, is checked. */
const INCOMPLETE: ReadonlySet<string> = new Set<DiagnosticCode>([
  'config-missing-catalog',
  'config-unknown-framework',
  'config-unmatched-glob',
  'config-unreadable',
]);

/**
 * What to do about the record of reviews, and findings of `objrefs.yaml`, that leave something unchecked; undefined where everything is checked.
 *
 * @param orElse what else can be done
 */
export function incompleteAdvice(inRootFiles: readonly Finding[], root: LoadedRoot, orElse = ''): string | undefined {
  const codes = new Set(inRootFiles.map(({ row }) => row.code));
  if (![...codes].some((code) => INCOMPLETE.has(code))) {
    const lost = reviewedWithoutCatalog(root);
    if (lost === undefined) return undefined;
    return `${REVIEWS_FILE} has reviews of ${lost}, which no catalog describes. Add the catalog, or remove the reviews (objrefs review --prune)${orElse}.`;
  }
  const what = codes.has('config-unreadable')
    ? 'objrefs.yaml cannot be read'
    : 'objrefs.yaml names catalogs or frameworks that were not found';
  return `${what}. Fix it${orElse}.`;
}

/** A framework that documents cited when they were reviewed, and whose catalog is not found any more. */
function reviewedWithoutCatalog({ reviews, sources }: LoadedRoot): string | undefined {
  const known = new Set(sources.map(({ catalog }) => catalog.prefix));
  return reviews?.find(({ framework }) => !known.has(framework))?.framework;
}
