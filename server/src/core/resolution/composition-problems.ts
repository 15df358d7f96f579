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

/** More problems than these in one catalog nobody reads. */
const MAX_PROBLEMS = 200;

/** What the reader of a catalog cannot know where other catalogs have editions of the framework too. */
export const REPLACEMENT_CODES: ReadonlySet<string> = new Set<CatalogCode>([
  'catalog-unknown-replacement',
  'catalog-self-replacement',
  'catalog-replacement-cycle',
]);

/** Collects the problems that show only when catalogs are put together. */
export class CompositionProblems {
  readonly byUri = new Map<string, Diagnostic[]>();
  /** URIs of catalogs whose successors were looked at again, together with those of other catalogs. */
  readonly rechecked = new Set<string>();
  readonly #readOnly: ReadonlySet<string>;

  /** @param readOnly URIs of catalogs in which nobody can mend anything: nothing is reported there */
  constructor(readOnly: ReadonlySet<string>) {
    this.#readOnly = readOnly;
  }

  /** Leaves out editions that another catalog describes too, and names that two have. */
  claimEditions(editions: readonly SourcedEdition[]): readonly SourcedEdition[] {
    const { kept, problems } = claimEditions(editions);
    this.#addAll(problems);
    return kept;
  }

  /** What shows between the catalogs of one framework. */
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
