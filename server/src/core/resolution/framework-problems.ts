import { l10n } from '../base/l10n.ts';
import { foldCase } from '../matching/characters.ts';
import { type Catalog, type Numbering, SHARED_FIELDS, type SharedField, type Spelling } from '../model/catalog.ts';
import type { Framework, FrameworkEdition } from '../model/framework.ts';
import { type LocatedDiagnostic, locatedDiagnostic, relatedPlace } from './located-diagnostic.ts';

/** A prefix, alias or misspelling of a framework, and its place. */
interface Claim extends Spelling {
  readonly framework: Framework;
  readonly uri: string;
}

/**
 * Gives each spelling, in any case, to one framework: prefixes take precedence over aliases, these over misspellings,
 * and among equals the first framework wins. The others lose the spelling. Reports both places.
 */
export function claimSpellings(frameworks: readonly Framework[]): {
  readonly frameworks: readonly Framework[];
  readonly problems: readonly LocatedDiagnostic[];
} {
  const claimed = new Map<string, Claim>();
  const lost = new Map<Framework, Set<string>>();
  const problems: LocatedDiagnostic[] = [];
  for (const claim of claimsOf(frameworks)) {
    const key = foldCase(claim.text);
    const keeper = claimed.get(key);
    if (!keeper) claimed.set(key, claim);
    else if (keeper.framework !== claim.framework) {
      problems.push(clash(claim, keeper, l10n.t('The other framework keeps it.')));
      problems.push(clash(keeper, claim, l10n.t('This framework keeps it.')));
      lost.set(claim.framework, (lost.get(claim.framework) ?? new Set()).add(claim.text));
    }
  }
  return { frameworks: frameworks.map((framework) => without(framework, lost.get(framework))), problems };
}

function* claimsOf(frameworks: readonly Framework[]): Generator<Claim> {
  for (const framework of frameworks) {
    for (const { uri, prefix, prefixRange } of framework.catalogs) {
      yield { framework, uri, text: prefix, range: prefixRange };
    }
  }
  for (const kind of ['aliases', 'misspellings'] as const) {
    for (const framework of frameworks) {
      for (const { uri, [kind]: spellings } of framework.catalogs) {
        for (const spelling of spellings) yield { framework, uri, ...spelling };
      }
    }
  }
  for (const framework of frameworks) {
    for (const { uri, prefixes } of framework.editions) {
      for (const spelling of prefixes) yield { framework, uri, ...spelling };
    }
  }
}

function without(framework: Framework, lost: ReadonlySet<string> | undefined): Framework {
  if (!lost) return framework;
  const kept = (spellings: readonly Spelling[]) => spellings.filter(({ text }) => !lost.has(text));
  const editions = framework.editions.map((edition) => ({ ...edition, prefixes: kept(edition.prefixes) }));
  const of = (edition: FrameworkEdition | null) => (edition ? (editions[edition.index] ?? null) : null);
  const [current, defaultEdition] = [of(framework.current), of(framework.defaultEdition)];
  const names = { aliases: kept(framework.aliases), misspellings: kept(framework.misspellings) };
  return { ...framework, ...names, editions, current, defaultEdition };
}

function clash(here: Claim, other: Claim, which: string): LocatedDiagnostic {
  const message = l10n.t(
    '"{0}" is also used by the framework {1}. {2} Use a different spelling for one of them.',
    here.text,
    other.framework.prefix,
    which,
  );
  const related = relatedPlace(other, l10n.t('"{0}" of {1}', other.text, other.framework.prefix));
  return locatedDiagnostic('catalog-clashing-prefix', here, message, { related });
}

/** Fields that differ between the catalogs of a framework. The first value is used; the others are reported. */
export function* conflictingFields(prefix: string, catalogs: readonly Catalog[]): Generator<LocatedDiagnostic> {
  for (const field of SHARED_FIELDS) {
    const stating = catalogs.filter((catalog) => catalog.fieldRanges?.[field] && catalog[field] !== undefined);
    const [first, ...others] = stating;
    if (!first) continue;
    for (const other of others) {
      if (!contradict(first, other, field)) continue;
      const message = l10n.t(
        '"{0}" differs from another catalog of {1}, whose value is used. Write it only once.',
        field,
        prefix,
      );
      yield locatedDiagnostic('catalog-conflicting-field', placeOf(other, field), message, {
        related: relatedPlace(placeOf(first, field), l10n.t('The value that is used')),
      });
    }
  }
}

function placeOf({ uri, fieldRanges, prefixRange }: Catalog, field: SharedField) {
  return { uri, range: fieldRanges?.[field] ?? prefixRange };
}

function contradict(a: Catalog, b: Catalog, field: SharedField): boolean {
  return field === 'numbering'
    ? differ(a.numbering, b.numbering)
    : JSON.stringify(a[field]) !== JSON.stringify(b[field]);
}

/** Most fields of the numbering are merged, not conflicting; `order` is `before` by default. */
function differ(a: Numbering, b: Numbering): boolean {
  const words = a.words && b.words && JSON.stringify(a.words) !== JSON.stringify(b.words);
  return words || (a.order !== b.order && a.order !== 'before' && b.order !== 'before');
}
