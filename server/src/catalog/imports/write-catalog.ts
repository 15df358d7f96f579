import { stringify } from 'yaml';
import { faultOfNumber, wordBefore } from '../syntax/number-syntax.ts';
import { readShortForm } from '../syntax/short-form.ts';
import { fieldsInBraces, listLines, quoteIfNeeded, TRUTH_OR_NOTHING } from '../yaml/write-yaml.ts';
import {
  type EditionDraft,
  type FrameworkDraft,
  flatObjectives,
  type NumberingDraft,
  type ObjectiveDraft,
  type SuccessorDraft,
} from './framework-draft.ts';

export interface WrittenCatalog {
  readonly text: string;
  /** By 0-based line of the text, the objective that the line belongs to; null for lines of the framework. */
  readonly owners: readonly (ObjectiveDraft | null)[];
}

/**
 * Writes a draft as the text of a catalog: objectives with only a number and a title on one line, others with their
 * fields. The same draft always gives the same text.
 *
 * @param comment lines of a comment at the top
 */
export function writeCatalog(draft: FrameworkDraft, comment: readonly string[] = []): WrittenCatalog {
  const writer = new Writer();
  for (const line of comment) writer.line(0, commented(line));
  writer.line(0, 'format: 1');
  writer.field(0, 'prefix', draft.prefix ?? '');
  writer.list(0, 'aliases', draft.aliases);
  writer.list(0, 'misspellings', draft.misspellings);
  writer.field(0, 'title', draft.title);
  writer.field(0, 'publisher', draft.publisher);
  writer.field(0, 'url', draft.url);
  writer.field(0, 'license', draft.license);
  writer.list(0, 'levels', draft.levels);
  const numbering = numberingOf(draft);
  if (numbering) writeNumbering(writer, numbering);
  const [only] = draft.editions;
  if (draft.editions.length === 1 && only && only.edition === undefined) writeEdition(writer, 0, only);
  else {
    writer.line(0, 'editions:');
    for (const edition of draft.editions) writer.item(() => writeEdition(writer, 2, edition));
  }
  return writer.written();
}

/** An edition as an item of a list, by lines. */
export function editionLines(edition: EditionDraft): string[] {
  const writer = new Writer();
  writer.item(() => writeEdition(writer, 1, edition));
  return writer.written().text.trimEnd().split('\n');
}

/** With the words that numbers begin with, which a catalog has to list. */
function numberingOf({ numbering, editions }: FrameworkDraft): NumberingDraft | undefined {
  const listed = numbering?.series ?? [];
  const found = editions.flatMap(({ objectives }) =>
    flatObjectives(objectives).flatMap(({ number }) => faultOfNumber(number, listed)?.series ?? []),
  );
  return found.length === 0 ? numbering : { ...numbering, series: [...new Set([...listed, ...found])] };
}

function writeNumbering(writer: Writer, numbering: NumberingDraft): void {
  const { words, lead, inner, languages, series, selfNaming, ...rest } = numbering;
  writer.line(0, 'numbering:');
  // Without this field, the names of the levels are the words.
  if (words) writer.items(1, 'words', words.map(quoteIfNeeded));
  writer.list(1, 'lead', lead);
  if (inner) writer.line(1, `inner: {${inner.map(([word, bracket]) => `${scalar(word)}: "${bracket}"`).join(', ')}}`);
  writer.list(1, 'languages', languages);
  writer.list(1, 'series', series);
  if (typeof selfNaming === 'object') writer.list(1, 'selfNaming', selfNaming);
  else if (selfNaming) writer.line(1, 'selfNaming: true');
  for (const [name, value] of Object.entries(rest)) {
    writer.line(1, `${name}: ${typeof value === 'object' ? fieldsInBraces(value) : value}`);
  }
}

function writeEdition(writer: Writer, depth: number, edition: EditionDraft): void {
  writer.field(depth, 'edition', edition.edition);
  writer.list(depth, 'aliases', edition.aliases);
  writer.list(depth, 'prefixes', edition.prefixes);
  writer.field(depth, 'url', edition.url);
  writer.field(depth, 'published', edition.published);
  if (edition.draft) writer.line(depth, 'draft: true');
  if (edition.partial) writer.line(depth, 'partial: true');
  writeObjectives(writer, depth, edition.objectives);
}

function writeObjectives(writer: Writer, depth: number, objectives: readonly ObjectiveDraft[]): void {
  writer.line(depth, objectives.length === 0 ? 'objectives: []' : 'objectives:');
  for (const objective of objectives) writer.owned(objective, () => writeObjective(writer, depth + 1, objective));
}

