import type { CodeLens, Command, Location } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import type { ReferenceQuery } from '../../core/index/reference-index.ts';
import { type Listed, objectiveIdentity } from '../../core/model/framework.ts';
import type { Position, Range } from '../../core/model/text.ts';
import { meantWithin } from '../../core/resolution/scope.ts';
import type { CatalogDocument } from '../feature-document.ts';

/** Larger catalogs have no further lenses: clients resolve visible ones only, but get all at once. */
const MOST_LENSES = 20_000;
/** Objectives looked at in search of what ranges take in, in all. */
const MOST_IN_RANGES = 1_000_000;
/** A lens with more places is sent without them: the client requests them when it is opened. */
const MOST_LOCATIONS = 1_000;

/** The data of a lens: its catalog as the client spells it. The range identifies what it counts. */
interface LensData {
  readonly uri: string;
}

/**
 * Unresolved lenses at the prefix (with `tryIt`, a command of the client), named editions and objectives' numbers, where
 * they are cited.
 *
 * @param visit has a query look at all references
 */
export function codeLenses(
  document: CatalogDocument,
  visit: (query: ReferenceQuery) => void,
  tryIt: string | undefined,
): CodeLens[] {
  const { uri, catalog } = document;
  const data: LensData = { uri };
  const counts = citedPlaces(document, visit)
    .slice(0, MOST_LENSES)
    .map((range) => ({ range, data }));
  if (tryIt === undefined) return counts;
  return [
    ...counts,
    { range: catalog.prefixRange, command: { title: l10n.t('Try It'), command: tryIt, arguments: [uri] } },
  ];
}

/** The places in a catalog of what is cited: by itself, below it, or within a range. */
function citedPlaces({ catalog, framework }: CatalogDocument, visit: (query: ReferenceQuery) => void): Range[] {
  const { uri } = catalog;
  const editions = new Map(
    framework.editions.flatMap((edition) => (edition.uri === uri ? [[edition.id, edition]] : [])),
  );
  const cited = new Set<string>();
  const mark = (objective: Listed | null | undefined): void => {
    if (objective?.location.uri !== uri || cited.has(objectiveIdentity(objective))) return;
    cited.add(objectiveIdentity(objective));
    if (objective.parent) mark(editions.get(objective.edition)?.byNumber.get(objective.parent));
  };
  const citedEditions = new Set<string>();
  let isCited = false;
  let left = MOST_IN_RANGES;
  visit({
    one({ framework: { catalogs }, edition, objective }) {
      isCited ||= catalogs.some((other) => other.uri === uri);
      if (edition?.uri === uri) citedEditions.add(edition.id);
      mark(objective);
      return false;
    },
    range(from, to, pin) {
      const within = from.edition?.uri === uri && left > 0 ? from.edition.objectives : [];
      left -= within.length;
      for (const { number } of within) mark(meantWithin(from, to, number, pin));
      return false;
    },
  });
  const inEditions = catalog.editions.flatMap(({ id, range, objectives }) => {
    const byNumber = editions.get(id)?.byNumber;
    const listed = objectives.filter(({ number }) => {
      const objective = byNumber?.get(number);
      return objective && cited.has(objectiveIdentity(objective));
    });
    const ranges = listed.map(({ numberRange }) => numberRange);
    return id !== '' && citedEditions.has(id) ? [range, ...ranges] : ranges;
  });
  return isCited ? [catalog.prefixRange, ...inEditions] : inEditions;
}

/** The catalog of a lens of this server; undefined for any other. */
export function catalogOfLens({ data }: CodeLens): string | undefined {
  const uri = typeof data === 'object' && data !== null && 'uri' in data ? data.uri : undefined;
  return typeof uri === 'string' ? uri : undefined;
}

/**
 * The title and command of a lens: `showReferences`, a command of the client, gets the document and position of the lens
 * and, unless there are too many, the citations. Without it, a click does nothing.
 */
export function countedReferences(
  uri: string,
  position: Position,
  cited: readonly Location[],
  showReferences: string | undefined,
): Command {
  const count = cited.length;
  const title = l10n.count(count, '{0} reference', '{0} references');
  if (showReferences === undefined || cited.length === 0) return { title, command: '' };
  const locations = cited.length > MOST_LOCATIONS ? [] : [cited];
  return { title, command: showReferences, arguments: [uri, position, ...locations] };
}
