import { isMap, isSeq } from 'yaml';
import { l10n } from '../../core/base/l10n.ts';
import { foldCase } from '../../core/matching/characters.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import { addTextFix } from '../yaml/add-field.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';
import { collectFields, type Fields } from '../yaml/yaml-fields.ts';

/** What a catalog says of how its numbers are written. */
export interface NumberSyntax {
  /** Words that numbers begin with. */
  readonly series: readonly string[];
  /** What is before a number in a citation, not a part of it: names of the framework, words and levels. */
  readonly before: readonly string[];
  readonly listSeries: (word: string) => readonly Fix[];
}

export function numberSyntax(top: Fields, series: readonly string[], before: readonly string[]): NumberSyntax {
  const known = series.map(foldCase);
  const longestFirst = before.filter((word) => !known.includes(foldCase(word))).sort((a, b) => b.length - a.length);
  const listSeries = (word: string) => (top.reader.problems.isFull ? [] : listSeriesFix(top, [...series, word]));
  return { series, before: longestFirst, listSeries };
}

function listSeriesFix(top: Fields, series: readonly string[]): Fix[] {
  const { reader } = top;
  const title = l10n.t('List "{0}" in "numbering.series"', series.at(-1)!);
  const list = `[${series.map(quoteIfNeeded).join(', ')}]`;
  const numbering = reader.resolve(top.get('numbering')?.node ?? null);
  if (!numbering) {
    return top.has('numbering') ? [] : addTextFix(top, title, `numbering: {series: ${list}}`, top.get('prefix'), true);
  }
  if (!isMap(numbering)) return [];
  const fields = collectFields(reader, numbering);
  const listed = reader.resolve(fields.get('series')?.node ?? null);
  if (listed && isSeq(listed)) return [reader.fix(title, reader.nodeRange(listed), list)];
  return fields.has('series') ? [] : addTextFix(fields, title, `series: ${list}`, undefined, true);
}
