import type { Matcher } from '../matching/matcher.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Framework } from '../model/framework.ts';

/** The frameworks in force for a root, and the matcher made of them. Immutable. */
export interface FrameworkSet {
  readonly frameworks: readonly Framework[];
  readonly matcher: Matcher;
  /** By `Framework.id`. */
  get(id: string): Framework | undefined;
}

/** A catalog and where it comes from. Shipped frameworks give way whole to a workspace catalog with their prefix. */
export interface CatalogSource {
  readonly catalog: Catalog;
  readonly origin: 'shipped' | 'workspace';
  /** In use only where somebody switches it on. */
  readonly offByDefault?: boolean;
}
