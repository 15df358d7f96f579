import { build } from 'esbuild';
import { projectPath } from './project-path.mjs';

const entry = `
export { readCatalog } from './server/src/catalog/reading/catalog-reader.ts';
export { MAPPINGS } from './server/src/core/fields/mappings.ts';
export { AMOUNT, PIECES, UNIT } from './server/src/core/matching/vocabulary.ts';
export { addShape, createShapes } from './server/src/core/matching/shapes.ts';
export { createCountedList, createWordList } from './server/src/core/matching/words.ts';
export { SETTING_GROUPS, SETTINGS, SETTINGS_SECTION } from './server/src/core/settings/settings.ts';
export { TOOLS } from './server/src/tools/tools.ts';
`;

/** The TypeScript modules that files are generated from, bundled in memory. */
export async function loadSources() {
  const result = await build({
    stdin: { contents: entry, resolveDir: projectPath('.'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    // The libraries' platform-independent builds: they import nothing that a data URL cannot.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['default'],
    logLevel: 'warning',
  });
  const [bundle] = result.outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);
}
