import { pushTo } from '../base/collections.ts';
import { finish, type Steps, visitInSteps } from '../base/steps.ts';
import { foldCase } from '../matching/characters.ts';
import { matcherInSteps } from '../matching/matcher.ts';
import type { Catalog, Numbering, Spelling } from '../model/catalog.ts';
import type { CatalogCode, Diagnostic } from '../model/diagnostic.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import type { FrameworkChoice } from '../settings/configuration.ts';
import { mergeEditions, type SourcedEdition } from './edition-order.ts';
import { claimEditions, numbersLikeEditions } from './edition-problems.ts';
import { claimSpellings, conflictingFields, lookAlikes } from './framework-problems.ts';
import type { LocatedDiagnostic } from './located-diagnostic.ts';
import { numberKey } from './numbers.ts';
import { replacementProblems, unknownEditions } from './replacement-problems.ts';
import type { CatalogSource, FrameworkSet } from './scope.ts';
import { recordedSuccessors } from './successors.ts';

/** A framework that catalogs describe, enabled or not. */
export interface Candidate {
  /** Of the workspace, or the built-in one. */
  readonly sources: readonly CatalogSource[];
  readonly isEnabled: boolean;
  /** The name in the configuration that decides; absent where the default does. */
  readonly chosenAs?: string;
}

/** The frameworks of a project, with the problems between catalogs, by URI of the catalog. */
interface Composition {
  readonly set: FrameworkSet;
  readonly candidates: readonly Candidate[];
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
  /** URIs of catalogs whose successor problems are all in `problems`, because editions of other catalogs count too. */
  readonly rechecked: ReadonlySet<string>;
}

/**
 * Combines catalogs into frameworks. Several catalogs may describe one framework; a workspace catalog with the prefix
 * of a built-in framework replaces that framework completely.
 *
 * @param choices by prefix or alias; a framework without a choice is enabled, unless its catalogs are `offByDefault`
 * @param longestLine longer lines are not searched for citations (in UTF-16 units)
 */
export const composeFrameworks = (...parts: Parameters<typeof composeInSteps>): Composition =>
  finish(composeInSteps(...parts));

/** The same in steps: tens of thousands of objectives take some tenths of a second. */
export function* composeInSteps(
  sources: readonly CatalogSource[],
  choices: ReadonlyMap<string, FrameworkChoice>,
  longestLine?: number,
): Steps<Composition> {
  const shipped = new Set(sources.flatMap(({ origin, catalog }) => (origin === 'shipped' ? catalog.uri : [])));
  const byUri = new Map<string, Diagnostic[]>();
  // Built-in catalogs cannot be edited.
  const report = (problems: Iterable<LocatedDiagnostic>): void => {
    for (const { uri, problem } of problems) {
      const isFull = (byUri.get(uri)?.length ?? 0) >= MAX_PROBLEMS;
      if (!shipped.has(uri) && !isFull) pushTo(byUri, uri, problem);
    }
  };
  const composed: Framework[] = [];
  const candidates: Candidate[] = [];
  for (const group of groupByPrefix(sources)) {
    const chosenAs = namesOf(group).find((name) => choices.has(name));
    const choice = chosenAs === undefined ? undefined : choices.get(chosenAs);
    const isEnabled = choice?.enabled ?? !group.every(({ offByDefault }) => offByDefault);
    candidates.push({ sources: group, isEnabled, ...(chosenAs !== undefined && { chosenAs }) });
    if (!isEnabled) continue;
    composed.push(yield* composeFramework(group, choice?.edition, report));
  }
  const { frameworks, problems } = claimSpellings(composed);
  report(problems);
  for (const framework of frameworks) {
    report(problemsOf(framework));
    yield;
  }
  const matcher = yield* matcherInSteps(frameworks, longestLine);
  report(lookAlikes(frameworks, matcher));
  const several = frameworks.flatMap(({ catalogs }) => (catalogs.length > 1 ? catalogs : []));
  const byId = new Map(frameworks.map((framework) => [framework.id, framework]));
  return {
    set: { frameworks, matcher, get: (id) => byId.get(id) },
    candidates,
    problems: byUri,
    rechecked: new Set(several.map(({ uri }) => uri)),
  };
}

