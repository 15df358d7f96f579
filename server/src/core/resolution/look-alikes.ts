import { l10n } from '../base/l10n.ts';
import { foldCase } from '../matching/characters.ts';
import type { Matcher } from '../matching/matcher.ts';
import { scan } from '../matching/scanner.ts';
import type { Framework } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { linesOf } from '../model/text.ts';
import { type LocatedDiagnostic, locatedDiagnostic } from './located-diagnostic.ts';
import { lookupOf } from './lookup.ts';

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
