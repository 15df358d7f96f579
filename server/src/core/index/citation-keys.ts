import { memoize } from '../base/memoize.ts';
import type { Resolution } from '../model/framework.ts';
import type { Pin } from '../model/reference.ts';
import { assuming } from '../resolution/editions.ts';
import { resolve } from '../resolution/resolve.ts';
import type { FrameworkSet } from '../resolution/scope.ts';

/** What all references that are written alike have in common: they mean the same in any set of frameworks. */
export interface CitationKey {
  readonly framework: string;
  /** As meant, in the spelling of the text: `Reference.number`. */
  readonly number: string;
  /** Absent: no edition is named. `edition` null: one that the framework does not have. */
  readonly pin: Pick<Pin, 'edition'> | undefined;
  /** Id of the edition that the document declares for its references without one; absent: none. */
  readonly assumed?: string;
}

/** Gives each key a small number of its own, so that a reference at rest needs no text and no object. */
export class CitationKeys {
  readonly #keys: CitationKey[] = [];
  readonly #numbers = new Map<string, number>();
  /** By key, as far as they have been resolved. */
  readonly #resolved = memoize((_set: FrameworkSet): (Resolution | null)[] => []);

  /** The number of a key, the same for equal ones. */
  numberOf({ framework, number, pin, assumed }: CitationKey): number {
    const edition = pin ? `\u0000${pin.edition ?? '\u0000'}` : assumed === undefined ? '' : `\u0001${assumed}`;
    const text = `${framework}\u0000${number}${edition}`;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const isAssumed = assumed !== undefined && !pin;
    this.#keys.push({ framework, number, pin: pin && { edition: pin.edition }, ...(isAssumed && { assumed }) });
    this.#numbers.set(text, this.#keys.length - 1);
    return this.#keys.length - 1;
  }

  get count(): number {
    return this.#keys.length;
  }

  at(key: number): CitationKey | undefined {
    return this.#keys[key];
  }

  /** What references with the key mean, resolved once for a set; null where the set has no such framework. */
  resolutionOf(key: number, set: FrameworkSet): Resolution | null {
    const all = this.#resolved(set);
    const known = all[key];
    if (known !== undefined) return known;
    const citation = this.#keys[key];
    const framework = citation && set.get(citation.framework);
    const resolution = framework ? resolve(assuming(framework, citation.assumed), citation.number, citation.pin) : null;
    all[key] = resolution;
    return resolution;
  }
}
