import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Catalog } from '../../core/model/catalog.ts';
import { type Lines, linesOf, type Range, type TextEdit, wholeText } from '../../core/model/text.ts';
import { editText } from '../../core/text/edits.ts';
import { readCatalog } from '../reading/catalog-reader.ts';
import { lineEndOf } from '../yaml/line-index.ts';
import { type EditionDraft, flatObjectives, type SuccessorDraft } from './framework-draft.ts';
import type { Notes } from './propose-successors.ts';
import { addFieldEdit, commentEdit, recordEdits } from './record-replacement.ts';
import { commented, editionList, successorsAsText, type WrittenCatalog } from './write-catalog.ts';

/** What to change in a catalog. */
interface CatalogRevision {
  /** The editions to add after those that it has. */
  readonly added?: readonly EditionDraft[];
  /** The edition that is replaced. */
  readonly older: string;
  /** What replaced its objectives, by number. */
  readonly records: ReadonlyMap<string, readonly SuccessorDraft[]>;
  /** Comments on them for a person, by number. */
  readonly notes?: Notes;
}

/**
 * The text of a catalog with new editions and with records of what they replaced. What it has so far stays as it is
 * written, comments included; if that is not possible, entries in brackets get lines of their own. Null if something would
 * be lost.
 */
export function reviseCatalog(text: string, revision: CatalogRevision): string | null {
  const before = readCatalog('', text).catalog;
  if (!before) return null;
  for (const layout of [() => text, () => inLines(text)]) {
    const extended = addEditions(layout(), revision.added ?? []).text;
    const edits = recordsIn(readCatalog('', extended).catalog, extended, revision);
    const edited = edits && editText(extended, edits).text;
    if (edited && isRevised(before, edited, revision)) return edited;
  }
  return null;
}

/** The edits that record in a catalog what replaced an objective; none where that cannot be written beside what it has. */
export function recordEdit(
  catalog: Catalog,
  lines: Lines,
  older: string,
  number: string,
  successor: SuccessorDraft,
): readonly TextEdit[] {
  const revision = { older, records: new Map([[number, [successor]]]) };
  const text = wholeText(lines);
  const edits = recordsIn(catalog, text, revision) ?? [];
  return isRevised(catalog, editText(text, edits).text, revision) ? edits : [];
}

/** The text with its editions and objectives on lines of their own, where comments and further entries have a place. */
function inLines(text: string): string {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return text;
  if (isMap(document.contents)) document.contents.flow = false;
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key)) return;
      key.type = 'PLAIN';
      if (!isSeq(value) || !/^(?:editions|objectives)$/.test(String(key.value))) return;
      value.flow = false;
      for (const item of value.items) if (isMap(item)) item.flow = false;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).replaceAll('\n', lineEndOf(text));
}

/** What the revision records about an objective of the older edition. */
const recordOf = ({ records, notes }: CatalogRevision, number: string): readonly SuccessorDraft[] | undefined =>
  records.get(number) ?? notes?.get(number)?.replacedBy;

/** Null where there is no place for a comment. */
function recordsIn(catalog: Catalog | null, text: string, revision: CatalogRevision): TextEdit[] | null {
  const [lines, eol] = [linesOf(text), lineEndOf(text)];
  const objectives = catalog?.editions.find(({ id }) => id === revision.older)?.objectives ?? [];
  const edits = objectives.flatMap((objective) => {
    const note = revision.notes?.get(objective.number);
    const successors = objective.replacedBy ? undefined : recordOf(revision, objective.number);
    const usual = successors?.map((one) => withoutUsual(one, successors.length));
    const proposed = note?.unconfirmed && commented(note.unconfirmed);
    return [
      ...(usual ? recordEdits(objective, `replacedBy: ${successorsAsText(usual)}`, lines, eol) : []),
      ...(note ? [commentEdit(objective, commented(note.comment), lines, eol)] : []),
      ...(proposed && !usual ? [addFieldEdit(objective, proposed, lines, eol)] : []),
    ];
  });
  return edits.every((edit) => edit !== undefined) ? edits : null;
}