function writeObjective(writer: Writer, depth: number, objective: ObjectiveDraft): void {
  const { number, title, text, group, aliases, url, note, withdrawn, replacedBy, replaces, unconfirmed } = objective;
  for (const line of objective.comment ?? []) writer.line(depth, commented(line));
  const short = shortForm(objective);
  if (short !== null) {
    writer.line(depth, `- ${scalar(short)}`);
    return;
  }
  writer.item(() => {
    const inner = depth + 1;
    writer.field(inner, 'number', number);
    writer.field(inner, 'title', title);
    writer.field(inner, 'text', text);
    writer.field(inner, 'group', group);
    writer.list(inner, 'aliases', aliases);
    writer.field(inner, 'url', url);
    writer.field(inner, 'note', note);
    if (withdrawn === true) writer.line(inner, 'withdrawn: true');
    else if (typeof withdrawn === 'string') writer.field(inner, 'withdrawn', withdrawn);
    if (replacedBy) writer.items(inner, 'replacedBy', replacedBy.map(successorAsText));
    if (replaces) writer.items(inner, 'replaces', replaces.map(successorAsText));
    if (unconfirmed !== undefined) writer.line(inner, commented(unconfirmed));
    if (objective.objectives?.length) writeObjectives(writer, inner, objective.objectives);
  });
}

/** `[4.1, {edition: 2, number: 4.2, relation: split}]`. */
export function successorsAsText(successors: readonly SuccessorDraft[]): string {
  return `[${successors.map(successorAsText).join(', ')}]`;
}

function successorAsText({ number, edition, relation }: SuccessorDraft): string {
  if (edition === undefined && relation === undefined) return quoteIfNeeded(number);
  const fields = Object.entries({ edition, number, relation });
  return fieldsInBraces(fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

/** `3.4 Provide training`, if the entry has no other fields and reads back the same. */
function shortForm(objective: ObjectiveDraft): string | null {
  const { number, title, range: _range, comment: _comment, key: _key, objectives, ...others } = objective;
  const isMore = Object.values(others).some((value) => value !== undefined) || (objectives?.length ?? 0) > 0;
  if (isMore || title === undefined || /\s{2}|[\n\r]/.test(title)) return null;
  const short = `${number} ${title}`;
  const { word } = wordBefore(number, []);
  const read = readShortForm(short, word === '' ? [] : [word]);
  return read?.number === number && read.title === title ? short : null;
}

/** A value in a block, quoted if necessary (YAML 1.2.2, section 7.3). */
export function scalar(text: string): string {
  // The library may write quoted text on several lines, which would have to be indented.
  if (/[\n\r]/.test(text)) return JSON.stringify(text);
  const written = stringify(text, {
    schema: 'failsafe',
    lineWidth: 0,
    blockQuote: false,
    doubleQuotedAsJSON: true,
  }).slice(0, -1);
  return TRUTH_OR_NOTHING.test(written) ? JSON.stringify(text) : written;
}

const commented = (line: string): string => (line === '' ? '#' : `# ${line.replace(/\s+/g, ' ')}`);

class Writer {
  readonly #lines: string[] = [];
  readonly #owners: (ObjectiveDraft | null)[] = [];
  #owner: ObjectiveDraft | null = null;
  #dash = false;

  line(depth: number, text: string): void {
    const indent = '  '.repeat(this.#dash ? depth - 1 : depth);
    this.#lines.push(`${indent}${this.#dash ? '- ' : ''}${text}`);
    this.#owners.push(this.#owner);
    this.#dash = false;
  }

  field(depth: number, name: string, value: string | undefined): void {
    if (value !== undefined) this.line(depth, `${name}: ${scalar(value)}`);
  }

  list(depth: number, name: string, values: readonly string[] | undefined): void {
    if (values?.length) this.items(depth, name, values.map(quoteIfNeeded));
  }

  /** A list of items that are YAML already. */
  items(depth: number, name: string, items: readonly string[]): void {
    const head = `${name}: `;
    const [first, ...more] = listLines(items, 2 * depth + head.length, 2 * (depth + 1));
    this.line(depth, `${head}${first}`);
    for (const line of more) this.line(depth + 1, line);
  }

  /** An item of a list: the first line that `write` adds gets the dash. */
  item(write: () => void): void {
    this.#dash = true;
    write();
    this.#dash = false;
  }

  owned(owner: ObjectiveDraft, write: () => void): void {
    const before = this.#owner;
    this.#owner = owner;
    write();
    this.#owner = before;
  }

  written(): WrittenCatalog {
    return { text: `${this.#lines.join('\n')}\n`, owners: this.#owners };
  }
}
