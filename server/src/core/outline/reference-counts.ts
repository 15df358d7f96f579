import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { getOrInsert } from '../base/collections.ts';
import { STALE_STATUSES } from '../coverage/coverage.ts';
import {
  type Framework,
  type FrameworkEdition,
  frameworkIdentity,
  type Listed,
  type Resolution,
  type Status,
} from '../model/framework.ts';

export interface Counts {
  readonly references: number;
  /** Those to removed objectives or to an older edition. */
  readonly stale: number;
}

export interface FrameworkCounts extends Counts {
  /** Those of them to numbers and editions that there are not. */
  readonly unknown: number;
}

export const NO_REFERENCES: Counts = { references: 0, stale: 0 };

type Counter<C> = { -readonly [K in keyof C]: C[K] };

/** How often objectives are cited, whichever roots the references are in: what is the same catalog counts as one. */
export class ReferenceCounts {
  /** By catalog, edition and number. */
  readonly #objectives = new Map<string, Map<string, Map<string, Counter<Counts>>>>();
  readonly #frameworks = new Map<string, Counter<FrameworkCounts>>();
  /** Of the same framework there is an object for each root. */
  readonly #identities = new Map<Framework, string>();

  /** Counts so many references that mean the same. */
  add({ status, framework, objective }: Resolution, references: number): void {
    const stale = isStale(status) ? references : 0;
    const all = getOrInsert(this.#frameworks, this.#identityOf(framework), noneToFramework);
    all.references += references;
    all.stale += stale;
    if (status.startsWith('unknown')) all.unknown += references;
    if (!objective) return;
    const editions = getOrInsert(this.#objectives, objective.location.uri, () => new Map());
    const numbers = getOrInsert(editions, objective.edition, () => new Map());
    const own = getOrInsert(numbers, objective.number, () => ({ ...NO_REFERENCES }));
    own.references += references;
    own.stale += stale;
  }

  /** References to the objective itself, not to what is below it. */
  ofObjective({ location, edition, number }: Listed): Counts {
    return this.#objectives.get(location.uri)?.get(edition)?.get(number) ?? NO_REFERENCES;
  }

  ofFramework(framework: Framework): FrameworkCounts {
    return this.#frameworks.get(this.#identityOf(framework)) ?? noneToFramework();
  }

  #identityOf(framework: Framework): string {
    return getOrInsert(this.#identities, framework, () => frameworkIdentity(framework));
  }
}

export const isStale = (status: Status): boolean => STALE_STATUSES.some((stale) => stale === status);

export function plus(a: Counts, b: Counts): Counts {
  return { references: a.references + b.references, stale: a.stale + b.stale };
}

const noneToFramework = (): Counter<FrameworkCounts> => ({ ...NO_REFERENCES, unknown: 0 });

interface CitedFramework {
  readonly framework: Framework;
  readonly references: number;
  /** Those that are cited or that the document declares, newest first. */
  readonly editions: readonly FrameworkEdition[];
}

/** The frameworks that a document cites or declares, most cited first. */
export function citedFrameworks({ scope, references }: DocumentAnalysis): CitedFramework[] {
  const cited = new Map<string, { framework: Framework; references: number; editions: Set<FrameworkEdition> }>();
  const of = (framework: Framework) =>
    getOrInsert(cited, framework.id, () => ({ framework, references: 0, editions: new Set() }));
  for (const framework of scope.set.frameworks) {
    if (framework.isEditionDeclared && framework.defaultEdition) of(framework).editions.add(framework.defaultEdition);
  }
  for (const { resolution } of references) {
    const known = of(resolution.framework);
    known.references++;
    if (resolution.edition) known.editions.add(resolution.edition);
  }
  return [...cited.values()]
    .sort((a, b) => b.references - a.references)
    .map((one) => ({ ...one, editions: [...one.editions].sort((a, b) => b.index - a.index) }));
}
