/** URL of the folder in which `dist/`, with the bundles, has `seeds/`, `docs/` and `l10n/` beside it. */
export const packageFolder = import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 1);
