import { l10n } from '../../core/base/l10n.ts';
import type { Catalog, Spelling } from '../../core/model/catalog.ts';
import { shorten } from '../yaml/yaml-fields.ts';
import type { YamlReader } from '../yaml/yaml-reader.ts';

/**
 * Warns of editions whose name is a listed number too: `WCAG 2.1` means the edition, so that guideline 2.1 can be cited
 * with a word before the number only.
 */
export function checkEditionNames(reader: YamlReader, catalog: Catalog): void {
  const numbers = new Map<string, Spelling>();
  for (const { objectives } of catalog.editions) {
    for (const { number, numberRange, aliases } of objectives) {
      for (const spelling of [{ text: number, range: numberRange }, ...aliases]) {
        if (!numbers.has(spelling.text)) numbers.set(spelling.text, spelling);
      }
    }
  }
  for (const edition of catalog.editions) {
    for (const { text, range } of [{ text: edition.id, range: edition.range }, ...edition.aliases]) {
      const number = numbers.get(text);
      if (!number) continue;
      const cited = `${shorten(catalog.prefix)} ${shorten(text)}`;
      const message = l10n.t(
        '"{0}" means this edition, not the number {1}. Name the edition otherwise, or cite the number with a word before it.',
        cited,
        shorten(text),
      );
      const related = [{ location: reader.location(number.range), message: l10n.t('The number') }];
      reader.reportCode('catalog-edition-reads-as-number', range, message, { related });
    }
  }
}
