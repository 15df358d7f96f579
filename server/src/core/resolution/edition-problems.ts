import { l10n } from '../base/l10n.ts';
import { foldSpelling } from '../matching/words.ts';
import type { Spelling } from '../model/catalog.ts';
import type { Framework } from '../model/framework.ts';
import type { Location } from '../model/text.ts';
import type { SourcedEdition } from './edition-order.ts';
import { isPublishedBy, newestFirst } from './editions.ts';
import { type LocatedDiagnostic, locatedDiagnostic, relatedPlace } from './located-diagnostic.ts';
import { editionName } from './phrases.ts';
import type { LocatedEdition } from './replacement-problems.ts';

/**
 * The editions without duplicates in later catalogs, and without aliases that name another edition. Reports both
 * places; within one catalog its reader reports them.
 */
export function claimEditions(editions: readonly SourcedEdition[]): {
  readonly kept: readonly SourcedEdition[];
  readonly problems: readonly LocatedDiagnostic[];
} {
  const described = new Map<string, SourcedEdition>();
  const problems: LocatedDiagnostic[] = [];
  for (const sourced of editions) {
    const other = described.get(sourced.edition.id);
    if (!other) described.set(sourced.edition.id, sourced);
    else if (other.catalog !== sourced.catalog) {
      problems.push(duplicate(sourced, other, l10n.t('The other one is used.')));
      problems.push(duplicate(other, sourced, l10n.t('This one is used.')));
    }
  }
  const kept = [...described.values()];
  const names = new Map(kept.map((sourced) => [foldSpelling(sourced.edition.id), nameOf(sourced)]));
  return { kept: kept.map((sourced) => claimAliases(sourced, names, problems)), problems };
}

function duplicate({ edition, catalog }: SourcedEdition, other: SourcedEdition, which: string): LocatedDiagnostic {
  const { id, range } = edition;
  const name =
    id === '' ? l10n.t('The unnamed edition of {0}', catalog.prefix) : l10n.t('Edition {0} of {1}', id, catalog.prefix);
  const message = l10n.t(
    '{0} is also defined in another catalog. {1} Delete one of them or change its edition.',
    name,
    which,
  );
  const place = { uri: other.catalog.uri, range: other.edition.range };
  return locatedDiagnostic('catalog-duplicate-edition', { uri: catalog.uri, range }, message, {
    related: relatedPlace(place, l10n.t('Also defined here')),
  });
}

interface Name extends Location {
  readonly text: string;
  readonly sourced: SourcedEdition;
}

function nameOf(sourced: SourcedEdition, { text, range }: Spelling = idOf(sourced)): Name {
  return { text, range, uri: sourced.catalog.uri, sourced };
}

const idOf = ({ edition }: SourcedEdition): Spelling => ({ text: edition.id, range: edition.range });

function claimAliases(
  sourced: SourcedEdition,
  names: Map<string, Name>,
  problems: LocatedDiagnostic[],
): SourcedEdition {
  const aliases = sourced.edition.aliases.filter((alias) => {
    const name = nameOf(sourced, alias);
    const other = names.get(foldSpelling(alias.text));
    if (!other) names.set(foldSpelling(alias.text), name);
    if (!other || other.sourced.edition.id === sourced.edition.id || other.uri === name.uri) return true;
    problems.push(shared(name, other, l10n.t('The other edition keeps it.')));
    problems.push(shared(other, name, l10n.t('This edition keeps it.')));
    return false;
  });
  return { ...sourced, edition: { ...sourced.edition, aliases } };
}

function shared(here: Name, other: Name, which: string): LocatedDiagnostic {
  const { prefix } = here.sourced.catalog;
  const message = l10n.t(
    '"{0}" is also a name of edition {1} of {2}. {3} Remove one of them.',
    here.text,
    other.sourced.edition.id,
    prefix,
    which,
  );
  return locatedDiagnostic('catalog-duplicate-edition', here, message, {
    related: relatedPlace(other, l10n.t('"{0}" of edition {1}', other.text, other.sourced.edition.id)),
  });
}

/** Editions named like a number in another catalog: `WCAG 2.1` means the edition. Within one, its reader reports it. */
export function* numbersLikeEditions(
  prefix: string,
  editions: readonly LocatedEdition[],
): Generator<LocatedDiagnostic> {
  const numbers = new Map<string, Location>();
  const listed = new Set<string>();
  for (const { objectives, uri } of editions) {
    for (const { number, numberRange, aliases } of objectives) {
      for (const { text, range } of [{ text: number, range: numberRange }, ...aliases]) {
        if (!numbers.has(text)) numbers.set(text, { uri, range });
        listed.add(`${uri}\n${text}`);
      }
    }
  }
  for (const { id, range, aliases, uri } of editions) {
    for (const name of [{ text: id, range }, ...aliases]) {
      const number = numbers.get(name.text);
      if (!number || listed.has(`${uri}\n${name.text}`)) continue;
      const message = l10n.t(
        '"{0} {1}" means this edition, not number {2} in another catalog. Rename the edition, or cite the number with a word before it.',
        prefix,
        name.text,
        name.text,
      );
      yield locatedDiagnostic('catalog-edition-reads-as-number', { uri, range: name.range }, message, {
        related: relatedPlace(number, l10n.t('The number')),
      });
    }
  }
}

/** The newest edition, if it is published after the day and there is one before it that should stay current until then. */
export function* futureEdition(framework: Framework, today: string): Iterable<LocatedDiagnostic> {
  const [newest, before] = newestFirst(framework);
  if (!newest || !before || isPublishedBy(newest, today) !== false) return;
  const message = l10n.t(
    '{0} is published on {1}, but is the current edition already. To keep {2} current until then, add "draft: true".',
    editionName(framework, newest),
    newest.published ?? '',
    editionName(framework, before),
  );
  yield locatedDiagnostic('catalog-future-edition', newest, message);
}
