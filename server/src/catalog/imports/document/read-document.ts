import type { ImportOptions } from '../../../core/configuration.ts';
import { l10n } from '../../../core/l10n.ts';
import { faultOfPrefix } from '../../prefix-syntax.ts';
import { refused } from '../format.ts';
import type { FrameworkDraft, Imported, ImportProblem } from '../framework-draft.ts';
import { type Block, MAX_BLOCKS, type PublishedDocument } from './blocks.ts';
import { candidatesIn } from './candidates.ts';
import { abbreviationsIn } from './capitals.ts';
import { entriesAmong } from './entries.ts';
import { outlineOf } from './outline.ts';
import { placesIn } from './place.ts';
import { publicationOf } from './publication.ts';

/** Numbers that stand twice are told one by one up to this many. */
const MAX_DOUBLES = 20;

/**
 * A framework as it is published: what is numbered are its objectives, whatever the format.
 *
 * @param text what the document was read from, for places; null where that is no text
 */
export function readDocument(document: PublishedDocument, text: string | null, options: ImportOptions): Imported {
  const { blocks } = document;
  const { list: candidates, contents } = candidatesIn(blocks);
  const { list, doubles, again, composed } = entriesAmong(candidates, blocks);
  const [first] = list;
  if (!first) {
    return refused(
      l10n.t(
        'Nothing in this document is numbered as objectives are: "1.1 Keep records", as a heading, an item of a list, the first cell of a row, or at the beginning of a paragraph.',
      ),
    );
  }
  const abbreviations = abbreviationsIn(blocks, options.prefix);
  const firstIndex = Math.min(...list.map(({ index }) => index));
  const candidateBlocks = new Set(candidates.filter(({ word }) => word !== undefined).map(({ block }) => block));
  const headEnd = blocks.findIndex((block, index) => index === firstIndex || candidateBlocks.has(block));
  const head = blocks.slice(0, headEnd);
  const publication = publicationOf(head, document.title, options.edition, abbreviations);
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
  if (composed) {
    const message = l10n.t(
      '"{0} {1}" is there several times. Numbers are put together with those above: {2}.',
      composed.word ?? '',
      composed.written,
      composed.number ?? '',
    );
    problems.push({ severity: 'warning', range: placeOf(composed), message });
  }
  const draft: FrameworkDraft = {
    ...spellings(options.prefix, title),
    ...(title !== undefined && { title }),
    ...(publisher !== undefined && { publisher }),
    ...(levels.length > 0 && { levels }),
    // Words that are said replace the names of levels.
    ...((words.length > 0 || lead !== undefined) && {
      numbering: {
        ...(words.length > 0 && { words: [...levels, ...words] }),
        ...(lead !== undefined && { lead: [lead] }),
      },
    }),
    editions: [
      { ...(edition !== undefined && { edition }), ...(published !== undefined && { published }), objectives },
    ],
  };
  const entryBlocks = new Set<Block | undefined>(list.flatMap(({ block, titleBlock }) => [block, titleBlock]));
  const prose = blocks.filter((block) => block.kind !== 'heading' && !entryBlocks.has(block) && !contents.has(block));
  const dropped = [
    ...counted(contents.size, (n) => [
      l10n.t('{0} table of contents entry', n),
      l10n.t('{0} table of contents entries', n),
    ]),
    ...counted(prose.length - again, (n) => [
      l10n.t('{0} paragraph without a number', n),
      l10n.t('{0} paragraphs, items and rows without a number', n),
    ]),
    ...counted(again, (n) => [
      l10n.t('{0} item of a list numbered anew', n),
      l10n.t('{0} items of lists numbered anew', n),
    ]),
    ...counted(otherHeadings, (n) => [l10n.t('{0} heading', n), l10n.t('{0} headings', n)]),
    ...(blocks.length === MAX_BLOCKS ? [l10n.t('everything after {0} paragraphs', MAX_BLOCKS)] : []),
    ...document.dropped,
  ];
  return { draft, problems, dropped };
}

const counted = (number: number, forms: (number: number) => [one: string, many: string]): string[] =>
  number <= 0 ? [] : [l10n.plural(number, ...forms(number))];

const short = (title: string): string => (title.length > 60 ? `${title.slice(0, 60)}…` : title);

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
