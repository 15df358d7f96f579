import { getOrInsert } from '../../core/base/collections.ts';
import { numeral } from '../../core/matching/roman.ts';
import { attribute, levelOf, type XmlPart } from '../archive/xml.ts';
import type { WordStyles } from './docx-styles.ts';
import type { ParagraphProperties } from './story-reader.ts';

interface Level {
  format: string;
  /** `%1.%2`: the counts of levels, from 1. */
  text: string;
  start: number;
  /** Whether the counts of all levels are shown as digits: `Article II`, and below it `Section 2.01`. */
  isLegal: boolean;
}

export interface ListNumbering {
  readonly levels: Map<string, Map<number, Level>>;
  /** By `numId`: its levels, those that are its own, and those that restart with a number. */
  readonly lists: Map<
    string,
    { levels: string; readonly own: Map<number, Level>; readonly starts: Map<number, number> }
  >;
}

/** The number of the next paragraph, if it has one. */
export type NextNumber = (properties: ParagraphProperties) => string | undefined;

/**
 * Counts the paragraphs of automatic lists and headings, as Word shows them (ECMA-376, part 1, section 17.9): documents
 * contain no numbers.
 */
export function listCounter({ levels, lists }: ListNumbering, styles: WordStyles): NextNumber {
  const countsByLevels = new Map<string, number[]>();
  const begun = new Set<string>();
  return ({ list: ownList, level: ownLevel, style }) => {
    const styled = styles.listOf(style);
    const id = ownList ?? styled?.list ?? '';
    const list = lists.get(id);
    const level = ownLevel ?? styled?.level ?? 0;
    const levelAt = (at: number) => list?.own.get(at) ?? levels.get(list?.levels ?? '')?.get(at);
    const own = levelAt(level);
    if (!list || !own || own.format === 'bullet' || own.format === 'none') return undefined;
    const counts = getOrInsert(countsByLevels, list.levels, (): number[] => []);
    const start = list.starts.get(level);
    const key = `${id} ${level}`;
    if (start !== undefined && !begun.has(key)) counts[level] = start;
    else counts[level] = counts[level] === undefined ? own.start : counts[level] + 1;
    begun.add(key);
    counts.length = level + 1;
    return own.text.replace(/%([1-9])/g, (_sign, at) => {
      const shown = levelAt(at - 1);
      if (!shown) return '';
      const format = own.isLegal && shown.format !== 'decimalZero' ? 'decimal' : shown.format;
      return inFormat(counts[at - 1] ?? shown.start, format);
    });
  };
}

/** The text of a level has at most a few words beside its numbers. */
const MAX_FORMAT = 100;

const KINDS: Readonly<Record<string, string>> = {
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
};

const inFormat = (count: number, format: string): string =>
  format === 'decimalZero' && count < 10 ? `0${count}` : numeral(count, KINDS[format] ?? '1');

/** Reads the part of numbering; a missing one is empty. Adds the lists of its levels to the styles that they are linked to. */
export function readListNumbering(part: XmlPart | undefined, styles: WordStyles): ListNumbering {
  const levels: ListNumbering['levels'] = new Map();
  const lists: ListNumbering['lists'] = new Map();
  /** Levels that are linked to a style. */
  const linked: { readonly style: string; readonly levels: string; readonly level: number }[] = [];
  /** By id of levels, the list style that defines them. */
  const ofStyles = new Map<string, string>();
  let [abstract, list, level] = ['', '', 0];
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const value = attribute(attributes, 'val') ?? '';
    if (name === 'abstractNum') {
      abstract = attribute(attributes, 'abstractNumId') ?? '';
      list = '';
      levels.set(abstract, new Map());
    } else if (name === 'num') {
      list = attribute(attributes, 'numId') ?? '';
      lists.set(list, { levels: '', own: new Map(), starts: new Map() });
    } else if (name === 'lvl' || name === 'lvlOverride') {
      level = levelOf(attribute(attributes, 'ilvl'));
      const levelsOf = list === '' ? levels.get(abstract) : lists.get(list)!.own;
      if (name === 'lvl') levelsOf?.set(level, { format: 'decimal', text: '', start: 1, isLegal: false });
    } else if (name === 'numStyleLink') ofStyles.set(abstract, value);
    else if (name === 'abstractNumId' && list !== '') lists.get(list)!.levels = value;
    else if (name === 'startOverride' && list !== '') lists.get(list)!.starts.set(level, Number(value));
    else {
      const own = list === '' ? levels.get(abstract)?.get(level) : lists.get(list)!.own.get(level);
      if (own) readLevel(own, name, value);
      if (own && list === '' && name === 'pStyle') linked.push({ style: value, levels: abstract, level });
    }
  };
  part?.parse({ open });
  for (const one of lists.values()) {
    const styled = styles.get(ofStyles.get(one.levels))?.list;
    one.levels = lists.get(styled ?? '')?.levels ?? one.levels;
  }
  // Of several lists with the same levels, the first one.
  const listOf = new Map([...lists].reverse().map(([id, one]) => [one.levels, id]));
  for (const { style, levels: own, level: at } of linked) styles.link(style, listOf.get(own) ?? '', at);
  return { levels, lists };
}

function readLevel(own: Level, name: string, value: string): void {
  if (name === 'start') own.start = Number(value);
  else if (name === 'numFmt') own.format = value;
  else if (name === 'lvlText') own.text = value.slice(0, MAX_FORMAT);
  else if (name === 'isLgl') own.isLegal = !/^(?:0|false|off)$/.test(value);
}
