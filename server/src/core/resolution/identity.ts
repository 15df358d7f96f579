import type { Framework, Listed } from '../model/framework.ts';

/** Equal for one objective in several projects that read the same catalog. */
export function objectiveIdentity({ location, edition, number }: Listed): string {
  return `${location.uri}\n${edition}\n${number}`;
}

/** Equal for one framework in several projects that read the same catalogs. */
export function frameworkIdentity({ id, catalogs }: Framework): string {
  return [id, ...catalogs.map(({ uri }) => uri)].join('\n');
}
