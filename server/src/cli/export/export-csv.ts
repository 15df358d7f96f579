import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { csvRow } from '../../reports/tables.ts';

const COLUMNS = [
  'edition',
  'number',
  'title',
  'text',
  'group',
  'level',
  'withdrawn',
  'replaced by',
  'url',
  'note',
] as const;

/**
 * A table that `objrefs import` reads again (RFC 4180). Successors are numbers with commas between; those of an edition
 * that is not the next one are left to the other formats.
 */
export function* editionsAsCsv(framework: Framework, editions: readonly FrameworkEdition[]): Iterable<string> {
  yield csvRow(COLUMNS);
  for (const edition of editions) {
    for (const { number, title, text, group, level, withdrawn, withdrawnReason, url, note } of edition.objectives) {
      const successors = edition.successors.get(number);
      const where = withdrawn ? edition.index : edition.index + 1;
      const near = successors?.filter((successor) => successor.edition === where).map((successor) => successor.number);
      yield csvRow([
        edition.id,
        number,
        title ?? '',
        text ?? '',
        group ?? '',
        framework.levels[level] ?? '',
        withdrawn ? (withdrawnReason ?? 'withdrawn') : '',
        successors?.length === 0 ? 'none' : (near ?? []).join(', '),
        url ?? '',
        note ?? '',
      ]);
    }
  }
}
