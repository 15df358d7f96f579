import {
  type Catalog,
  DEFAULT_NUMBERING,
  type Edition,
  type Numbering,
  type Objective,
  type Spelling,
  type Successor,
} from '../../core/model/catalog.ts';
import { comparePositions, type Lines, wholeText } from '../../core/model/text.ts';
import { defined } from '../syntax/defined.ts';
import { endComments } from '../yaml/end-comments.ts';
import {
  type EditionDraft,
  type FrameworkDraft,
  flatObjectives,
  type NumberingDraft,
  type ObjectiveDraft,
  type SuccessorDraft,
} from './framework-draft.ts';

/**
 * A catalog, read from `lines`, as a draft that means the same when written. Keeps comments above objectives, and there
 * those at the ends of their lines.
 */
export function draftOfCatalog(catalog: Catalog, lines: Lines): FrameworkDraft {
  const comments = endComments(wholeText(lines));
  const { prefix, aliases, misspellings, title, publisher, url, license, levels } = catalog;
  const numbering = numberingDraft(catalog.numbering);
  return {
    ...{ prefix, aliases: texts(aliases), misspellings: texts(misspellings), levels },
    ...defined({ title, publisher, url, license, numbering }),
    editions: catalog.editions.map((edition) => editionDraft(edition, { lines, comments })),
  };
}

/** How many comments of the catalog are missing from the draft. */
export function commentsLeftOut(draft: FrameworkDraft, lines: Lines): number {
  let count = endComments(wholeText(lines)).size;
  for (let line = 0; line < lines.lineCount; line++) if (/^\s*#/.test(lines.line(line))) count++;
  for (const { comment = [], unconfirmed } of draft.editions.flatMap(({ objectives }) => flatObjectives(objectives))) {
    count -= comment.length + (unconfirmed === undefined ? 0 : 1);
  }
  return count;
}

const texts = (spellings: readonly Spelling[]): string[] => spellings.map(({ text }) => text);

/** The values that differ from the defaults; undefined if none do. */
function numberingDraft({ unlistedIn, ...numbering }: Numbering): NumberingDraft | undefined {
  const unlisted = unlistedIn.length > 0 && numbering.unlisted !== 'parent' ? unlistedIn : numbering.unlisted;
  const defaults = new Map<string, unknown>(Object.entries(DEFAULT_NUMBERING));
  const changed = Object.entries({ ...numbering, unlisted }).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults.get(name)),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

function editionDraft(
  { id, aliases, prefixes, url, published, draft, partial, objectives }: Edition,
  written: Written,
): EditionDraft {
  return {
    ...{ aliases: texts(aliases), prefixes: texts(prefixes), draft, partial },
    ...defined({ edition: id || undefined, url, published }),
    objectives: treeOf(objectives, written),
  };
}

/** The text of a catalog, with the comments at the ends of its lines. */
interface Written {
  readonly lines: Lines;
  readonly comments: ReadonlyMap<number, string>;
}

/** The objectives, nested as in the file. */
function treeOf(objectives: readonly Objective[], written: Written): ObjectiveDraft[] {
  const roots: ObjectiveDraft[] = [];
  const open: { readonly objective: Objective; readonly inside: ObjectiveDraft[] }[] = [];
  for (const [index, objective] of objectives.entries()) {
    while (open.length > 0 && !isWithin(objective, open.at(-1)!.objective)) open.pop();
    const around = open.at(-1);
    const inside: ObjectiveDraft[] = [];
    const draft = objectiveDraft(objective, around?.objective, objectives[index + 1], written);
    (around?.inside ?? roots).push({ ...draft, objectives: inside });
    open.push({ objective, inside });
  }
  return roots;
}

const isWithin = ({ range }: Objective, { range: around }: Objective): boolean =>
  comparePositions(around.start, range.start) < 0 && comparePositions(range.end, around.end) <= 0;

function objectiveDraft(
  objective: Objective,
  around: Objective | undefined,
  next: Objective | undefined,
  { lines, comments }: Written,
): ObjectiveDraft {
  const { number, numberRange, title, text, group, aliases, url, note, replacedBy, replaces } = objective;
  const comment = [...commentAbove(objective, lines), ...commentsBeside(objective, next, comments)];
  const unconfirmed = unconfirmedField(objective, lines);
  return {
    number,
    range: numberRange,
    ...defined({ title, text, url, note }),
    // A nested objective inherits the group.
    ...(group !== undefined && group !== around?.group && { group }),
    ...(aliases.length > 0 && { aliases: texts(aliases) }),
    ...(objective.withdrawn && { withdrawn: objective.withdrawnReason ?? true }),
    ...(replacedBy && { replacedBy: successorDrafts(replacedBy, replacedBy.length > 1 ? 'split' : 'moved') }),
    ...(replaces && { replaces: successorDrafts(replaces, 'moved') }),
    ...(comment.length > 0 && { comment }),
    ...defined({ unconfirmed }),
  };
}

function successorDrafts(successors: readonly Successor[], usual: Successor['relation']): SuccessorDraft[] {
  return successors.map(({ number, edition, relation }) => ({
    number,
    ...defined({ edition }),
    ...(relation !== usual && { relation }),
  }));
}

/** The comment lines directly above the entry, in order. */
function commentAbove({ range }: Objective, lines: Lines): string[] {
  const comment: string[] = [];
  if (!/^\s*(?:- +)+$/.test(lines.line(range.start.line).slice(0, range.start.character))) return [];
  for (let line = range.start.line - 1; line >= 0; line--) {
    const [, { length: indent } = '', text] = /^(\s*)# ?(.*)$/.exec(lines.line(line)) ?? [];
    const isOfAnother = text !== undefined && UNCONFIRMED.test(text) && indent >= range.start.character;
    if (text === undefined || isOfAnother) break;
    comment.unshift(text);
  }
  return comment;
}

/** At the ends of the lines of the entry, up to the next one. */
function commentsBeside(
  { range: { start, end } }: Objective,
  next: Objective | undefined,
  comments: ReadonlyMap<number, string>,
): string[] {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  const beside: string[] = [];
  for (let line = start.line; line <= last && line !== next?.range.start.line; line++) {
    const comment = comments.get(line);
    if (comment !== undefined) beside.push(comment);
  }
  return beside;
}

const UNCONFIRMED = /^replacedBy: \S/;

/** A proposal of an import that is not confirmed yet: a field in a comment, before the objectives nested in the entry. */
function unconfirmedField({ range }: Objective, lines: Lines): string | undefined {
  for (let line = range.start.line + 1; line < lines.lineCount; line++) {
    const text = lines.line(line);
    const [, { length: indent } = '', field = ''] = /^(\s*)# (.*)$/.exec(text) ?? [];
    if (UNCONFIRMED.test(field) && indent >= range.start.character) return field;
    if (/^\s*(?:-\s|objectives:)/.test(text) || (line > range.end.line && !/^\s*#/.test(text))) break;
  }
  return undefined;
}
