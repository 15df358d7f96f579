import type { CitationKey } from '../index/citation-keys.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import type { Resolution } from '../model/resolution.ts';
import { assuming } from '../resolution/default-edition.ts';
import { resolve } from '../resolution/resolve.ts';
import { parentText } from '../resolution/siblings.ts';
import { isRenumbered, type Renumbering } from './plan.ts';

/** A renumbering with the framework as its catalogs describe it afterwards. */
export class Renumbered {
  readonly renumbering: Renumbering;
  readonly framework: Framework;
  readonly edition: FrameworkEdition;
  readonly #families: ReadonlySet<string>;

  constructor(renumbering: Renumbering, framework: Framework, edition: FrameworkEdition) {
    this.renumbering = renumbering;
    this.framework = framework;
    this.edition = edition;
    this.#families = new Set([...renumbering.numbers].flat().map(parentText));
  }

  /** What an objective of the framework is afterwards; null where it is lost. */
  imageOf(objective: Listed): Listed | null {
    const { numbers } = this.renumbering;
    const edition = this.framework.editions.find(
      ({ id, uri }) => id === objective.edition && uri === objective.location.uri,
    );
    const number = isRenumbered(this.renumbering, objective) ? numbers.get(objective.number) : objective.number;
    return edition?.byNumber.get(number ?? objective.number) ?? null;
  }

  /** Whether what is written means afterwards what it meant before. */
  keepsMeaning(
    { framework, objective }: Pick<Resolution, 'framework' | 'objective'>,
    { number, pin }: Pick<CitationKey, 'number' | 'pin'>,
  ): boolean {
    const now = resolve(assuming(this.framework, framework.defaultEdition?.id), number, pin).objective;
    return now === (objective ? this.imageOf(objective) : null);
  }

  /** Whether what is written so, and does not cite what is renumbered, comes to mean something else. */
  captures({ framework, number, pin, assumed }: CitationKey): boolean {
    if (framework !== this.renumbering.framework.id) return false;
    const before = resolve(assuming(this.renumbering.framework, assumed), number, pin);
    if (before.objective && isRenumbered(this.renumbering, before.objective)) return false;
    return !this.keepsMeaning(before, { number, pin });
  }

  /** Whether a text that cites the objective is to be looked at: it is renumbered, or a range from it may take that in. */
  concerns(objective: Listed): boolean {
    const { edition, location, number } = objective;
    const isNear = edition === this.edition.id && location.uri === this.edition.uri;
    return isRenumbered(this.renumbering, objective) || (isNear && this.#families.has(parentText(number)));
  }
}
