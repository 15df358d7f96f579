import { l10n } from '../../../core/base/l10n.ts';
import { pushTo } from '../../../core/base/push-to.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { faultOfPrefix } from '../../syntax/prefix-syntax.ts';
import { columnsLeftOut } from '../columns-left-out.ts';
import { refused } from '../format.ts';
import type { FrameworkDraft, Imported, ImportProblem } from '../framework-draft.ts';
import { type Block, MAX_BLOCKS, type PublishedDocument } from './blocks.ts';
import { type Candidate, candidatesIn } from './candidates.ts';
import { abbreviationsIn } from './capitals.ts';
import { withDivisions } from './divisions.ts';
import { entriesAmong } from './entries.ts';
import { leftOut } from './left-out.ts';
import { withNumbersInside } from './lists-within-lists.ts';
import { outlineOf } from './outline.ts';
import { linesIn, placesIn } from './place.ts';
import { publicationOf } from './publication.ts';
import { otherCells } from './table-columns.ts';

/** Numbers that stand twice are told one by one up to this many. */
const MAX_DOUBLES = 20;

/**
 * A framework as it is published: what is numbered are its objectives, whatever the format.
 *
 * @param text what the document was read from, for places; null where that is no text
 */
export function readDocument(document: PublishedDocument, text: string | null, options: ImportOptions): Imported {
  const { blocks, first: firstInside } = withNumbersInside(withDivisions(document.blocks));
  const { list: candidates, contents, headers } = candidatesIn(blocks);
  const { list, doubles, again, groups, composed } = entriesAmong(candidates, blocks);
  const [first] = list;
  if (!first) {
    return refused(
      l10n.t(
        'Nothing in this document is numbered as objectives are: "1.1 Keep records", as a heading, an item of a list, the first cell of a row, or at the beginning of a paragraph.',
      ),
    );
  }
  const abbreviations = abbreviationsIn(blocks, options.prefix);
  const firstIndex = list.reduce((least, { index }) => Math.min(least, index), first.index);
  // `Testing Standard 4.0.3` at the top is a title with a version.
  const isWorded = ({ word, style, index }: Candidate) => word !== undefined && !(index === 0 && style === 'dotted');
  const candidateBlocks = new Set(candidates.filter(isWorded).map(({ block }) => block));
  for (const { block } of groups) candidateBlocks.add(block);
  const headEnd = blocks.findIndex((block, index) => index === firstIndex || candidateBlocks.has(block));
  const head = blocks.slice(0, headEnd);
  const publication = publicationOf(head, titleOf(document), options.edition, abbreviations);
  const { title, publisher, edition, published } = publication;
  const isTitle = titlesAmong(blocks, head, publication.blocks);
  const placeOf = placesIn(text);
  const { objectives, levels, words, lead, otherHeadings } = outlineOf(list, blocks, isTitle, abbreviations, placeOf);
  const problems = doubles.slice(0, MAX_DOUBLES).map(({ entry, before }): ImportProblem => {
    const message = l10n.t(
      '{0} stands for "{1}" already. "{2}" is left out.',
      entry.number,
      short(before.title),
      short(entry.title),
    );
    return { severity: 'warning', range: placeOf(entry), message };
  });
  const [group] = groups;
  if (group) {
    const message = l10n.t(
      'Headings and items of lists are numbered both. Those of the items count; "{0}" and the others like it are groups.',
      short(group.block.text),
    );
    problems.push({ severity: 'warning', range: placeOf({ written: group.number, block: group.block }), message });
  }
  if (firstInside) {
    const [number = ''] = firstInside.text.split(' ', 1);
    const message = l10n.t(
      'Lists within lists count by themselves. Numbers are put together with those around them: {0}.',
      number,
    );
    problems.push({ severity: 'warning', range: placeOf({ written: '', block: firstInside }), message });
  }
  if (composed) {
    const { word, written, number } = composed;
    const message =
      word === undefined
        ? l10n.t(
            'The lists below numbered headings count by themselves. Numbers are put together with those above: {0}.',
            number,
          )
        : l10n.t(
            '"{0} {1}" is there several times. Numbers are put together with those above: {2}.',
            word,
            written,
            number,
          );
    problems.push({ severity: 'warning', range: placeOf(composed), message });
  }
  const draft: FrameworkDraft = {
    ...spellings(options.prefix, title),
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    ...(levels.length > 0 && { levels }),
    ...numberingOf(levels, words, lead),
    editions: [
      { ...(edition !== undefined && { edition }), ...(published !== undefined && { published }), objectives },
    ],
  };
  const entryBlocks = new Set<Block | undefined>(list.flatMap(({ block, titleBlock }) => [block, titleBlock]));
  const steps = new Set(again);
  const rows = new Map<Block, string[]>();
  for (const { block, title: said } of list) if (block.cells) pushTo(rows, block, said);
  const namedColumns = new Set<Block | undefined>([...rows.keys()].map((block) => headers.get(block)));
  const prose = blocks.filter(
    (block) =>
      block.kind !== 'heading' &&
      !entryBlocks.has(block) &&
      !contents.has(block) &&
      !steps.has(block) &&
      !namedColumns.has(block),
  );
  const lineOf = linesIn(text);
  const others = otherCells(rows, headers);
  const dropped = [
    ...(contents.size > 0 ? [contentsCounted(contents.size)] : []),
    ...columnsLeftOut(others.names),
    ...leftOut(others.rows, cellsCounted, lineOf),
    ...leftOut(prose, proseCounted, lineOf),
    ...leftOut(again, againCounted, lineOf),
    ...leftOut(otherHeadings, headingsCounted, lineOf),
    ...(blocks.length === MAX_BLOCKS ? [l10n.t('everything after {0} paragraphs', MAX_BLOCKS)] : []),
    ...document.dropped,
  ];
  return { draft, problems, dropped };
}

