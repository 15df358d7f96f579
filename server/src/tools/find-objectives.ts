import { DocumentAnalysis, type Scope } from '../core/analysis/document-analysis.ts';
import { getOrInsert } from '../core/base/collections.ts';
import { isRefusal, Refusal } from '../core/base/result.ts';
import { findObjectives } from '../core/insertion/find-objectives.ts';
import { insertReferences } from '../core/insertion/insert-references.ts';
import { queryTokens } from '../core/insertion/search-index.ts';
import { wording } from '../core/model/catalog.ts';
import { ancestorsOf, editionOf, type Framework, type Listed, objectiveIdentity } from '../core/model/framework.ts';
import { linesOf } from '../core/model/text.ts';
import { withDefaultEdition } from '../core/resolution/editions.ts';
import { resolve } from '../core/resolution/resolve.ts';
import { meaningOf } from '../library/rows.ts';
import { editionNamed, type FrameworkInRoot, frameworksIn, frameworksNamed } from './frameworks.ts';
import { NAME } from './input.ts';
import { CURSOR, pageOf } from './page.ts';
import { described, listOf, MEANING, orNull, PAGE, rowOf, TEXT } from './schema.ts';
import { defineTool } from './tool.ts';
import type { ToolRoot } from './world.ts';

export const findObjectivesTool = defineTool({
  name: 'find_objectives',
  title: 'Find Objectives',
  description:
    'Finds numbered objectives, controls, articles or criteria of the frameworks that this workspace cites, by words or numbers, the best first. Use it before you cite one: write its `citation` exactly, and never a number from memory. Cite only those with status current.',
  input: {
    words: {
      description: 'Words of a title, or a number, in any order; empty: all, in the order of the catalog.',
      most: NAME,
    },
    framework: { description: 'Only this framework: its prefix or an alias.', optional: true, most: NAME },
    edition: {
      description: 'This edition instead of the current one. Requires framework.',
      optional: true,
      most: NAME,
    },
    cursor: CURSOR,
  },
  output: {
    objectives: listOf(
      rowOf({
        citation: described(orNull(TEXT), 'The exact text to write in a document; null: it cannot be cited.'),
        ...MEANING,
        level: described(orNull(TEXT), 'What the framework calls an objective of its level.'),
        group: described(orNull(TEXT), 'A heading above it.'),
        parents: described(listOf(rowOf({ number: TEXT, title: TEXT })), 'What it is a part of, the outermost first.'),
      }),
    ),
    matches: described(
      { enum: ['all', 'some'] },
      'all: each has all the words. some: none has all, these have the rarest of them.',
    ),
    ...PAGE,
  },
  answer({ words, framework: name, edition, cursor }, { roots }) {
    if (edition !== undefined && name === undefined) return new Refusal('edition: requires framework.');
    const named = name === undefined ? frameworksIn(roots) : frameworksNamed(name, roots);
    if (isRefusal(named)) return named;
    const searched = new Map<Framework, Searched>();
    for (const { root, framework } of named) {
      const chosen = edition === undefined ? framework.defaultEdition : editionNamed('edition', framework, edition);
      if (isRefusal(chosen)) return chosen;
      const isPinned = chosen !== null && chosen !== framework.defaultEdition;
      searched.set(isPinned ? withDefaultEdition(framework, chosen) : framework, { root, isPinned });
    }
    const ranked = rankedBy(words, [...searched.keys()]);
    const matches = ranked.length > 0 ? 'all' : 'some';
    const found = (ranked.length > 0 ? ranked : rankedBySome(words, [...searched.keys()])).map((one) => ({
      ...searched.get(one.framework)!,
      ...one,
    }));
    const identity = found.map(({ framework, objective }) => objectiveIdentity(objective) + framework.id);
    const page = pageOf(found, [words, ...identity], cursor, rowFor);
    if (isRefusal(page)) return page;
    const { rows: objectives, ...rest } = page;
    return { rows: { objectives, matches, ...rest }, about: name === undefined ? undefined : named.map(prefixOf) };
  },
});

/** `of`, `des`: a beginning of too many words. */
const SMALL_WORD = /^\p{Ll}{1,3}$/u;
/** Further words of a query are not looked at. */
const MOST_WORDS = 20;
const ALL = { gone: true, most: Number.MAX_SAFE_INTEGER, isPreferred: () => false };

/** The objectives that have all the words, the best first. */
const rankedBy = (words: string, frameworks: readonly Framework[]) =>
  findObjectives(frameworks, words, ALL)
    .frameworks.flatMap(({ framework, found }) => found.map((one) => ({ framework, ...one })))
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0));

/** Those that have the rarest of the words, where none has all: of a whole sentence, say. */
function rankedBySome(words: string, frameworks: readonly Framework[]) {
  const weighed = new Map<Listed, ReturnType<typeof rankedBy>[number] & { weight: number }>();
  for (const word of new Set(words.split(/\s+/).slice(0, MOST_WORDS))) {
    const isTelling = queryTokens(word).length > 0 && !SMALL_WORD.test(word);
    const having = isTelling ? rankedBy(word, frameworks) : [];
    for (const one of having)
      getOrInsert(weighed, one.objective, () => ({ ...one, weight: 0 })).weight += 1 / having.length;
  }
  const all = [...weighed.values()].sort((a, b) => b.weight - a.weight);
  return all.filter(({ weight }) => weight >= all[0]!.weight / 2);
}

const prefixOf = ({ framework }: FrameworkInRoot): string => framework.prefix;

interface Searched {
  readonly root: ToolRoot;
  /** Citations have to name the edition. */
  readonly isPinned: boolean;
}

function rowFor({ root, framework, objective, isPinned }: FrameworkInRoot & Searched & { readonly objective: Listed }) {
  const { scope } = root.composed;
  const citation = citationOf(framework, objective, isPinned, scope);
  const edition = editionOf(framework, objective);
  const lines = linesOf(citation ?? '');
  const [read] = new DocumentAnalysis(lines, scope).references;
  const { text: _, ...meaning } = read ? meaningOf(lines, read) : uncitable(framework, objective);
  return {
    citation,
    ...meaning,
    level: framework.levels[objective.level] ?? null,
    group: objective.group ?? null,
    parents: (edition ? ancestorsOf(edition, objective) : [])
      .toReversed()
      .map((above) => ({ number: above.number, title: wording(above) })),
  };
}

/** What to write on a line of its own to cite the objective; null where nothing reads back as it. */
function citationOf(framework: Framework, objective: Listed, pinned: boolean, scope: Scope): string | null {
  const start = { line: 0, character: 0 };
  const empty = new DocumentAnalysis(linesOf(''), scope);
  const picked = [{ framework, objective }];
  const { texts, isRead } = insertReferences(empty, [{ start, end: start }], picked, { titles: false, pinned });
  return isRead ? texts[0]! : null;
}

function uncitable(framework: Framework, { number, edition, title, text }: Listed) {
  const { prefix } = framework;
  const { status } = resolve(framework, number, undefined);
  const meaning = { prefix, edition: null, resolvedEdition: edition || null, number, status };
  return { text: '', ...meaning, canonical: false, title: title ?? text ?? null, replacedBy: [] };
}
