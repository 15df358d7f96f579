import type { Listed } from '../model/framework.ts';
import { type Stems, similarity, stemsOf } from './similarity.ts';
import { comparableFields, isSameWording } from './wording.ts';

/** Below: the texts have so little in common that they may be taken for two objectives. */
export const DIFFERENT = 0.2;
/** Below: the texts alone would not make anybody think of one objective. */
export const LOOSE = 0.5;
/** From here on: the texts alone make it one objective. */
export const ALIKE = 0.75;

/** How alike the wording of two objectives is; each text is taken apart once. */
export class Resemblance {
  private readonly stems = new Map<string, Stems>();

  /** From 0 to 1; 1 where the wording is the same, and nowhere else. */
  between(older: Listed, newer: Listed): number {
    if (isSameWording(older, newer)) return 1;
    const pairs = comparableFields(older, newer).map((pair) => [this.of(pair.older), this.of(pair.newer)] as const);
    return Math.min(similarity(pairs), 0.999);
  }

  private of(text: string): Stems {
    let stems = this.stems.get(text);
    if (!stems) {
      stems = stemsOf(text);
      this.stems.set(text, stems);
    }
    return stems;
  }
}
