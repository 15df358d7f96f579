import type { Matcher } from '../matching/matcher.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Framework } from '../model/framework.ts';

/** The enabled frameworks of a project, and their matcher. Immutable. */
export interface FrameworkSet {
  readonly frameworks: readonly Framework[];
  readonly matcher: Matcher;
  /** By `Framework.id`. */
  get(id: string): Framework | undefined;
}

/** A catalog and its origin. A workspace catalog replaces the built-in framework with its prefix completely. */
export interface CatalogSource {
  readonly catalog: Catalog;
  readonly origin: 'shipped' | 'workspace';
  /** Disabled unless it is enabled in the configuration. */
  readonly offByDefault?: boolean;
}
