import type { Framework, Listed } from '../model/framework.ts';

/** The same for the same objective in the frameworks of other roots, which read the same catalog. */
export function objectiveIdentity({ location, edition, number }: Listed): string {
  return `${location.uri}\n${edition}\n${number}`;
}

/** The same for a framework that another root has put together from the same catalogs. */
export function frameworkIdentity({ id, catalogs }: Framework): string {
  return [id, ...catalogs.map(({ uri }) => uri)].join('\n');
}
