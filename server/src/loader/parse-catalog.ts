import type { Catalog } from '../core/model/catalog.ts';
import type { Diagnostic } from '../core/model/diagnostic.ts';

/** The result of reading a text. Plain data. */
export interface Parsed<Value> {
  readonly value: Value | null;
  readonly problems: readonly Diagnostic[];
  /** Whether parts of it may be missing. */
  readonly incomplete: boolean;
}

/** Reads the text of a catalog. Never rejects. */
export type ParseCatalog = (uri: string, text: string) => Promise<Parsed<Catalog>>;

/** Reads it on this thread. The reader, with the YAML library, is loaded when it is first needed. */
export const parseCatalog: ParseCatalog = async (uri, text) => {
  const { readCatalog } = await import('../catalog/reading/catalog-reader.ts');
  const { catalog: value, problems, incomplete } = readCatalog(uri, text);
  return { value, problems, incomplete };
};
