import { pushTo } from '../base/push-to.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { CatalogCode } from '../model/file-codes.ts';
import type { Framework } from '../model/framework.ts';
import { claimSpellings } from './clashing-spellings.ts';
import { conflictingFields } from './conflicting-fields.ts';
import { claimEditions, numbersLikeEditions } from './edition-problems.ts';
import type { LocatedDiagnostic } from './located-diagnostic.ts';
import type { SourcedEdition } from './merge-editions.ts';
import { replacementProblems, unknownEditions } from './replacement-problems.ts';

/** Maximum number of problems per catalog. */
const MAX_PROBLEMS = 200;

/** Codes that the reader of a catalog cannot decide if other catalogs have editions of the framework too. */
export const REPLACEMENT_CODES: ReadonlySet<string> = new Set<CatalogCode>([
  'catalog-unknown-replacement',
  'catalog-self-replacement',
  'catalog-replacement-cycle',
]);

/** Collects the problems between catalogs. */
export class CompositionProblems {
  readonly byUri = new Map<string, Diagnostic[]>();
  /** URIs of catalogs whose successors were checked again, together with those of other catalogs. */
  readonly rechecked = new Set<string>();
  readonly #readOnly: ReadonlySet<string>;

  /** @param readOnly URIs of catalogs that cannot be edited, in which nothing is reported */
  constructor(readOnly: ReadonlySet<string>) {
    this.#readOnly = readOnly;
  }

  /** Leaves out editions that another catalog has too, and names that another edition has. */
  claimEditions(editions: readonly SourcedEdition[]): readonly SourcedEdition[] {
    const { kept, problems } = claimEditions(editions);
    this.#addAll(problems);
    return kept;
  }

  /** Reports problems between the catalogs of one framework. */
  checkFramework({ prefix, catalogs, editions, numbering }: Framework): void {
    this.#addAll(unknownEditions(editions, prefix));
    if (catalogs.length < 2) return;
    for (const { uri } of catalogs) this.rechecked.add(uri);
    this.#addAll(replacementProblems(editions, numbering));
    this.#addAll(numbersLikeEditions(prefix, editions));
    this.#addAll(conflictingFields(prefix, catalogs));
  }

  /** Leaves every spelling of a prefix to one framework. */
  claimSpellings(frameworks: readonly Framework[]): readonly Framework[] {
    const claimed = claimSpellings(frameworks);
    this.#addAll(claimed.problems);
    return claimed.frameworks;
  }

  #addAll(problems: Iterable<LocatedDiagnostic>): void {
    for (const { uri, problem } of problems) {
      const isFull = (this.byUri.get(uri)?.length ?? 0) >= MAX_PROBLEMS;
      if (!this.#readOnly.has(uri) && !isFull) pushTo(this.byUri, uri, problem);
    }
  }
}
