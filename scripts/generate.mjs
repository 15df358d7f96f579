// Generates files from other sources of the project:   node scripts/generate.mjs
//   server/src/generated/*-catalogs.json   from seeds/ (not in git)
//   server/src/core/index/block-search.json   code in WebAssembly
//   syntaxes/objective-references.injection.tmLanguage.json   from seeds/
//   schemas/*.schema.json   from server/src/core/fields/
//   package.json (contributes.configuration), package.nls.json (settings.*), docs/settings.md   from server/src/core/settings/settings.ts
//   package.json (contributes.languageModelTools), package.nls.json (tools.*)   from server/src/tools/
import { fileURLToPath } from 'node:url';
import { blockSearchOutputs } from './generate/block-search-outputs.mjs';
import { grammarOutputs } from './generate/grammar-outputs.mjs';
import { loadSources } from './generate/load-sources.mjs';
import { manifestOutputs } from './generate/manifest-outputs.mjs';
import { schemaOutputs } from './generate/schema-outputs.mjs';
import { settingsOutputs } from './generate/settings-outputs.mjs';
import { shippedCatalogsOutputs } from './generate/shipped-catalogs-outputs.mjs';
import { writeOutputs } from './generate/write-outputs.mjs';

/** Updates all generated files. Throws, listing every problem, if a shipped catalog has any. */
export async function generate() {
  const outputs = await generatedFiles();
  return writeOutputs(outputs);
}

/** The contents of each generated file: paths relative to the project's folder, with texts. */
export async function generatedFiles() {
  const sources = await loadSources();
  const catalogs = await shippedCatalogsOutputs(sources);
  const shipped = catalogs.flatMap(({ text }) => JSON.parse(text));
  return [
    ...catalogs,
    ...blockSearchOutputs(),
    ...grammarOutputs(sources, shipped),
    ...schemaOutputs(sources),
    ...(await manifestOutputs(sources)),
    ...settingsOutputs(sources),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const written = await generate();
  console.log(written.length === 0 ? 'Generated files are up to date.' : `Generated ${written.join(', ')}.`);
}
