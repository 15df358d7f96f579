import { getOrInsert, pushTo } from '../base/collections.ts';
import { l10n } from '../base/l10n.ts';
import { memoize } from '../base/memoize.ts';
import type { Edition, Numbering, Objective, Successor } from '../model/catalog.ts';
import { nearestWithin, thirdOf } from '../text/edit-distance.ts';
import { type LocatedDiagnostic, locatedDiagnostic, relatedPlace } from './located-diagnostic.ts';
import { numberKey } from './numbers.ts';
import { availableEditions, changeTo, shortened } from './phrases.ts';
import { editionMeant, SUCCESSOR_FIELDS, type SuccessorField, withSuccessors } from './successors.ts';

/** An edition with the catalog that it is in. */
export interface LocatedEdition extends Edition {
  readonly uri: string;
}

interface Place {
  readonly edition: number;
  readonly objective: Objective;
}

interface Link {
  readonly from: Place;
  readonly to: Place;
  readonly successor: Successor;
  readonly uri: string;
}

/** Editions that a message lists, the newest. */
const MAX_EDITIONS = 50;
/** Maximum number of suggestions, because searching takes time. */
const MAX_SUGGESTIONS = 100;

/** Successors that are not listed, have no effect, replace themselves, or form a cycle; not those in unknown editions. */
export function* replacementProblems(
  editions: readonly LocatedEdition[],
  numbering: Numbering,
): Generator<LocatedDiagnostic> {
  const indexes = new Map<number, ReadonlyMap<string, Objective>>();
  const find = (edition: number, number: string): Objective | undefined =>
    getOrInsert(indexes, edition, () => indexOf(editions[edition]!, numbering)).get(numberKey(number, numbering));
  const links: Link[] = [];
  let suggestions = MAX_SUGGESTIONS;
  for (const { own, field, successor, target, uri } of successorsIn(editions)) {
    const meant = editions[target];
    if (!meant) {
      // A number of this edition is not one of an edition that is still to come.
      const isMistaken = successor.edition === undefined && find(own.edition, successor.number);
      if (isMistaken) yield withoutEffect(uri, field, successor);
      continue;
    }
    const found = find(target, successor.number);
    if (!found) {
      if (!meant.partial) yield unknown(uri, successor, meant, suggestions-- > 0);
    } else if (found === own.objective && target === own.edition) {
      yield selfReplacement(uri, successor);
    } else {
      const other = { edition: target, objective: found };
      links.push({ ...(field === 'replaces' ? { from: other, to: own } : { from: own, to: other }), successor, uri });
    }
  }
  yield* cycles(links, editions);
}

export function* unknownEditions(editions: readonly LocatedEdition[], prefix: string): Generator<LocatedDiagnostic> {
  const ids = editions.flatMap(({ id }) => (id === '' ? [] : id));
  const available = availableEditions(ids.slice(-MAX_EDITIONS).join(', '));
  for (const { successor, target, uri } of successorsIn(editions)) {
    const { edition, range } = successor;
    if (edition === undefined || editions[target]) continue;
    const message = l10n.t('{0} has no edition {1}. {2}', shortened(prefix), shortened(edition), available);
    yield locatedDiagnostic('catalog-unknown-replacement', { uri, range }, message);
  }
}

/** What the catalogs record, with the index of the edition that each number is in. */
function* successorsIn(editions: readonly LocatedEdition[]) {
  for (const [edition, { objectives, uri }] of editions.entries()) {
    for (const objective of withSuccessors(objectives)) {
      for (const field of SUCCESSOR_FIELDS) {
        const recorded = objective[field];
        if (!recorded) continue;
        for (const successor of recorded) {
          const target = editionMeant(editions, edition, objective.withdrawn, field, successor);
          yield { own: { edition, objective }, field, successor, target, uri };
        }
      }
    }
  }
}

function indexOf({ objectives }: Edition, numbering: Numbering): ReadonlyMap<string, Objective> {
  const index = new Map<string, Objective>();
  for (const objective of objectives) {
    for (const text of [objective.number, ...objective.aliases.map((alias) => alias.text)]) {
      const key = numberKey(text, numbering);
      if (!index.has(key)) index.set(key, objective);
    }
  }
  return index;
}

function withoutEffect(uri: string, field: SuccessorField, { range }: Successor): LocatedDiagnostic {
  const message =
    field === 'replaces'
      ? l10n.t('No edition comes before this one, so "replaces" has no effect. Add that edition, or remove this.')
      : l10n.t(
          'No edition comes after this one, so "replacedBy" has no effect. If the number no longer applies, add "withdrawn: true".',
        );
  return locatedDiagnostic('catalog-unknown-replacement', { uri, range }, message);
}

function selfReplacement(uri: string, { number, range }: Successor): LocatedDiagnostic {
  const message = l10n.t(
    '{0} cannot replace itself. Enter its replacement, or [] if there is none.',
    shortened(number),
  );
  return locatedDiagnostic('catalog-self-replacement', { uri, range }, message);
}

function unknown(uri: string, { number, range }: Successor, edition: Edition, suggest: boolean): LocatedDiagnostic {
  const guess = suggest ? nearestWithin(number, numbersOf(edition), Math.max(1, thirdOf(number))) : undefined;
  const named = edition.id === '' ? l10n.t('This catalog') : l10n.t('Edition {0}', shortened(edition.id));
  const hint =
    guess === undefined ? l10n.t('Correct the number or specify the edition.') : l10n.t('Did you mean {0}?', guess);
  const message = l10n.t('{0} does not list {1}. {2}', named, shortened(number), hint);
  return locatedDiagnostic('catalog-unknown-replacement', { uri, range }, message, { fixes: changeTo(range, guess) });
}

const numbersOf = memoize(({ objectives }: Edition) => objectives.map(({ number }) => number));

/** Each cycle of replacements once, at the successor that closes it. */
function* cycles(links: readonly Link[], editions: readonly LocatedEdition[]): Generator<LocatedDiagnostic> {
  const outgoing = new Map<Objective, Link[]>();
  for (const link of links) pushTo(outgoing, link.from.objective, link);
  const done = new Set<Objective>();
  for (const first of outgoing.keys()) {
    if (done.has(first)) continue;
    for (const { from, to, successor, uri } of closingLinks(first, outgoing, done)) {
      const message = l10n.t(
        'Circular replacement: {0} leads back to {1}. Remove one of the replacements.',
        shortened(to.objective.number),
        shortened(from.objective.number),
      );
      const start = { uri: editions[to.edition]!.uri, range: to.objective.numberRange };
      const related = relatedPlace(start, l10n.t('The cycle starts here'));
      yield locatedDiagnostic('catalog-replacement-cycle', { uri, range: successor.range }, message, { related });
    }
  }
}

/** Depth first, with a stack of its own: a chain may be as long as the catalog. */
function* closingLinks(
  start: Objective,
  outgoing: ReadonlyMap<Objective, readonly Link[]>,
  done: Set<Objective>,
): Generator<Link> {
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
    if (open.has(to)) yield link;
    else if (!done.has(to)) {
      open.add(to);
      path.push({ objective: to, next: 0 });
    }
  }
}