/**
 * Words that are said replace the names of levels. Those of several words are abbreviated, as articles are, which stand
 * before the law's name too.
 */
function numberingOf(
  levels: readonly string[],
  words: readonly string[],
  lead: string | undefined,
): Pick<FrameworkDraft, 'numbering'> {
  const named = [...levels, ...words];
  const isLaw = named.some((word) => ARTICLE_IN_FULL.test(word));
  const short = [...(isLaw ? ['Art'] : []), ...named.flatMap(initialsOf)].filter((word) => !named.includes(word));
  const said = words.length > 0 || short.length > 0 ? [...named, ...short] : [];
  if (said.length === 0 && lead === undefined) return {};
  return {
    numbering: {
      ...(said.length > 0 && { words: said }),
      ...(lead !== undefined && { lead: [lead] }),
      ...(isLaw && { order: 'either' as const }),
    },
  };
}

/** A success criterion is an SC. */
function initialsOf(word: string): string[] {
  const words = word.split(' ');
  return words.length > 1 && words.length < 4 ? [words.map((one) => one.charAt(0).toUpperCase()).join('')] : [];
}

const ARTICLE_IN_FULL = /^art(?:icle|ikel|ículo|icolo|igo)$/;

const contentsCounted = (count: number): string =>
  l10n.plural(count, l10n.t('{0} table of contents entry', count), l10n.t('{0} table of contents entries', count));

const cellsCounted = (count: number): string =>
  l10n.plural(
    count,
    l10n.t('what {0} row has beside its number and title', count),
    l10n.t('what {0} rows have beside their numbers and titles', count),
  );

const proseCounted = (count: number): string =>
  l10n.plural(
    count,
    l10n.t('{0} paragraph without a number', count),
    l10n.t('{0} paragraphs, items and rows without a number', count),
  );

const againCounted = (count: number): string =>
  l10n.plural(
    count,
    l10n.t('{0} item of a list numbered anew', count),
    l10n.t('{0} items of lists numbered anew', count),
  );

const headingsCounted = (count: number): string =>
  l10n.plural(count, l10n.t('{0} heading', count), l10n.t('{0} headings', count));

const short = (title: string): string => (title.length > 60 ? `${title.slice(0, 60)}…` : title);

/** As its metadata have it, unless that is the name of a file. */
const titleOf = ({ title }: PublishedDocument): string | undefined =>
  title !== undefined && /^\S+\.[a-z]{2,5}$/i.test(title) ? undefined : title;

/** Headings that name the document itself: those of its title, and the only one of the highest level, with nothing before it. */
function titlesAmong(
  blocks: readonly Block[],
  head: readonly Block[],
  titles: readonly Block[],
): (block: Block) => boolean {
  const [first] = head;
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const isAlone = first?.kind === 'heading' && headings.filter(({ level }) => level <= first.level).length === 1;
  return (block) => titles.includes(block) || (isAlone && block === first);
}

/** People cite a framework by its title too, and forget the hyphen of its prefix. */
function spellings(
  prefix: string | undefined,
  title: string | undefined,
): Pick<FrameworkDraft, 'aliases' | 'misspellings'> {
  if (prefix === undefined) return {};
  const isName = title !== undefined && /\s/.test(title) && !/\d$/.test(title) && title.length <= 80;
  const isOther = isName && title.toLowerCase() !== prefix.toLowerCase() && faultOfPrefix(title) === null;
  const spaced = prefix.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ');
  return { ...(isOther && { aliases: [title] }), ...(spaced !== prefix && { misspellings: [spaced] }) };
}
