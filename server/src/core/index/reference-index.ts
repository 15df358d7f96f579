import { isResolved, prefixesDeclaredIn } from '../document-analysis.ts';
import type { FrameworkSet } from '../framework-set.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Range } from '../model/text.ts';
import { type CitationKey, CitationKeys } from './citation-keys.ts';
import { countOf, declarationsIn, isWeak, keyOf, type PackedReferences, rangeOf } from './packed-references.ts';

/** A reference of the index. */
export interface IndexedReference {
  readonly uri: string;
  readonly range: Range;
  readonly citation: CitationKey;
  readonly resolution: Resolution;
}

/** Which references are wanted. Asked once for each way to write one, not for each reference. */
export type Wanted = (resolution: Resolution, citation: CitationKey) => boolean;

/**
 * Every reference of many texts, found under one matcher. It holds what is written; what that means is told for the set
 * of frameworks that is asked with, which may be any whose matcher has the same signature.
 */
export class ReferenceIndex {
  readonly keys = new CitationKeys();
  readonly #files = new Map<string, PackedReferences>();
  #count = 0;

  /** What a text holds. Texts without references need no place here. */
  set(uri: string, references: PackedReferences): void {
    this.#count += countOf(references) - this.#countOf(uri);
    if (countOf(references) > 0) this.#files.set(uri, references);
    else this.#files.delete(uri);
  }

  delete(uri: string): void {
    this.#count -= this.#countOf(uri);
    this.#files.delete(uri);
  }

  clear(): void {
    this.#count = 0;
    this.#files.clear();
  }

  /** Texts that hold references, by URI. */
  get files(): ReadonlyMap<string, PackedReferences> {
    return this.#files;
  }

  /** References found, those included that do not count in every set. */
  get count(): number {
    return this.#count;
  }

  /** The references that are wanted, text by text, each in its order; those of texts in `except` left out. */
  *find(set: FrameworkSet, wanted: Wanted, except: ReadonlySet<string> = new Set()): Generator<IndexedReference> {
    const answers: (boolean | undefined)[] = [];
    const isWanted = (key: number): boolean => {
      answers[key] ??= this.#isWanted(key, set, wanted);
      return answers[key];
    };
    for (const [uri, references] of this.#files) {
      if (except.has(uri)) continue;
      const declared = references.prefixes && prefixesDeclaredIn(uri, set);
      const left = declared?.length ? declarationsIn(references, declared) : null;
      for (let index = 0; index < countOf(references); index++) {
        const key = keyOf(references, index);
        if (!isWanted(key) || left?.has(index)) continue;
        const resolution = this.keys.resolutionOf(key, set)!;
        if (isWeak(references, index) && !isResolved(resolution)) continue;
        yield { uri, range: rangeOf(references, index), citation: this.keys.at(key)!, resolution };
      }
    }
  }

  #countOf(uri: string): number {
    const references = this.#files.get(uri);
    return references ? countOf(references) : 0;
  }

  #isWanted(key: number, set: FrameworkSet, wanted: Wanted): boolean {
    const resolution = this.keys.resolutionOf(key, set);
    return resolution !== null && wanted(resolution, this.keys.at(key)!);
  }
}
