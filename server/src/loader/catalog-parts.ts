import type { ReadYaml } from '../catalog/yaml/read-yaml.ts';
import type { Catalog, Objective } from '../core/model/catalog.ts';

/** Some objectives of an edition, given by its index. */
export interface CatalogPart {
  readonly edition: number;
  readonly objectives: readonly Objective[];
}

/** Objectives of a part. Receiving it from another thread takes some milliseconds, in which no requests are answered. */
const OBJECTIVES = 1_000;

/** Divides what was read from a large catalog: the same without objectives, and these in parts. */
export function divide({ value, ...rest }: ReadYaml<Catalog>): {
  readonly head: ReadYaml<Catalog>;
  readonly parts: Iterator<CatalogPart>;
} {
  const editions = value?.editions ?? [];
  function* parts(): Generator<CatalogPart> {
    for (const [edition, { objectives }] of editions.entries()) {
      for (let from = 0; from < objectives.length; from += OBJECTIVES)
        yield { edition, objectives: objectives.slice(from, from + OBJECTIVES) };
    }
  }
  const without = editions.map((edition) => ({ ...edition, objectives: [] }));
  return { head: { ...rest, value: value && { ...value, editions: without } }, parts: parts() };
}

/** Adds a part to its head, which has to be a copy that nothing else refers to. */
export function addPart({ value }: ReadYaml<Catalog>, { edition, objectives }: CatalogPart): void {
  (value!.editions[edition]!.objectives as Objective[]).push(...objectives);
}
