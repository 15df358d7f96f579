import { l10n } from '../base/l10n.ts';
import { foldCase } from '../matching/characters.ts';
import type { Matcher } from '../matching/matcher.ts';
import { scan } from '../matching/scanner.ts';
import { type Catalog, type Numbering, SHARED_FIELDS, type SharedField, type Spelling } from '../model/catalog.ts';
import type { Framework, FrameworkEdition } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { linesOf } from '../model/text.ts';
import { type LocatedDiagnostic, locatedDiagnostic, relatedPlace } from './located-diagnostic.ts';
import { lookupOf } from './lookup.ts';

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

/** What texts have before numbers of any framework. */
const WORDS = 'Article 6|Art. 6|Section 3.2|Chapter 7.1|Table 2.3|Page 12|Version 1.5|Annex A.5'.split('|');
/**
 * Names in many texts that cite no framework. One that is read as an unlisted number would be reported as a mistake. A name
 * that numbers one thing only, such as CWE, is none of them: who lists some of its numbers means the others too.
 */
const NAMES = (
  'v1.20.3|V3.21|R4.3.1|UTF-16|SHA-512|ISO 8601|ISO 14001|ISO/IEC 25010|EN 71-3|IEEE 802.11|DIN 5008|BS 7799|' +
  'USB 3.2|HTTP 404|HTML5|ES2022|COVID-19|PR #123|A4|B12|MP3|H.264|TLS 1.3|NIST SP 800-207|' +
  'EU 2016/679|UN 1325|G20|Q3 2024|M365|S3|P99|T1|iOS 17.4'
).split('|');
/** An empty line ends a citation. */
const TEXT = linesOf([...WORDS, ...NAMES].join('\n\n'));

/** Tries what else the frameworks are found in, and reports each of them once. */
export function* lookAlikes(frameworks: readonly Framework[], matcher: Matcher): Generator<LocatedDiagnostic> {
  const reported = new Set<Framework>();
  for (const group of scan(TEXT, matcher)) {
    const framework = frameworks.find(({ id }) => id === group.framework);
    const { line } = group.range.start;
    const [first] = group.members;
    if (!framework || first?.certainty !== 'certain' || reported.has(framework)) continue;
    const lookup = lookupOf(framework, first.number);
    const isRight = framework.editions.some((edition) => edition.partial || lookup(edition));
    if (isRight && line / 2 >= WORDS.length) continue;
    reported.add(framework);
    yield lookAlike(framework, TEXT.line(line), group);
  }
}

function lookAlike({ prefix: name, catalogs }: Framework, text: string, { prefix, members }: ReferenceGroup) {
  const written = prefix && foldCase(prefix.text);
  const spellings = catalogs.flatMap(({ uri, aliases, misspellings }) =>
    [...aliases, ...misspellings].map((spelling) => ({ uri, ...spelling })),
  );
  const place = spellings.find((spelling) => foldCase(spelling.text) === written) ?? {
    uri: catalogs[0]!.uri,
    range: catalogs[0]!.prefixRange,
  };
  const advice = prefix
    ? l10n.t('Use a longer name than "{0}".', prefix.text)
    : l10n.t('List the series that name themselves in "selfNaming".');
  const message = l10n.t('"{0}" would be read as number {1} of {2}. {3}', text, members[0]?.number ?? '', name, advice);
  return locatedDiagnostic('catalog-look-alike', place, message);
}
