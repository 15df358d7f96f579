import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { commentsLeftOut, draftOfCatalog } from '../../catalog/imports/draft-of-catalog.ts';
import type { FrameworkDraft, ImportProblem } from '../../catalog/imports/framework-draft.ts';
import { readCatalog } from '../../catalog/reading/catalog-reader.ts';
import { Refusal, type Result } from '../../core/base/result.ts';
import { linesOf } from '../../core/model/text.ts';
import { decodeText } from '../../loader/decode.ts';
import { reasonOf } from '../../loader/file-system.ts';

/** The catalog that the imported files are new editions of. */
export interface Previous {
  readonly draft: FrameworkDraft;
  /** How many lines of comments the new catalog will not have. */
  readonly commentsLeftOut: number;
}

/** Limit of a catalog, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Reads the catalog, unless it has an error: the broken part would be lost. */
export async function readPrevious(
  path: string,
  directory: string,
): Promise<Previous | Refusal | { readonly errors: readonly ImportProblem[] }> {
  let text: string | null;
  try {
    const file = resolve(directory, path);
    const { size } = await stat(file);
    text = size > MAX_BYTES ? null : decodeText(await readFile(file));
  } catch (error) {
    return new Refusal(`cannot read the catalog '${path}': ${reasonOf(error)}`);
  }
  if (text === null) return new Refusal(`'${path}' is not a catalog; expected a *.objectives.yaml file`);
  const { catalog, problems } = readCatalog('', text);
  const errors = problems.flatMap(({ severity, range, message }): ImportProblem[] =>
    severity === 'error' ? [{ severity, range, message }] : [],
  );
  if (!catalog || errors.length > 0) return { errors };
  const lines = linesOf(text);
  const draft = draftOfCatalog(catalog, lines);
  return { draft, commentsLeftOut: commentsLeftOut(draft, lines) };
}

/**
 * The framework of the catalog with the new editions after its own; a refusal where editions have no name or the same name.
 */
export function inOneFramework(previous: FrameworkDraft, joined: FrameworkDraft): Result<FrameworkDraft> {
  const names = previous.editions.flatMap(({ edition, aliases = [] }) => [edition, ...aliases]);
  if (names.includes(undefined)) {
    return new Refusal('the catalog does not name its edition. Add "edition" to it first.');
  }
  for (const { edition } of joined.editions) {
    if (edition === undefined) return new Refusal('missing --edition EDITION. Example: --edition 2026');
    if (names.includes(edition)) {
      return new Refusal(`the catalog already has an edition ${edition}. Name the new one: --edition 2026.`);
    }
  }
  return { ...joined, ...previous, editions: [...previous.editions, ...joined.editions] };
}
