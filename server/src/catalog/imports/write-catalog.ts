import { stringify } from 'yaml';
import type { MappingName } from '../../core/fields/field.ts';
import { fieldNames } from '../../core/fields/mappings.ts';
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
 */
export function writeCatalog(draft: FrameworkDraft): WrittenCatalog {
  const writer = new Writer();
  const [only, ...more] = draft.editions;
  const isNamed = more.length > 0 || only?.edition !== undefined || !only;
  const { published, draft: isDraft, partial, objectives } = only ?? {};
  writeFields(writer, 0, 'catalog', {
    ...{ ...draft, format: '1', prefix: draft.prefix ?? '', numbering: numberingOf(draft) },
    ...(!isNamed && { editions: undefined, published, draft: isDraft, partial, objectives }),
  });
  return writer.written();
}

/** Editions as the items of a list. */
export function editionList(editions: readonly EditionDraft[]): WrittenCatalog {
  const writer = new Writer();
  for (const edition of editions) writer.item(() => writeFields(writer, 1, 'edition', edition));
  return writer.written();
}

/** With the words that numbers begin with, which a catalog has to list. */
function numberingOf({ numbering, editions }: FrameworkDraft): NumberingDraft | undefined {
  const listed = numbering?.series ?? [];
  const found = editions.flatMap(({ objectives }) =>
    flatObjectives(objectives).flatMap(({ number }) => faultOfNumber(number, listed)?.series ?? []),
  );
  return found.length === 0 ? numbering : { ...numbering, series: [...new Set([...listed, ...found])] };
}

/** Writes the fields that have a value, in the order in which they are described. */
function writeFields(writer: Writer, depth: number, mapping: MappingName, values: object): void {
  const given = new Map<string, unknown>(Object.entries(values));
  for (const name of fieldNames(mapping)) {
    const value = given.get(name);
    if (name === 'objectives') {
      const { unconfirmed, objectives } = values as Partial<ObjectiveDraft>;
      if (unconfirmed !== undefined) writer.line(depth, commented(unconfirmed));
      if (objectives && (mapping !== 'objective' || objectives.length > 0)) writeObjectives(writer, depth, objectives);
    } else if (name === 'editions' && value) {
      writer.line(depth, 'editions:');
      for (const edition of value as readonly EditionDraft[]) {
        writer.item(() => writeFields(writer, depth + 2, 'edition', edition));
      }
    } else if (name === 'numbering' && value) {
      writer.line(depth, 'numbering:');
      writeFields(writer, depth + 1, 'numbering', value);
    } else if (Array.isArray(value)) {
      const items = value.map((item) => (typeof item === 'string' ? quoteIfNeeded(item) : successorAsText(item)));
      // Only for replacements does it matter that there are none.
      if (items.length > 0 || name === 'replacedBy') writer.items(depth, name, items);
    } else if (typeof value === 'string') writer.line(depth, `${name}: ${scalar(value)}`);
    else if (value === true) writer.line(depth, `${name}: true`);
  }
}

function writeObjectives(writer: Writer, depth: number, objectives: readonly ObjectiveDraft[]): void {
  writer.line(depth, objectives.length === 0 ? 'objectives: []' : 'objectives:');
  for (const objective of objectives) writer.owned(objective, () => writeObjective(writer, depth + 1, objective));
}

function writeObjective(writer: Writer, depth: number, objective: ObjectiveDraft): void {
  for (const line of objective.comment ?? []) writer.line(depth, commented(line));
  const short = shortForm(objective);
  if (short !== null) writer.line(depth, `- ${scalar(short)}`);
  else writer.item(() => writeFields(writer, depth + 1, 'objective', objective));
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
  const { number, title, range: _range, comment: _comment, key: _key, objectives, aliases = [], ...others } = objective;
  const isMore =
    Object.values(others).some((value) => value !== undefined) || aliases.length > 0 || (objectives?.length ?? 0) > 0;
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

export const commented = (line: string): string => (line === '' ? '#' : `# ${line.replace(/\s+/g, ' ')}`);

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
