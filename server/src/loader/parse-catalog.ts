import type { ReadYaml } from '../catalog/yaml/read-yaml.ts';
import type { Catalog } from '../core/model/catalog.ts';

/** Reads the text of a catalog. Never rejects. */
export type ParseCatalog = (uri: string, text: string) => Promise<ReadYaml<Catalog>>;

/** Reads it on this thread. The reader, with the YAML library, is loaded when it is first needed. */
export const parseCatalog: ParseCatalog = async (uri, text) => {
  const { readCatalog } = await import('../catalog/reading/catalog-reader.ts');
  const { catalog: value, problems, incomplete } = readCatalog(uri, text);
  return { value, problems, incomplete };
};
