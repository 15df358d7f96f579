import { memoizePair } from '../base/memoize.ts';
import type { Framework, FrameworkEdition } from '../model/framework.ts';

/**
 * The framework in a document that declares this edition: references without one mean it. The same value for the same
 * arguments.
 */
export const withDefaultEdition = memoizePair(
  (framework: Framework, edition: FrameworkEdition): Framework => ({
    ...framework,
    defaultEdition: edition,
    isEditionDeclared: true,
  }),
);

/**
 * As `withDefaultEdition`, by the id of an edition; the framework as it is where no id is given or no edition has it.
 */
export function assuming(framework: Framework, editionId: string | undefined): Framework {
  const edition = editionId === undefined ? undefined : framework.editions.find(({ id }) => id === editionId);
  return edition ? withDefaultEdition(framework, edition) : framework;
}

/** Id of the default edition in a document; undefined where it is that of the project. */
export function assumedEdition({ defaultEdition }: Framework, inProject: Framework | undefined): string | undefined {
  return defaultEdition === inProject?.defaultEdition ? undefined : defaultEdition?.id;
}
