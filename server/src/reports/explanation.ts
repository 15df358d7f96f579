import { type Framework, type FrameworkEdition, type Listed, packagesOf } from '../core/model/framework.ts';
import { lookupOf } from '../core/resolution/lookup.ts';
import type { ResolvedReference } from '../core/resolution/scope.ts';
import type { Meaning, ReferenceRow } from '../library/api.ts';
import { orNull } from './json-lines.ts';

/** Everything about one number. Keys of this and of its parts are a contract with readers of the JSON. */
export interface Explanation extends Meaning {
  readonly text: string;
  readonly framework: ReturnType<typeof frameworkRow>;
  readonly editions: readonly EditionRow[];
  /** References to the same number in any edition. */
  readonly citations: readonly ReferenceRow[];
}

/** A number in one edition. */
export type EditionRow = ReturnType<typeof editionRows>[number];
export type ObjectiveRow = ReturnType<typeof objectiveRow>;
/** An objective that another one is related to. */
export type Related = ReturnType<typeof related>;

/** Returns the name of a catalog for reports; null for a built-in one. */
type FileOf = (uri: string) => string | null;

/** Limit of levels, deeper than any real framework. */
const DEEPEST = 16;

export function frameworkRow(framework: Framework) {
  const { prefix, aliases, title, publisher, url } = framework;
  const packages = packagesOf(framework);
  const names = aliases.map(({ text }) => text);
  return { prefix, aliases: names, ...orNull({ title, publisher, url }), ...(packages && { packages }) };
}

/** The cited number in each edition, oldest first. */
export function editionRows({ reference, resolution }: ResolvedReference, fileOf: FileOf) {
  const { framework, objective } = resolution;
  const lookup = lookupOf(framework, objective?.number ?? reference.number);
  return framework.editions.map((edition) => {
    const { published, draft, partial } = edition;
    const found = lookup(edition);
    return {
      /** Null for an edition without a name. */
      edition: nameOf(edition),
      ...orNull({ published, draft, partial }),
      /** Whether references without an edition are resolved in it. */
      default: edition === framework.defaultEdition,
      /** Null where the edition does not have the number. */
      objective: found ? objectiveRow(framework, edition, found, fileOf) : null,
    };
  });
}

function objectiveRow({ levels, editions }: Framework, edition: FrameworkEdition, objective: Listed, fileOf: FileOf) {
  const { number, aliases, level, title, text, group, url, note, withdrawn, withdrawnReason, location } = objective;
  const recorded = edition.successors.get(number);
  return {
    number,
    aliases: aliases.map((alias) => alias.text),
    /** The name of its level, if the catalog has one. */
    ...orNull({ level: levels[level], title, text, group }),
    parents: parentsOf(edition, objective),
    ...orNull({ url, note, withdrawn, reason: withdrawnReason }),
    /** As recorded for this edition, without following chains; null if not recorded. */
    replacedBy: recorded ? recorded.map((to) => related(editions[to.edition], to.number, to.relation)) : null,
    /** Objectives that it is a recorded replacement of. */
    replaces: editions.flatMap((older) =>
      [...older.successors].flatMap(([from, successors]) =>
        successors
          .filter((to) => to.edition === edition.index && to.number === number)
          .map(({ relation }) => related(older, from, relation)),
      ),
    ),
    /** Where it is defined: line and column 1-based; `file` is null for a built-in catalog. */
    file: fileOf(location.uri),
    line: location.range.start.line + 1,
    column: location.range.start.character + 1,
  };
}

/** The objectives above it, outermost first. */
function parentsOf(edition: FrameworkEdition, { parent }: Listed) {
  const parents: Pick<Related, 'number' | 'title'>[] = [];
  for (let number = parent; number !== undefined && parents.length < DEEPEST; ) {
    const listed = edition.byNumber.get(number);
    if (!listed) break;
    parents.unshift({ number, title: listed.title ?? listed.text ?? null });
    number = listed.parent;
  }
  return parents;
}

function related(edition: FrameworkEdition | undefined, number: string, relation: string) {
  const listed = edition?.byNumber.get(number);
  return { edition: edition ? nameOf(edition) : null, number, title: listed?.title ?? listed?.text ?? null, relation };
}

const nameOf = ({ id }: FrameworkEdition): string | null => (id === '' ? null : id);
