import type { CodeLens, Command, Location } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import type { Catalog } from '../../core/model/catalog.ts';
import type { Position, Range } from '../../core/model/text.ts';
import type { CatalogDocument } from '../feature-document.ts';

/** Larger catalogs have no further lenses: clients resolve visible ones only, but get all at once. */
const MOST_LENSES = 20_000;
/** A lens with more places is sent without them: the client requests them when it is opened. */
const MOST_LOCATIONS = 1_000;

/** The data of a lens: its catalog as the client spells it. The range identifies what it counts. */
interface LensData {
  readonly uri: string;
}

/** Unresolved lenses at the prefix (with `tryIt`, a command of the client), named editions and objectives' numbers. */
export function codeLenses(
  { uri, catalog }: Pick<CatalogDocument, 'uri' | 'catalog'>,
  tryIt: string | undefined,
): CodeLens[] {
  const data: LensData = { uri };
  const counts = placesIn(catalog)
    .slice(0, MOST_LENSES)
    .map((range) => ({ range, data }));
  if (tryIt === undefined) return counts;
  return [
    ...counts,
    { range: catalog.prefixRange, command: { title: l10n.t('Try It'), command: tryIt, arguments: [uri] } },
  ];
}

function placesIn({ prefixRange, editions }: Catalog): Range[] {
  const inEditions = editions.flatMap(({ id, range, objectives }) => [
    ...(id === '' ? [] : [range]),
    ...objectives.map(({ numberRange }) => numberRange),
  ]);
  return [prefixRange, ...inEditions];
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
