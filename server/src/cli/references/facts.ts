import { inertJson } from '../../reports/json-lines.ts';
import type { ReferenceRow } from '../findings.ts';
import type { Origin } from '../git/origin.ts';
import { pathFrom } from '../paths.ts';

/** UTF-16 units that are written at once. */
const CHUNK = 64 * 1024;

export interface FactsOfDocument {
  readonly uri: string;
  /** `inRange`: of a number between the ends of a range. */
  readonly rows: readonly (ReferenceRow & { readonly inRange: boolean })[];
}

/**
 * The references as JSON Lines, for query engines: each row says which repository it is from. Keys and their order are a
 * contract (docs/many-repositories.md): keys may be added at the end, never changed.
 */
export async function* referencesAsJsonLines(
  documents: AsyncIterable<FactsOfDocument>,
  { repository, commit, top }: Origin,
): AsyncGenerator<string> {
  let chunk = '';
  for await (const { uri, rows } of documents) {
    const path = pathFrom(top, uri);
    for (const row of rows) {
      const { line, prefix: framework, edition, number, status, replacedBy: successors } = row;
      const { resolvedEdition, title, text, canonical, column, endLine, endColumn, url, place, inRange } = row;
      const fact = {
        ...{ repository, commit, path, line, framework, edition, number, status, successors },
        ...{ resolvedEdition, title, text, canonical, column, endLine, endColumn },
        ...{ url: url ?? null, place: place?.label ?? null, inRange },
      };
      chunk += `${inertJson(fact)}\n`;
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}
