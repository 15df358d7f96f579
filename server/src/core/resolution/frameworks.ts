export { composeFrameworks, findEdition, problemsOfCatalogs } from './compose.ts';
export type { CatalogSource, FrameworkSet } from './framework-set.ts';