/** Codes that the reader of a catalog cannot decide if other catalogs have editions of the framework too. */
const REPLACEMENT_CODES: ReadonlySet<string> = new Set<CatalogCode>([
  'catalog-unknown-replacement',
  'catalog-self-replacement',
  'catalog-replacement-cycle',
]);

/** All problems of catalogs by URI: those of their readers and those between catalogs. */
export function problemsOfCatalogs(
  read: ReadonlyMap<string, readonly Diagnostic[]>,
  { problems, rechecked }: Composition,
): Map<string, readonly Diagnostic[]> {
  const all = new Map(read);
  for (const uri of rechecked)
    all.set(
      uri,
      (read.get(uri) ?? []).filter(({ code }) => !REPLACEMENT_CODES.has(code)),
    );
  for (const [uri, more] of problems) all.set(uri, [...(all.get(uri) ?? []), ...more]);
  return all;
}

/** The edition with this id or alias, in any case. */
export function findEdition(framework: Pick<Framework, 'editions'>, name: string): FrameworkEdition | undefined {
  const folded = foldCase(name.trim());
  const named = ({ id, aliases }: FrameworkEdition): boolean =>
    foldCase(id) === folded || aliases.some(({ text }) => foldCase(text) === folded);
  return framework.editions.find(({ id }) => id === name) ?? framework.editions.find(named);
}

function groupByPrefix(sources: readonly CatalogSource[]): CatalogSource[][] {
  const groups = new Map<string, CatalogSource[]>();
  for (const source of sources) pushTo(groups, source.catalog.prefix, source);
  const inForce = [...groups.values()].map((group) => {
    const own = group.filter(({ origin }) => origin === 'workspace');
    return (own.length > 0 ? own : group).sort((a, b) => (a.catalog.uri < b.catalog.uri ? -1 : 1));
  });
  // The first framework keeps a contested name: workspace catalogs come before built-in ones.
  const isShipped = (group: readonly CatalogSource[]) => Number(group.every(({ origin }) => origin === 'shipped'));
  return inForce.sort((a, b) => isShipped(a) - isShipped(b));
}

const namesOf = (group: readonly CatalogSource[]): readonly string[] =>
  group.flatMap(({ catalog }) => [catalog.prefix, ...catalog.aliases.map(({ text }) => text)]);

function* composeFramework(
  sources: readonly CatalogSource[],
  editionName: string | undefined,
  report: (problems: Iterable<LocatedDiagnostic>) => void,
): Steps<Framework> {
  const catalogs = sources.map(({ catalog }) => catalog);
  const first = catalogs[0]!;
  const numbering = mergeNumbering(catalogs.map((catalog) => catalog.numbering));
  const { kept, problems } = claimEditions(mergeEditions(catalogs));
  report(problems);
  const editions = yield* composeEditions(kept, numbering);
  const current = editions.findLast(({ draft }) => !draft) ?? editions.at(-1) ?? null;
  const levels = catalogs.find((catalog) => catalog.levels.length > 0)?.levels ?? [];
  const configured = editionName === undefined ? undefined : findEdition({ editions }, editionName);
  return {
    id: first.prefix,
    prefix: first.prefix,
    aliases: uniqueSpellings(catalogs.flatMap((catalog) => catalog.aliases)),
    misspellings: uniqueSpellings(catalogs.flatMap((catalog) => catalog.misspellings)),
    ...firstOf(catalogs, 'title'),
    ...firstOf(catalogs, 'publisher'),
    ...firstOf(catalogs, 'url'),
    levels,
    numbering,
    words: wordsOf(numbering.words, levels),
    editions,
    current,
    defaultEdition: configured ?? current,
    catalogs,
    packages: new Map(sources.flatMap((source) => (source.package ? [[source.catalog.uri, source.package]] : []))),
  };
}

