import { l10n } from '../base/l10n.ts';
import { type Catalog, type Numbering, SHARED_FIELDS, type SharedField } from '../model/catalog.ts';
import { type LocatedDiagnostic, locatedDiagnostic, relatedPlace } from './located-diagnostic.ts';

/**
 * Fields of a framework with different values in several of its catalogs. The first value is used; the others are
 * reported.
 */
export function* conflictingFields(prefix: string, catalogs: readonly Catalog[]): Generator<LocatedDiagnostic> {
  for (const field of SHARED_FIELDS) {
    const stating = catalogs.filter((catalog) => catalog.fieldRanges?.[field] && catalog[field] !== undefined);
    const [first, ...others] = stating;
    if (!first) continue;
    for (const other of others) {
      if (!contradict(first, other, field)) continue;
      const message = l10n.t(
        '"{0}" differs from another catalog of {1}, whose value is used. Write it only once.',
        field,
        prefix,
      );
      yield locatedDiagnostic('catalog-conflicting-field', placeOf(other, field), message, {
        related: relatedPlace(placeOf(first, field), l10n.t('The value that is used')),
      });
    }
  }
}

function placeOf({ uri, fieldRanges, prefixRange }: Catalog, field: SharedField) {
  return { uri, range: fieldRanges?.[field] ?? prefixRange };
}

function contradict(a: Catalog, b: Catalog, field: SharedField): boolean {
  return field === 'numbering'
    ? differ(a.numbering, b.numbering)
    : JSON.stringify(a[field]) !== JSON.stringify(b[field]);
}

/** Most fields of the numbering are merged, not conflicting; `order` is `before` by default. */
function differ(a: Numbering, b: Numbering): boolean {
  const words = a.words && b.words && JSON.stringify(a.words) !== JSON.stringify(b.words);
  return words || (a.order !== b.order && a.order !== 'before' && b.order !== 'before');
}
