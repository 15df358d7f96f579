import type { Catalog, Edition, Objective, Successor } from '../core/model/catalog.ts';
import { nearest } from './nearest.ts';
import { shorten } from './yaml-fields.ts';
import type { YamlReader } from './yaml-reader.ts';

/** A number in an edition of the file. */
interface Place {
  readonly edition: number;
  readonly objective: Objective;
}

/** A successor with what it belongs to and where it points, as far as the file itself tells. */
interface Link {
  readonly from: Place;
  readonly successor: Successor;
  readonly to: Place;
}

/**
 * Checks the successors whose edition is in the file: an edition named there, else the same edition for what is
 * withdrawn in it, else the next one (for `replaces` the one before). Those that lie in other files are left to the
 * composition of frameworks.
 */
export function checkReplacements(reader: YamlReader, catalog: Catalog): void {
  const index = catalog.editions.map((edition) => byNumber(edition, catalog));
  const links: Link[] = [];
  for (const [edition, { objectives }] of catalog.editions.entries()) {
    for (const objective of objectives) {
      for (const [kind, successors] of [
        ['by', objective.replacedBy],
        ['of', objective.replaces],
      ] as const) {
        for (const successor of successors ?? []) {
          const target = targetEdition(catalog.editions, edition, objective, successor, kind);
          if (target === undefined) continue;
          const link = checkLink(reader, catalog, index, { edition, objective }, successor, target);
          if (!link) continue;
          links.push(kind === 'by' ? link : { from: link.to, successor, to: link.from });
        }
      }
    }
  }
  reportCycles(reader, links);
}

function targetEdition(
  editions: readonly Edition[],
  own: number,
  objective: Objective,
  successor: Successor,
  kind: 'by' | 'of',
): number | undefined {
  const named = successor.edition;
  const target =
    named !== undefined
      ? editions.findIndex(({ id, aliases }) => id === named || aliases.some(({ text }) => text === named))
      : kind === 'of'
        ? own - 1
        : objective.withdrawn
          ? own
          : own + 1;
  return editions[target] ? target : undefined;
}

function checkLink(
  reader: YamlReader,
  catalog: Catalog,
  index: readonly ReadonlyMap<string, Objective>[],
  from: Place,
  successor: Successor,
  target: number,
): Link | null {
  const { number, range } = successor;
  const edition = catalog.editions[target]!;
  const found = index[target]!.get(keyOf(number, catalog));
  if (found && target === from.edition && found === from.objective) {
    const message = `${shorten(number)} cannot replace itself. Name its successor, or write [] if it has none.`;
    reader.reportCode('catalog-self-replacement', range, message);
    return null;
  }
  if (found) return { from, successor, to: { edition: target, objective: found } };
  if (!edition.partial) reportUnknown(reader, number, range, edition);
  return null;
}

function reportUnknown(reader: YamlReader, number: string, range: Successor['range'], edition: Edition): void {
  const guess = reader.problems.isFull
    ? undefined
    : nearest(
        number,
        edition.objectives.map((listed) => listed.number),
      );
  const fixes = guess === undefined ? [] : [reader.fix(`Change to ${guess}`, range, guess, false)];
  const named = edition.id === '' ? 'This catalog' : `Edition ${shorten(edition.id)}`;
  const hint = guess === undefined ? 'Mend the number, or name its edition.' : `Did you mean ${guess}?`;
  reader.reportCode('catalog-unknown-replacement', range, `${named} lists no ${shorten(number)}. ${hint}`, { fixes });
}

function byNumber(edition: Edition, catalog: Catalog): ReadonlyMap<string, Objective> {
  const index = new Map<string, Objective>();
  for (const objective of edition.objectives) {
    for (const text of [objective.number, ...objective.aliases.map((alias) => alias.text)]) {
      const key = keyOf(text, catalog);
      if (!index.has(key)) index.set(key, objective);
    }
  }
  return index;
}

/** The number as the catalog's numbering compares it. */
function keyOf(number: string, { numbering }: Catalog): string {
  const folded = numbering.ignoreCase ? number.toLowerCase() : number;
  return numbering.ignoreZeroPadding ? folded.replace(/(?<!\d)0+(?=\d)/g, '') : folded;
}

/** Reports each cycle of replacements once, at the successor that closes it. */
function reportCycles(reader: YamlReader, links: readonly Link[]): void {
  const outgoing = new Map<Objective, Link[]>();
  for (const link of links) {
    const list = outgoing.get(link.from.objective);
    if (list) list.push(link);
    else outgoing.set(link.from.objective, [link]);
  }
  const done = new Set<Objective>();
  for (const start of outgoing.keys()) {
    if (!done.has(start)) walkFrom(reader, start, outgoing, done);
  }
}

/** Depth first, with a stack of its own: a chain may be as long as the catalog. */
function walkFrom(
  reader: YamlReader,
  start: Objective,
  outgoing: ReadonlyMap<Objective, readonly Link[]>,
  done: Set<Objective>,
): void {
  const open = new Set<Objective>([start]);
  const path = [{ objective: start, next: 0 }];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const link = outgoing.get(top.objective)?.[top.next++];
    if (!link) {
      open.delete(top.objective);
      done.add(top.objective);
      path.pop();
      continue;
    }
    const to = link.to.objective;
    if (open.has(to)) reportCycle(reader, link);
    else if (!done.has(to)) {
      open.add(to);
      path.push({ objective: to, next: 0 });
    }
  }
}

function reportCycle(reader: YamlReader, { from, successor, to }: Link): void {
  const message = `Replacements go round in a circle here: ${shorten(to.objective.number)} leads back to ${shorten(from.objective.number)}. Remove one of them.`;
  const related = [{ location: reader.location(to.objective.numberRange), message: 'Where the circle begins' }];
  reader.reportCode('catalog-replacement-cycle', successor.range, message, { related });
}
