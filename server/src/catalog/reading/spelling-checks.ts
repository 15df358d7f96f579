import { l10n } from '../../core/base/l10n.ts';
import { memoize } from '../../core/base/memoize.ts';
import { foldCase } from '../../core/matching/characters.ts';
import type { Spelling } from '../../core/model/catalog.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import type { Range } from '../../core/model/text.ts';
import { faultOfNumber, type NumberFault } from '../syntax/number-syntax.ts';
import { faultOfPrefix } from '../syntax/prefix-syntax.ts';
import { shorten } from '../yaml/prose.ts';
import { removeItemFix } from '../yaml/remove.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';
import type { WrittenText } from '../yaml/yaml-values.ts';
import type { NumberSyntax } from './series-fix.ts';

/** A prefix that a document can cite, without extra white space, which is reported; undefined after other mistakes. */
export function checkPrefix(reader: YamlReader, { text, range }: Spelling): Spelling | undefined {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  const fault = faultOfPrefix(text);
  if (fault === null && trimmed === text) return { text, range };
  const message = l10n.t(
    'No document can cite "{0}": {1}',
    shorten(text),
    fault ?? l10n.t('it has extra spaces. Remove them.'),
  );
  const fixes = fault === null ? [reader.fix(l10n.t('Change to "{0}"', trimmed), range, trimmed)] : [];
  reader.reportCode('catalog-unciteable-prefix', range, message, { fixes });
  return fault === null ? { text: trimmed, range } : undefined;
}

/** A number that a document can cite, without punctuation at its ends, which is reported; undefined if it is wrong. */
export function checkNumber(
  reader: YamlReader,
  { text, range }: Pick<WrittenText, 'text' | 'range'>,
  syntax: NumberSyntax,
): Spelling | undefined {
  const split = splitBefore(text, syntax);
  const isBare = split && faultOfNumber(split.rest, syntax.series) === null;
  const fault: NumberFault | null = isBare
    ? { message: numberWithout(split.word, split.rest), corrected: split.rest }
    : faultOfNumber(text, syntax.series);
  if (fault === null) return { text, range };
  const { message, corrected, series } = fault;
  const fixes = series === undefined ? reader.changeTo(range, corrected) : syntax.listSeries(series);
  reader.reportCode('catalog-invalid-number', range, message, { fixes });
  return corrected === undefined ? undefined : { text: corrected, range };
}

/** Of `ACME 3.4` or `Article 6 Title`, what is before the number in citations, which is not a part of it, and the rest. */
export function splitBefore(text: string, { before }: NumberSyntax): { word: string; rest: string } | undefined {
  if (!text.includes(' ')) return undefined;
  const folded = foldCase(text);
  const beginnings = beginningsWith(before);
  const word = before.find((_, index) => folded.startsWith(beginnings[index]!));
  return word === undefined ? undefined : { word, rest: text.slice(word.length).trim() };
}

/** Once for all numbers: a catalog may have a thousand words and a hundred thousand numbers. */
const beginningsWith = memoize((words: readonly string[]) => words.map((word) => `${foldCase(word)} `));

export const numberWithout = (word: string, number: string): string =>
  l10n.t('Write the number as "{0}". "{1}" can be before it in texts.', number, word);

/** The spellings without duplicates of earlier ones or of `taken`, which are reported. */
export function withoutDuplicates(
  reader: YamlReader,
  spellings: readonly Spelling[],
  taken: ReadonlyMap<string, Range>,
  what: string,
): readonly Spelling[] {
  const seen = new Map(taken);
  return spellings.filter(({ text, range }) => {
    const earlier = seen.get(text);
    if (!earlier) {
      seen.set(text, range);
      return true;
    }
    const message = l10n.t('{0} "{1}" already exists. Remove one of the two.', what, shorten(text));
    reportDuplicate(reader, range, earlier, message, removeItemFix(reader, l10n.t('Remove it'), range));
    return false;
  });
}

/** Reports a duplicate at its second place, with the first as related information. */
export function reportDuplicate(
  reader: YamlReader,
  range: Range,
  earlier: Range,
  message: string,
  fixes: readonly Fix[] = [],
): void {
  reader.reportCode('catalog-duplicate', range, message, {
    fixes,
    related: [{ location: reader.location(earlier), message: l10n.t('The first one, which is used') }],
  });
}
