import {
  type Catalog,
  type CatalogPackage,
  type Edition,
  type Objective,
  packageText,
  type Relation,
} from './catalog.ts';
import type { Pin } from './reference.ts';
import type { Location } from './text.ts';

/** What the catalogs of a framework say of it together. */
type Combined = 'prefix' | 'aliases' | 'misspellings' | 'title' | 'publisher' | 'url' | 'levels' | 'numbering';

/** A framework combined from all its catalogs; immutable. */
export interface Framework extends Pick<Catalog, Combined> {
  /** The canonical prefix, which identifies the framework in a project. */
  readonly id: string;
  /** Words that may appear between prefix and number: `numbering.words` and the names of the levels. */
  readonly words: readonly string[];
  /** Oldest first, drafts included. */
  readonly editions: readonly FrameworkEdition[];
  /** The newest edition that is not a draft, else the newest draft; null without editions. */
  readonly current: FrameworkEdition | null;
  /** The edition that references without one mean: the configured one, else the current one. */
  readonly defaultEdition: FrameworkEdition | null;
  /** The default edition is declared by the document, or by `objrefs.yaml` for its path. */
  readonly isEditionDeclared?: boolean;
  /** The catalogs that it comes from, in order. */
  readonly catalogs: readonly Catalog[];
  /** The packages that catalogs are in, by their URIs. */
  readonly packages: ReadonlyMap<string, CatalogPackage>;
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
  /** Recorded successors, by number. No entry if nothing is recorded; empty if recorded to have none. */
  readonly successors: ReadonlyMap<string, readonly DirectSuccessor[]>;
}

/** A recorded successor of an objective, from either side. */
export interface DirectSuccessor {
  /** Index into `Framework.editions`. */
  readonly edition: number;
  readonly number: string;
  readonly relation: Relation;
}

export interface Listed extends Objective {
  readonly edition: string;
  readonly location: Location;
}

/** The packages of a framework, each once; undefined where there are none. For reports. */
export function packagesOf({ packages }: Framework): readonly Pick<CatalogPackage, 'name' | 'version'>[] | undefined {
  const byText = new Map([...packages.values()].map((one) => [packageText(one), one]));
  const rows = [...byText.values()].map(({ name, version }) => ({ name, version }));
  return rows.length > 0 ? rows : undefined;
}

/** The edition of an objective, or of a pin. */
export function editionOf(
  { editions }: Framework,
  { edition }: { readonly edition: string | null },
): FrameworkEdition | undefined {
  return editions.find(({ id }) => id === edition);
}

/** The edition that a citation names, else the default one; null for one that the framework does not have. */
export function citedEdition(framework: Framework, pin: Pick<Pin, 'edition'> | undefined): FrameworkEdition | null {
  return pin ? (editionOf(framework, pin) ?? null) : framework.defaultEdition;
}

/** What the objective is a part of. */
export function parentOf({ byNumber }: FrameworkEdition, { parent }: Listed): Listed | undefined {
  return parent === undefined ? undefined : byNumber.get(parent);
}

/** All that the objective is a part of, from the nearest on. */
export function ancestorsOf(edition: FrameworkEdition, objective: Listed): Listed[] {
  const seen = new Set([objective]);
  let above = parentOf(edition, objective);
  for (; above && !seen.has(above); above = parentOf(edition, above)) seen.add(above);
  return [...seen].slice(1);
}

/** Where the published text has an objective: an `https:` address, in which `{number}` is the number. */
export function publishedAt(framework: Framework, edition: Edition, objective: Objective): string | undefined {
  const [ofFramework, ...known] = [framework.url, edition.url, objective.url];
  // Without a number, the address of a framework is that of a page about it.
  const template =
    known.findLast((url) => url !== undefined) ?? (ofFramework?.includes('{number}') ? ofFramework : undefined);
  return template?.replaceAll('{number}', () => encodeURIComponent(objective.number.replace(/\p{Cs}/gu, '\uFFFD')));
}

/** Equal for one objective in several projects that read the same catalog. */
export function objectiveIdentity({ location, edition, number }: Listed): string {
  return `${location.uri}\n${edition}\n${number}`;
}

/** Equal for one framework in several projects that read the same catalogs. */
export function frameworkIdentity({ id, catalogs }: Framework): string {
  return [id, ...catalogs.map(({ uri }) => uri)].join('\n');
}

/**
 * The status of a reference. `current`: listed and not withdrawn. `superseded`: names an older edition, and is right
 * there. `withdrawn`: removed, without recorded successors. `replaced`: removed, with recorded successors.
 */
export type Status = 'current' | 'superseded' | 'withdrawn' | 'replaced' | 'unknown-objective' | 'unknown-edition';

/** What a reference means, according to the catalogs of its framework. */
export interface Resolution {
  readonly status: Status;
  readonly framework: Framework;
  /** The edition that the reference names, else the default; null for `unknown-edition` and without editions. */
  readonly edition: FrameworkEdition | null;
  /** The objective in that edition or, if it is not listed there, in the newest older one that lists it. */
  readonly objective: Listed | null;
  /**
   * Its successors in the current edition, followed through chains, without duplicates, in the order of the catalog.
   * Empty if none is recorded and if the objective is current.
   */
  readonly replacedBy: readonly ResolvedSuccessor[];
}

export interface ResolvedSuccessor {
  readonly edition: FrameworkEdition;
  readonly objective: Listed;
  /** Of the whole chain: the weakest of its links. */
  readonly relation: Relation;
}
