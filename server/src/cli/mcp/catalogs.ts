import { readFileSync } from 'node:fs';
import { fileIn } from '../../loader/root.ts';
import { quoteAll, textOfCatalog } from '../../tools/answer-text.ts';
import { nameOf, relativePath } from '../../uri/uris.ts';
import type { Workspace } from '../workspace.ts';

/** Of the text of a catalog, in UTF-16 units. */
const LONGEST = 2_000_000;

/** URL of the folder that contains `dist/`, with the bundles, and `seeds/`. */
const packageFolder = import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 1);

/** The catalogs of a workspace as resources. Their URIs are names that say nothing of the machine, and are never resolved. */
export function catalogsOf({ root, composed }: Workspace) {
  const enabled = new Set(composed.scope.set.frameworks.flatMap(({ catalogs }) => catalogs.map(({ uri }) => uri)));
  const uris = new Set([...root.files.catalogs.keys(), ...enabled]);
  return [...uris].map((uri) => {
    const catalog = root.sources.find((source) => source.catalog.uri === uri)?.catalog;
    const place = root.files.catalogs.has(uri)
      ? (relativePath(root.uri, uri) ?? nameOf(uri))
      : `built-in/${nameOf(uri)}`;
    const row = {
      uri: `objrefs-catalog:///${encodeURI(place)}`,
      name: place,
      ...(catalog && { title: catalog.prefix, description: catalog.editions.map(({ id }) => id).join(', ') }),
      mimeType: 'application/yaml',
    };
    return { uri, row: { ...quoteAll(row), uri: row.uri } };
  });
}

/** The text of a catalog by the URI of its resource; undefined where there is none. */
export function catalogText(named: string, workspace: Workspace): string | undefined {
  const found = catalogsOf(workspace).find(({ row }) => row.uri === named);
  if (!found) return undefined;
  const file = fileIn(workspace.root, found.uri);
  const text = file ? file.text : readFileSync(new URL(`seeds/${nameOf(found.uri)}`, packageFolder), 'utf8');
  return text === null ? undefined : textOfCatalog(text.slice(0, LONGEST));
}
