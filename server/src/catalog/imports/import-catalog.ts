import type { ImportOptions } from '../../core/settings/configuration.ts';
import { readCatalog } from '../reading/catalog-reader.ts';
import type { ImportFile } from './format.ts';
import { placeInDraft, readImport } from './formats/read-import.ts';
import type { ImportProblem } from './framework-draft.ts';
import { writeCatalog } from './write-catalog.ts';

/** A file as the text of a catalog, for a person to read before it is used; null where there is nothing. Never rejects. */
export async function importCatalog(
  file: ImportFile,
  options: ImportOptions,
): Promise<{ text: string | null; problems: readonly ImportProblem[]; dropped: readonly string[] }> {
  const { draft, problems, dropped } = await readImport(file, options);
  if (!draft) return { text: null, problems, dropped };
  const { text, owners } = writeCatalog(draft);
  const own = readCatalog('', text).problems.map((problem) => placeInDraft(problem, owners));
  return { text, problems: [...problems, ...own], dropped };
}
