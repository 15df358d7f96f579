import { onlyOf } from '../../core/base/collections.ts';
import type { Catalog } from '../../core/model/catalog.ts';
import { type Lines, linesOf, type TextEdit, wholeText } from '../../core/model/text.ts';
import { editText } from '../../core/text/edits.ts';
import { readCatalog } from '../reading/catalog-reader.ts';
import { lineEndOf } from '../yaml/line-index.ts';
import { draftOfCatalog } from './draft-of-catalog.ts';
import { type EditionDraft, flatObjectives, mapObjectives, type SuccessorDraft } from './framework-draft.ts';
import { recordReplacement } from './record-replacement.ts';
import { editionLines, writeCatalog } from './write-catalog.ts';

/** What to change in a catalog. */
interface CatalogRevision {
  /** The edition to add after those that it has. */
  readonly added?: EditionDraft;
  /** The edition that is replaced. */
  readonly older: string;
  /** What replaced its objectives, by number. */
  readonly records: ReadonlyMap<string, readonly SuccessorDraft[]>;
}

/**
 * The text of a catalog with a new edition and with records of what it replaced. What it has so far stays as it is
 * written, comments included; if that is not possible, all is written anew, with the comments above objectives. Null if
 * something would be lost.
 */
export function reviseCatalog(text: string, revision: CatalogRevision): string | null {
  const before = readCatalog('', text).catalog;
  if (!before) return null;
  const extended = revision.added ? withEdition(text, revision.added) : text;
  const edited = editText(extended, recordsIn(readCatalog('', extended).catalog, extended, revision)).text;
  if (isRevised(before, edited, revision)) return edited;
  const anew = writtenAnew(text, before, revision);
  return isRevised(before, anew, revision) ? anew : null;
}

/** The edit that records in a catalog what replaced an objective; undefined where that cannot be written beside what it has. */
export function recordEdit(
  catalog: Catalog,
  lines: Lines,
  older: string,
  number: string,
  successor: SuccessorDraft,
): TextEdit | undefined {
  const revision = { older, records: new Map([[number, [successor]]]) };
  const text = wholeText(lines);
  const edits = recordsIn(catalog, text, revision);
  return isRevised(catalog, editText(text, edits).text, revision) ? onlyOf(edits) : undefined;
}

function writtenAnew(text: string, catalog: Catalog, { added, older, records }: CatalogRevision): string {
  const draft = draftOfCatalog(catalog, linesOf(text));
  const editions = draft.editions.map((edition) => {
    if (edition.edition !== older) return edition;
    const objectives = mapObjectives(edition.objectives, (objective) => {
      const replacedBy = objective.replacedBy ?? records.get(objective.number);
      return { ...objective, ...(replacedBy && { replacedBy }) };
    });
    return { ...edition, objectives };
  });
  return writeCatalog({ ...draft, editions: added ? [...editions, added] : editions }).text;
}

function recordsIn(catalog: Catalog | null, text: string, { older, records }: CatalogRevision): TextEdit[] {
  const lines = linesOf(text);
  const objectives = catalog?.editions.find(({ id }) => id === older)?.objectives ?? [];
  return objectives.flatMap((objective) => {
    const successors = records.get(objective.number);
    return (successors && recordReplacement(lines, objective, successors, lineEndOf(text))) ?? [];
  });
}

/** Fields of the only edition of a catalog that names one without a list of editions. */
const EDITION_FIELD = /^(?:edition|published|draft|partial):/;

/** The text with an edition at the end of the list of editions, which is made of a single edition first. */
function withEdition(text: string, edition: EditionDraft): string {
  const eol = lineEndOf(text);
  const lines = text.split(/\r\n|\n|\r/);
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  const listed = lines.findIndex((line) => /^editions:\s*(?:#.*)?$/.test(line)) < 0 ? asList(lines) : lines;
  const start = listed.findIndex((line) => /^editions:/.test(line)) + 1;
  const after = listed.findIndex((line, index) => index >= start && /^[^\s#-]/.test(line));
  const end = after < 0 ? listed.length : after;
  const dash = listed.slice(start, end).find((line) => /^ *- /.test(line));
  const indent = ' '.repeat(dash?.indexOf('-') ?? 2);
  const written = editionLines(edition).map((line) => indent + line);
  return [...listed.slice(0, end), ...written, ...listed.slice(end), ''].join(eol);
}

/** The fields of the only edition as the first item of a list. */
function asList(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => /^objectives:/.test(line));
  if (start < 0) return [...lines];
  const after = lines.findIndex((line, index) => index > start && /^[^\s#-]/.test(line));
  const end = after < 0 ? lines.length : after;
  const fields = lines.filter((line) => EDITION_FIELD.test(line));
  const others = (part: readonly string[]) => part.filter((line) => !EDITION_FIELD.test(line));
  const item = [...fields, ...lines.slice(start, end)].map((line, index) => {
    return line === '' ? line : `${index === 0 ? '  - ' : '    '}${line}`;
  });
  return [...others(lines.slice(0, start)), ...others(lines.slice(end)), 'editions:', ...item];
}

/** Whether a text says what the catalog said before, with the revision and nothing else. */
function isRevised(before: Catalog, text: string, { added, older, records }: CatalogRevision): boolean {
  const { catalog } = readCatalog(before.uri, text);
  const count = before.editions.length;
  const [last, ...more] = catalog?.editions.slice(count) ?? [];
  if (!catalog || more.length > 0 || last?.id !== added?.edition) return false;
  const numbers = flatObjectives(added?.objectives ?? []).map(({ number }) => number);
  if (content(last?.objectives.map(({ number }) => number) ?? []) !== content(numbers)) return false;
  const editions = before.editions.map((edition) => {
    if (edition.id !== older) return edition;
    const objectives = edition.objectives.map((objective) => {
      return { ...objective, replacedBy: objective.replacedBy ?? records.get(objective.number) };
    });
    return { ...edition, objectives };
  });
  return content({ ...catalog, editions: catalog.editions.slice(0, count) }) === content({ ...before, editions });
}

/** Equal for catalogs that say the same, whatever they look like. */
function content(value: unknown): string {
  return JSON.stringify(value, (name, part: unknown) => {
    if (/range/i.test(name)) return undefined;
    const isFields = typeof part === 'object' && part !== null && !Array.isArray(part);
    return isFields ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part;
  });
}
