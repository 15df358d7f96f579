import { l10n } from '../../../core/base/l10n.ts';
import type { Catalog, Edition, Objective } from '../../../core/model/catalog.ts';
import { type Diagnostic, FILE_CODES } from '../../../core/model/diagnostic.ts';
import { comparePositions, type Range, rangeInLine } from '../../../core/model/text.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { type ReadCatalog, readCatalog } from '../../reading/catalog-reader.ts';
import { defined } from '../../syntax/defined.ts';
import { ImportFailure, type ImportFile, type ReadFramework } from '../format.ts';
import {
  type FrameworkDraft,
  flatObjectives,
  type Imported,
  type ImportProblem,
  type ObjectiveDraft,
} from '../framework-draft.ts';
import { joinDrafts } from '../join-drafts.ts';
import { withoutPrefixInNumbers } from '../prefixed-numbers.ts';
import { withWithdrawals } from '../withdrawal-notices.ts';
import { type WrittenCatalog, writeCatalog } from '../write-catalog.ts';
import { decodeFile } from './encoding.ts';
import { conversionAdvice, IMPORT_FORMATS, importFormatOf } from './index.ts';

/** Larger files are not read, in bytes: several times the largest published framework. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Reads the framework in a file; options override what the file suggests. Never rejects. */
export async function readImport(given: ImportFile, options: ImportOptions): Promise<Imported> {
  try {
    return await readFile(given, options);
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    const { message, range } = error;
    return { draft: null, problems: [{ severity: 'error', range, message }], dropped: [] };
  }
}

async function readFile(given: ImportFile, options: ImportOptions): Promise<ReadFramework> {
  if (given.bytes.length > MAX_BYTES)
    throw new ImportFailure(l10n.t('This file is larger than {0} MB. Split it.', MAX_BYTES / 1024 / 1024));
  const { file, problems: ofEncoding } = decodeFile(given);
  const format = importFormatOf(file, options.from);
  if (!format) {
    const advice = conversionAdvice(file);
    if (advice !== undefined && options.from === undefined) throw new ImportFailure(advice);
    const known = IMPORT_FORMATS.map(({ name, what }) => `${name} (${what()})`).join(', ');
    throw new ImportFailure(
      options.from === undefined
        ? l10n.t(
            'Cannot detect the format of {0}. Specify it with --from, or "from" in objrefs.yaml: {1}. If it is none of these, save its numbers and titles as a table (CSV).',
            file.name,
            known,
          )
        : l10n.t('Unknown format {0}. Expected one of: {1}.', options.from, known),
    );
  }
  try {
    const imported = await (await format.load())(file, options);
    const draft = withWithdrawals(withoutPrefixInNumbers(withOptions(imported.draft, options)));
    return { ...imported, draft, problems: [...ofEncoding, ...imported.problems] };
  } catch (error) {
    if (error instanceof ImportFailure) throw error;
    throw new ImportFailure(
      l10n.t('Cannot read this file as {0}: {1}.', format.name, error instanceof Error ? error.message : String(error)),
    );
  }
}

function withOptions(draft: FrameworkDraft, { prefix, edition }: ImportOptions): FrameworkDraft {
  const [only] = draft.editions;
  const isOne = draft.editions.length === 1 && only !== undefined;
  return {
    ...draft,
    ...defined({ prefix }),
    ...(edition !== undefined && isOne && { editions: [{ ...only, edition }] }),
  };
}

/** Reads a file as the catalog that `objrefs import` would write, with ranges of the file. Never rejects. */
export async function readImportedCatalog(uri: string, file: ImportFile, options: ImportOptions): Promise<ReadCatalog> {
  const { draft: imported, problems } = await readImport(file, options);
  const draft = imported && joinDrafts([imported]).draft;
  const own = problems.map(({ severity, range, message }): Diagnostic => {
    return { code: 'catalog-import', severity, range, message, fixes: [] };
  });
  if (!draft) return { catalog: null, problems: own, incomplete: true };
  if (draft.prefix === undefined) return { catalog: null, problems: [...own, withoutPrefix(file)], incomplete: true };
  const { text, owners } = writeCatalog(draft);
  const read = readCatalog(uri, text);
  const placed = read.problems.map((problem): Diagnostic => {
    const { message, severity, range } = placeInDraft(problem, owners);
    return { code: problem.code, severity, message, range, fixes: [] };
  });
  const all = [...own, ...placed].sort((a, b) => comparePositions(a.range.start, b.range.start));
  return { catalog: read.catalog && inPlace(read.catalog, draft), problems: all, incomplete: read.incomplete };
}

/** Moves a problem of the catalog that was written from a draft to the range of its objective in the imported file. */
export function placeInDraft(
  { message, severity, range }: Diagnostic,
  owners: WrittenCatalog['owners'],
): ImportProblem {
  const owner = owners[range.start.line];
  const isError = severity === 'error';
  return { severity: isError ? 'error' : 'warning', message, range: owner?.range ?? rangeInLine(0, 0, 0) };
}

function withoutPrefix({ name }: ImportFile): Diagnostic {
  const message = l10n.t(
    '{0} does not name the prefix of its citations. Add "prefix" to its entry under "catalogs" in objrefs.yaml.',
    name,
  );
  const code = 'catalog-import';
  return { code, severity: FILE_CODES[code], range: rangeInLine(0, 0, 0), message, fixes: [] };
}

/** The catalog with ranges of the imported file. */
function inPlace({ fieldRanges: _fieldRanges, ...catalog }: Catalog, draft: FrameworkDraft): Catalog {
  const start = rangeInLine(0, 0, 0);
  const editions = catalog.editions.map((edition, index): Edition => {
    const drafts = flatObjectives(draft.editions[index]?.objectives ?? []);
    return { ...placedAt({ ...edition, objectives: [] }, start), objectives: placed(edition.objectives, drafts) };
  });
  return { ...placedAt({ ...catalog, editions: [] }, start), imported: true, editions };
}

/** Both lists have the same order; objectives that the reader rejected are missing in the first. */
function placed(objectives: readonly Objective[], drafts: readonly ObjectiveDraft[]): Objective[] {
  let next = 0;
  return objectives.map((objective): Objective => {
    while (next < drafts.length && drafts[next]!.number !== objective.number) next++;
    return placedAt(objective, drafts[next++]?.range ?? rangeInLine(0, 0, 0));
  });
}

/** The value with another range in place of all that it has. */
function placedAt<T>(value: T, range: Range): T {
  if (Array.isArray(value)) return value.map((item) => placedAt(item, range)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, part]) => [
    name,
    /range$/i.test(name) ? range : placedAt(part, range),
  ]);
  return Object.fromEntries(fields);
}

/** A file as the text of a catalog, for a person to review; null for a file that cannot be imported. Never rejects. */
export async function importCatalog(
  file: ImportFile,
  options: ImportOptions,
): Promise<{
  text: string | null;
  edition: string | null;
  problems: readonly ImportProblem[];
  dropped: readonly string[];
}> {
  const { draft, problems, dropped } = await readImport(file, options);
  if (!draft) return { text: null, edition: null, problems, dropped };
  const { text, owners } = writeCatalog(draft);
  const own = readCatalog('', text).problems.map((problem) => placeInDraft(problem, owners));
  return { text, edition: draft.editions.at(-1)?.edition ?? null, problems: [...problems, ...own], dropped };
}
