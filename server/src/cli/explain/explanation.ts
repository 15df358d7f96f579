import type { Framework, FrameworkEdition, Listed } from '../../core/model/framework.ts';
import type { Location } from '../../core/model/text.ts';
import { lookupOf } from '../../core/resolution/lookup.ts';
import type { ResolvedReference } from '../../core/resolution/scope.ts';
import type { Meaning, ReferenceRow } from '../findings.ts';

/** Everything about one number. Keys are a contract with readers of the JSON. */
export interface Explanation extends Meaning {
  readonly text: string;
  readonly framework: FrameworkRow;
  readonly editions: readonly EditionRow[];
  /** References to the same number in any edition. */
  readonly citations: readonly ReferenceRow[];
}

/** An objective that another one is related to. */
export interface Related {
  readonly edition: string | null;
  readonly number: string;
  readonly title: string | null;
  readonly relation: string;
}

/** A number in one edition. Keys are a contract with readers of the JSON. */
export interface EditionRow {
  /** Null for an edition without a name. */
  readonly edition: string | null;
  readonly published: string | null;
  readonly draft: boolean;
  readonly partial: boolean;
  /** Whether references without an edition are resolved in it. */
  readonly default: boolean;
  /** Null where the edition does not have the number. */
  readonly objective: ObjectiveRow | null;
}

export interface ObjectiveRow {
  readonly number: string;
  readonly aliases: readonly string[];
  /** Name of its level; null where the catalog has no name for it. */
  readonly level: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly group: string | null;
  /** The objectives above it, outermost first. */
  readonly parents: readonly { readonly number: string; readonly title: string | null }[];
  readonly url: string | null;
  readonly note: string | null;
  readonly withdrawn: boolean;
  readonly reason: string | null;
  /** As recorded for this edition, without following chains; null if not recorded. */
  readonly replacedBy: readonly Related[] | null;
  /** Objectives that it is a recorded replacement of. */
  readonly replaces: readonly Related[];
  /** Where it is defined: line and column 1-based; `file` is null for a built-in catalog. */
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
}

export interface FrameworkRow {
  readonly prefix: string;
  readonly aliases: readonly string[];
  readonly title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
}

/** Limit of levels, deeper than any real framework. */
const DEEPEST = 16;

export function frameworkRow({ prefix, aliases, title, publisher, url }: Framework): FrameworkRow {
  return {
    prefix,
    aliases: aliases.map(({ text }) => text),
    title: title ?? null,
    publisher: publisher ?? null,
    url: url ?? null,
  };
}

/** The cited number in each edition, oldest first. `fileOf` returns the name of a catalog for reports. */
export function editionRows(
  { reference, resolution }: ResolvedReference,
  fileOf: (uri: string) => string | null,
): EditionRow[] {
  const { framework, objective } = resolution;
  const lookup = lookupOf(framework, objective?.number ?? reference.number);
  return framework.editions.map((edition) => {
    const found = lookup(edition);
    return {
      edition: nameOf(edition),
      published: edition.published ?? null,
      draft: edition.draft,
      partial: edition.partial,
      default: edition === framework.defaultEdition,
      objective: found ? objectiveRow(framework, edition, found, fileOf) : null,
    };
  });
}

function objectiveRow(
  framework: Framework,
  edition: FrameworkEdition,
  objective: Listed,
  fileOf: (uri: string) => string | null,
): ObjectiveRow {
  const { number, aliases, level, title, text, group, url, note, withdrawn, withdrawnReason, location } = objective;
  const recorded = edition.successors.get(number);
  return {
    number,
    aliases: aliases.map((alias) => alias.text),
    level: framework.levels[level] ?? null,
    title: title ?? null,
    text: text ?? null,
    group: group ?? null,
    parents: parentsOf(edition, objective),
    url: url ?? null,
    note: note ?? null,
    withdrawn,
    reason: withdrawnReason ?? null,
    replacedBy: recorded ? recorded.map((to) => related(framework.editions[to.edition], to.number, to.relation)) : null,
    replaces: predecessorsOf(framework, edition, number),
    ...placeOf(location, fileOf),
  };
}

function parentsOf(edition: FrameworkEdition, { parent }: Listed): ObjectiveRow['parents'] {
  const parents: { number: string; title: string | null }[] = [];
  for (let number = parent; number !== undefined && parents.length < DEEPEST; ) {
    const listed = edition.byNumber.get(number);
    if (!listed) break;
    parents.unshift({ number, title: listed.title ?? listed.text ?? null });
    number = listed.parent;
  }
  return parents;
}

function predecessorsOf({ editions }: Framework, edition: FrameworkEdition, number: string): Related[] {
  return editions.flatMap((older) =>
    [...older.successors].flatMap(([from, successors]) =>
      successors
        .filter((to) => to.edition === edition.index && to.number === number)
        .map(({ relation }) => related(older, from, relation)),
    ),
  );
}

function related(edition: FrameworkEdition | undefined, number: string, relation: string): Related {
  const listed = edition?.byNumber.get(number);
  return { edition: edition ? nameOf(edition) : null, number, title: listed?.title ?? listed?.text ?? null, relation };
}

function placeOf(
  { uri, range }: Location,
  fileOf: (uri: string) => string | null,
): Pick<ObjectiveRow, 'file' | 'line' | 'column'> {
  return { file: fileOf(uri), line: range.start.line + 1, column: range.start.character + 1 };
}

const nameOf = ({ id }: FrameworkEdition): string | null => (id === '' ? null : id);
