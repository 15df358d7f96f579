import type { Catalog, Edition, Numbering, Objective, Relation, Spelling } from './catalog.ts';
import type { Location } from './text.ts';

/** A framework put together from all of its catalogs; immutable. */
export interface Framework {
  /** The canonical prefix, which also identifies it among the frameworks of a root. */
  readonly id: string;
  readonly prefix: string;
  readonly aliases: readonly Spelling[];
  readonly misspellings: readonly Spelling[];
  readonly title?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly levels: readonly string[];
  readonly numbering: Numbering;
  /** Words that may stand between prefix and number: `numbering.words`, else the names of the levels. */
  readonly words: readonly string[];
  /** Oldest first, drafts included. */
  readonly editions: readonly FrameworkEdition[];
  /** The newest edition that is no draft; where all are drafts, the newest of them; null without editions. */
  readonly current: FrameworkEdition | null;
  /** The edition that unpinned references are judged in: configured, else current. */
  readonly defaultEdition: FrameworkEdition | null;
  /** The document, or `objrefs.yaml` for its path, says itself that its references mean that edition. */
  readonly isEditionDeclared?: boolean;
  /** The catalogs that it comes from, in order. */
  readonly catalogs: readonly Catalog[];
}

export interface FrameworkEdition extends Edition {
  /** Index into `Framework.editions`. */
  readonly index: number;
  /** URI of the catalog that describes it. */
  readonly uri: string;
  /** By number as written in the catalog. */
  readonly byNumber: ReadonlyMap<string, Listed>;
  /** By number or alias, normalised by `numberKey` for the framework. */
  readonly byKey: ReadonlyMap<string, Listed>;
  /** By number: what the catalogs say of its successors. No entry: nothing recorded. Empty: known to have none. */
  readonly successors: ReadonlyMap<string, readonly DirectSuccessor[]>;
}

/** A recorded successor of an objective, told from whichever side the catalogs tell it. */
export interface DirectSuccessor {
  /** Index into `Framework.editions`. */
  readonly edition: number;
  readonly number: string;
  readonly relation: Relation;
}

/** An objective in its place. */
export interface Listed extends Objective {
  readonly edition: string;
  readonly location: Location;
}

/** The edition that lists the objective. */
export function editionOf({ editions }: Framework, { edition }: Pick<Listed, 'edition'>): FrameworkEdition | undefined {
  return editions.find(({ id }) => id === edition);
}
