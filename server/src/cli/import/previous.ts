import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { commentsLeftOut, draftOfCatalog } from '../../catalog/imports/draft-of-catalog.ts';
import type { FrameworkDraft, ImportProblem } from '../../catalog/imports/framework-draft.ts';
import { readCatalog } from '../../catalog/reading/catalog-reader.ts';
import { linesOf } from '../../core/model/text.ts';
import { decodeText } from '../../loader/decode.ts';
import { reasonOf } from '../../loader/file-system.ts';
import type { Failure } from '../command-line.ts';

/** The catalog that a revised document is held against. */
export interface Previous {
  readonly draft: FrameworkDraft;
  /** Lines of comments that a catalog written anew does not have. */
  readonly commentsLeftOut: number;
}

/** Larger catalogs are not read, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Reads it; a catalog with an error is none, since what is wrong in it would be lost. */
export async function readPrevious(
  path: string,
  directory: string,
): Promise<Previous | Failure | { readonly errors: readonly ImportProblem[] }> {
  let text: string | null;
  try {
    const file = resolve(directory, path);
    const { size } = await stat(file);
    text = size > MAX_BYTES ? null : decodeText(await readFile(file));
  } catch (error) {
    return { failure: `The catalog '${path}' cannot be read: ${reasonOf(error)}.` };
  }
  if (text === null) return { failure: `'${path}' is no catalog. Name a *.objectives.yaml file.` };
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
 * The new editions after those of the catalog, which has the say about the framework; or why they cannot be told apart.
 */
export function inOneFramework(previous: FrameworkDraft, joined: FrameworkDraft): FrameworkDraft | Failure {
  const names = previous.editions.flatMap(({ edition, aliases = [] }) => [edition, ...aliases]);
  if (names.includes(undefined)) {
    return { failure: 'The catalog does not name its edition. Give it a name in "edition" first.' };
  }
  for (const { edition } of joined.editions) {
    if (edition === undefined) return { failure: 'Nothing says which edition this is. Say it: --edition 2026.' };
    if (names.includes(edition)) {
      return { failure: `The catalog has an edition ${edition} already. Name the new one: --edition 2026.` };
    }
  }
  return { ...joined, ...previous, editions: [...previous.editions, ...joined.editions] };
}
