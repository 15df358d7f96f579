import type { ImportFile } from '../../../../server/src/catalog/imports/format.ts';
import { readImport, readImportedCatalog } from '../../../../server/src/catalog/imports/formats/read-import.ts';
import { writeCatalog } from '../../../../server/src/catalog/imports/write-catalog.ts';
import type { ImportOptions } from '../../../../server/src/core/settings/configuration.ts';

/**
 * The result of importing a file: the catalog's text, problems as `line:column message` (1-based), and what was
 * skipped.
 */
export async function importText(name: string, text: string, options: ImportOptions = {}) {
  return importFile({ name, text, bytes: new TextEncoder().encode(text) }, options);
}

/** The same for a file that may not be text. */
export async function importFile(file: ImportFile, options: ImportOptions = {}) {
  const { draft, dropped } = await readImport(file, options);
  const { problems } = await readImportedCatalog('file:///imported', file, options);
  return {
    catalog: draft && writeCatalog(draft).text,
    problems: problems.map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`),
    dropped,
  };
}