/** Without the relation that catalogs take for granted: `moved` for one successor, `split` for several. */
function withoutUsual({ relation, ...successor }: SuccessorDraft, count: number): SuccessorDraft {
  const isUsual = relation === (count > 1 ? 'split' : 'moved');
  return { ...successor, ...(relation && !isUsual && { relation }) };
}

/** Further words that numbers begin with are not listed. */
const MAX_SERIES = 20;

/**
 * The text with editions at the end of the list of editions, which is made of a single edition first. Words that their
 * numbers begin with are listed among the series of the catalog.
 */
export function addEditions(text: string, editions: readonly EditionDraft[]): WrittenCatalog {
  if (editions.length === 0) return { text, owners: [] };
  const eol = lineEndOf(text);
  const lines = text.trimEnd().split(/\r\n|\n|\r/);
  let listed = lines.some((line) => /^editions:\s*(?:#.*)?$/.test(line)) ? lines : asList(lines);
  for (let round = 0; ; round++) {
    const written = withItems(listed, editions, eol);
    const isAdded = ({ start }: Range) => Boolean(written.owners[start.line]);
    // Only a word among the series is missing elsewhere.
    const fix = readCatalog('', written.text)
      .problems.filter(({ range }) => isAdded(range))
      .flatMap(({ fixes }) => fixes.slice(0, 1))
      .find(({ edits }) => !edits.some((edit) => isAdded(edit.range)));
    if (!fix || round === MAX_SERIES) return written;
    listed = editText(listed.join(eol), fix.edits).text.split(eol);
  }
}

function withItems(lines: readonly string[], editions: readonly EditionDraft[], eol: string): WrittenCatalog {
  const start = lines.findIndex((line) => /^editions:/.test(line)) + 1;
  const after = lines.findIndex((line, index) => index >= start && /^[^\s#-]/.test(line));
  const end = after < 0 ? lines.length : after;
  const dash = lines.slice(start, end).find((line) => /^ *- /.test(line));
  const indent = ' '.repeat(dash?.indexOf('-') ?? 2);
  const { text, owners } = editionList(editions);
  const items = text.trimEnd().split('\n');
  return {
    text: [...lines.slice(0, end), ...items.map((line) => indent + line), ...lines.slice(end), ''].join(eol),
    owners: [...lines.slice(0, end).map(() => null), ...owners],
  };
}

/** Fields of the only edition of a catalog that names one without a list of editions. */
const EDITION_FIELD = /^(?:edition|published|draft|partial):/;

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

const numbersOf = (objectives: readonly { readonly number: string }[]): string[] =>
  objectives.map(({ number }) => number);

/** Whether a text says what the catalog said before, with the revision and nothing else. */
function isRevised(before: Catalog, text: string, revision: CatalogRevision): boolean {
  const { catalog } = readCatalog(before.uri, text);
  if (!catalog) return false;
  const { added = [], older } = revision;
  const count = before.editions.length;
  const found = catalog.editions.slice(count).map(({ id, objectives }) => [id, ...numbersOf(objectives)]);
  const wanted = added.map(({ edition, objectives }) => [edition, ...numbersOf(flatObjectives(objectives))]);
  if (content(found) !== content(wanted)) return false;
  const editions = before.editions.map((edition) => {
    if (edition.id !== older) return edition;
    const objectives = edition.objectives.map((objective) => {
      return { ...objective, replacedBy: objective.replacedBy ?? recordOf(revision, objective.number) };
    });
    return { ...edition, objectives };
  });
  // The numbers of the new editions may need further series.
  const { series } = catalog.numbering;
  const isLonger = before.numbering.series.every((word) => series.includes(word));
  const numbering = { ...before.numbering, ...(isLonger && { series }) };
  return (
    content({ ...catalog, editions: catalog.editions.slice(0, count) }) === content({ ...before, numbering, editions })
  );
}

/** Equal for catalogs that say the same, whatever they look like. */
function content(value: unknown): string {
  return JSON.stringify(value, (name, part: unknown) => {
    if (/range/i.test(name)) return undefined;
    const isFields = typeof part === 'object' && part !== null && !Array.isArray(part);
    return isFields ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part;
  });
}