/** Without named levels, messages call them objectives too. */
const wordsOf = (words: readonly string[] | undefined, levels: readonly string[]): readonly string[] =>
  words || levels.length > 0 ? [...new Set([...(words ?? []), ...levels])] : ['objective'];

function* composeEditions(sources: readonly SourcedEdition[], numbering: Numbering): Steps<FrameworkEdition[]> {
  const successors = yield* recordedSuccessors(
    sources.map(({ edition }) => edition),
    numbering,
  );
  const composed: FrameworkEdition[] = [];
  for (const [index, { edition, catalog }] of sources.entries()) {
    const byNumber = new Map<string, Listed>();
    let byKey = byNumber;
    yield* visitInSteps(edition.objectives, (objective) => {
      const location = { uri: catalog.uri, range: objective.numberRange };
      setOnce(byNumber, objective.number, { ...objective, edition: edition.id, location });
      // Of most editions, each number is its own key: one map is enough.
      const isKey = objective.aliases.length === 0 && numberKey(objective.number, numbering) === objective.number;
      if (!isKey && byKey === byNumber) byKey = new Map();
    });
    if (byKey !== byNumber) {
      yield* visitInSteps(byNumber.values(), (listed) => setOnce(byKey, numberKey(listed.number, numbering), listed));
      yield* visitInSteps(byNumber.values(), (listed) => {
        for (const { text } of listed.aliases) setOnce(byKey, numberKey(text, numbering), listed);
      });
    }
    const recorded = successors[index] ?? new Map();
    composed.push({ ...edition, index, uri: catalog.uri, byNumber, byKey, successors: recorded });
  }
  return composed;
}

function setOnce<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}

/** Merges the numbering of all catalogs; the first one wins where they differ. */
function mergeNumbering(all: readonly Numbering[]): Numbering {
  const words = all.find((numbering) => numbering.words)?.words;
  return {
    ...(words && { words }),
    lead: [...new Set(all.flatMap(({ lead }) => lead))],
    inner: all.flatMap(({ inner }) => inner),
    series: [...new Set(all.flatMap(({ series }) => series))],
    languages: [...new Set(all.flatMap(({ languages }) => languages))],
    selfNaming: mergeSelfNaming(all),
    ignoreCase: all.some(({ ignoreCase }) => ignoreCase),
    ignoreZeroPadding: all.some(({ ignoreZeroPadding }) => ignoreZeroPadding),
    unlisted: all.find(({ unlisted }) => unlisted !== 'unknown')?.unlisted ?? 'unknown',
    unlistedIn: all.flatMap(({ unlistedIn }) => unlistedIn),
    order: all.find(({ order }) => order !== 'before')?.order ?? 'before',
  };
}

function mergeSelfNaming(all: readonly Numbering[]): Numbering['selfNaming'] {
  const names = all.flatMap(({ selfNaming }) => (typeof selfNaming === 'boolean' ? [] : selfNaming));
  return all.some(({ selfNaming }) => selfNaming === true) || (names.length > 0 && names);
}

function uniqueSpellings(spellings: readonly Spelling[]): Spelling[] {
  const seen = new Set<string>();
  return spellings.filter(({ text }) => !seen.has(text) && seen.add(text));
}

function firstOf<K extends 'title' | 'publisher' | 'url'>(catalogs: readonly Catalog[], key: K): { [P in K]?: string } {
  const value = catalogs.find((catalog) => catalog[key] !== undefined)?.[key];
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });
}

/** Maximum number of problems per catalog. */
const MAX_PROBLEMS = 200;

function* problemsOf({ prefix, catalogs, editions, numbering }: Framework): Generator<LocatedDiagnostic> {
  yield* unknownEditions(editions, prefix);
  if (catalogs.length < 2) return;
  yield* replacementProblems(editions, numbering);
  yield* numbersLikeEditions(prefix, editions);
  yield* conflictingFields(prefix, catalogs);
}
