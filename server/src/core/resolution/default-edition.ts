import type { Framework, FrameworkEdition } from '../model/framework.ts';

const derived = new WeakMap<Framework, Map<FrameworkEdition, Framework>>();

/**
 * The framework in a document that declares this edition: references without one mean it. The same value for the same
 * arguments.
 */
export function withDefaultEdition(framework: Framework, edition: FrameworkEdition): Framework {
  let known = derived.get(framework);
  if (!known) {
    known = new Map();
    derived.set(framework, known);
  }
  const before = known.get(edition);
  if (before) return before;
  const found = { ...framework, defaultEdition: edition, isEditionDeclared: true };
  known.set(edition, found);
  return found;
}

/** Likewise, with the id of an edition. As it is where it has no such edition, or where none is given. */
export function assuming(framework: Framework, editionId: string | undefined): Framework {
  const edition = editionId === undefined ? undefined : framework.editions.find(({ id }) => id === editionId);
  return edition ? withDefaultEdition(framework, edition) : framework;
}

/** Id of the edition that a framework has for its default one in a document alone; undefined where that is everybody's. */
export function assumedEdition({ defaultEdition }: Framework, everybodys: Framework | undefined): string | undefined {
  return defaultEdition === everybodys?.defaultEdition ? undefined : defaultEdition?.id;
}
