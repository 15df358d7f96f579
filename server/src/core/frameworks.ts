export type { CatalogSource, FrameworkSet } from './framework-set.ts';
export { composeFrameworks, findEdition, problemsOfCatalogs } from './resolution/compose.ts';
