import { pushTo } from '../../../core/base/collections.ts';
import { l10n } from '../../../core/base/l10n.ts';
import type { ImportOptions } from '../../../core/settings/configuration.ts';
import { defined } from '../../syntax/defined.ts';
import { faultOfPrefix } from '../../syntax/prefix-syntax.ts';
import { ImportFailure, type ReadFramework } from '../format.ts';
import type { FrameworkDraft, ImportProblem } from '../framework-draft.ts';
import { type Block, linesIn, MAX_BLOCKS, type Place, type PublishedDocument, placesIn } from './blocks.ts';
import { type Candidate, candidatesIn, withSeries } from './candidates.ts';
import { type Entries, entriesAmong } from './entries.ts';
import { withDivisions, withNumbersInside } from './joined-blocks.ts';
import { leftOut } from './left-out.ts';
import { outlineOf } from './outline.ts';
import { abbreviationsIn, publicationOf } from './publication.ts';
import { otherCells } from './table-columns.ts';

/** Further duplicate numbers are not reported. */
const MAX_DOUBLES = 20;

/** Reads numbered parts of a document as objectives; `text` is its source for ranges, null for a binary file. */
export function readDocument(document: PublishedDocument, text: string | null, options: ImportOptions): ReadFramework {
  const { blocks, first: firstInside } = withNumbersInside(withDivisions(document.blocks));
  const { list: found, contents, headers } = candidatesIn(blocks);
  const [candidates, series] = withSeries(found);
  const entries = entriesAmong(candidates, blocks);
  const { list, restarted, groups } = entries;
  const [first] = list;
  if (!first) {
    throw new ImportFailure(
      l10n.t(
        'No numbered objectives found in this document. A number such as "1.1 Keep records" can begin a heading, a list item, the first cell of a row, or a paragraph.',
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
  const draft: FrameworkDraft = {
    ...spellings(options.prefix, title),
    ...defined({ title, publisher }),
    ...(levels.length > 0 && { levels }),
    ...numberingOf(levels, words, lead, series),
    editions: [{ ...defined({ edition, published }), objectives }],
  };
  const rows = new Map<Block, string[]>();
  for (const { block, title: inRow } of list) if (block.cells) pushTo(rows, block, inRow);
  const used = new Set<Block | undefined>([
    ...list.flatMap(({ block, titleBlock }) => [block, titleBlock]),
    ...[...rows.keys()].map((block) => headers.get(block)),
    ...contents,
    ...restarted,
  ]);
  const dropped = leftOut(
    {
      contents,
      cells: otherCells(rows, headers),
      prose: blocks.filter((block) => block.kind !== 'heading' && !used.has(block)),
      restarted,
      headings: otherHeadings,
      isCut: blocks.length === MAX_BLOCKS,
    },
    linesIn(text),
  );
  return { draft, problems: problemsWith(entries, firstInside, placeOf), dropped: [...dropped, ...document.dropped] };
}

/** Warnings about the numbers, for a person to check. */
function problemsWith(
  { doubles, groups: [group], composed }: Entries,
  firstInside: Block | undefined,
  placeOf: Place,
): ImportProblem[] {
  const warning = (written: string, block: Block, message: string): ImportProblem => {
    return { severity: 'warning', range: placeOf({ written, block }), message };
  };
  const problems = doubles.slice(0, MAX_DOUBLES).map(({ entry, before }) => {
    const [first, second] = [short(before.title), short(entry.title)];
    const message = l10n.t('{0} is already "{1}". "{2}" is skipped.', entry.number, first, second);
    return warning(entry.written, entry.block, message);
  });
  if (group) {
    const message = l10n.t(
      'Both headings and list items are numbered. The numbers of the list items are used; headings such as "{0}" become groups.',
      short(group.block.text),
    );
    problems.push(warning(group.number, group.block, message));
  }
  if (firstInside) {
    const [number = ''] = firstInside.text.split(' ', 1);
    const message = l10n.t(
      'Nested lists have numbers of their own. They are combined with the numbers of the lists around them: {0}.',
      number,
    );
    problems.push(warning('', firstInside, message));
  }
  if (composed) {
    const { word, written, number, block } = composed;
    const message =
      word === undefined
        ? l10n.t(
            'The lists below numbered headings have numbers of their own. They are combined with the numbers of the headings: {0}.',
            number,
          )
        : l10n.t(
            '"{0} {1}" occurs several times. Its number is combined with the number above it: {2}.',
            word,
            written,
            number,
          );
    problems.push(warning(written, block, message));
  }
  return problems;
}

/**
 * The words before numbers, which replace the names of levels. Names of several words can be abbreviated, as can articles,
 * which can also precede the name of the law.
 */
function numberingOf(
  levels: readonly string[],
  words: readonly string[],
  lead: string | undefined,
  series: readonly string[],
): Pick<FrameworkDraft, 'numbering'> {
  const named = [...levels, ...words];
  const isLaw = named.some((word) => ARTICLE_IN_FULL.test(word));
  const short = [...(isLaw ? ['Art'] : []), ...named.flatMap(initialsOf)].filter((word) => !named.includes(word));
  const allWords = words.length > 0 || short.length > 0 ? [...named, ...short] : [];
  if (allWords.length === 0 && lead === undefined && series.length === 0) return {};
  return {
    numbering: {
      ...(allWords.length > 0 && { words: allWords }),
      ...(lead !== undefined && { lead: [lead] }),
      ...(series.length > 0 && { series }),
      ...(isLaw && { order: 'either' as const }),
    },
  };
}

/** `SC` for a success criterion. */
function initialsOf(word: string): string[] {
  const words = word.split(' ');
  return words.length > 1 && words.length < 4 ? [words.map((one) => one.charAt(0).toUpperCase()).join('')] : [];
}

const ARTICLE_IN_FULL = /^art(?:icle|ikel|ículo|icolo|igo)$/;

const short = (title: string): string => (title.length > 60 ? `${title.slice(0, 60)}…` : title);

/** The title in the metadata, unless it is a file name. */
const titleOf = ({ title }: PublishedDocument): string | undefined =>
  title !== undefined && /^\S+\.[a-z]{2,5}$/i.test(title) ? undefined : title;

/** Whether a heading names the document: those of the title, and the first block if it is the only heading of its level. */
function titlesAmong(
  blocks: readonly Block[],
  head: readonly Block[],
  titles: readonly Block[],
): (block: Block) => boolean {
  const [first] = head;
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const isAlone = (heading: Block | undefined, others: readonly Block[] = headings): heading is Block =>
    heading?.kind === 'heading' && others.every((other) => other === heading || other.level > heading.level);
  const top = titles.length > 0 ? titles : isAlone(first) ? [first] : [];
  const next = top.length > 0 ? head[top.length] : undefined;
  // A subtitle is above all other headings. Right above the objectives, it is their heading unless it is of the title's level.
  const isSubtitle =
    isAlone(next, headings.slice(top.length)) &&
    (next.level <= top[0]!.level || blocks[top.length + 1]?.kind === 'heading');
  const all = new Set(isSubtitle ? [...top, next] : top);
  return (block) => all.has(block);
}

/** Frameworks are also cited by their title, or without the hyphen of their prefix. */
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
