import { quoteIfNeeded } from '../catalog/yaml/write-yaml.ts';
import type { Scope } from '../core/analysis/document-analysis.ts';
import { l10n } from '../core/base/l10n.ts';
import { memoize } from '../core/base/memoize.ts';
import { finish, type Steps } from '../core/base/steps.ts';
import { frameworkNamed } from '../core/declaration/declared-frameworks.ts';
import { prefixSearch } from '../core/matching/prefix-search.ts';
import type { Catalog } from '../core/model/catalog.ts';
import { type ConfigCode, type Diagnostic, FILE_CODES, type Fix } from '../core/model/diagnostic.ts';
import type { Framework } from '../core/model/framework.ts';
import { comparePositions, type Range } from '../core/model/text.ts';
import {
  type Candidate,
  composeFrameworks,
  composeInSteps,
  findEdition,
  problemsOfCatalogs,
} from '../core/resolution/compose.ts';
import { futureEdition } from '../core/resolution/edition-problems.ts';
import { changeTo } from '../core/resolution/phrases.ts';
import type { ContextRule, Contexts, DisabledFramework, FrameworkSet } from '../core/resolution/scope.ts';
import { type DocumentReviews, reviewsByDocument } from '../core/reviews/document-reviews.ts';
import type { ReviewRecord } from '../core/reviews/record.ts';
import type { ConfiguredContext } from '../core/settings/configuration.ts';
import { GlobBudget } from '../core/settings/glob-budget.ts';
import { decidePolicy, type Policy, type PolicyFlags } from '../core/settings/policy.ts';
import type { Settings } from '../core/settings/settings.ts';
import { nearest, nearestName } from '../core/text/edit-distance.ts';
import { relativePath } from '../uri/uris.ts';
import { pathMatcher } from './globs.ts';
import type { LoadedRoot } from './root.ts';

/** A root with which documents can be checked. Immutable. */
export interface ComposedRoot {
  readonly policy: Policy;
  readonly scope: Scope;
  readonly candidates: readonly Candidate[];
  /** The reviews of a document, by its URI: see `reviewsByDocument`. */
  readonly reviewsOf: (uri: string) => DocumentReviews | undefined;
  /**
   * The problems of catalogs and of the configuration file by URI, with the severities that the team set, in the order
   * of their texts; for every file that was read, also where there are none.
   */
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
}

/**
 * Composes what was loaded, with the editor's settings (null on a command line) and the flags of a command. The day of
 * today (`YYYY-MM-DD`) changes nothing but what is reported of editions that are published later.
 */
export const composeRoot = (...parts: Parameters<typeof composeRootInSteps>): ComposedRoot =>
  finish(composeRootInSteps(...parts));

export function* composeRootInSteps(
  loaded: LoadedRoot,
  settings: Settings | null,
  flags: PolicyFlags = {},
  today?: string,
): Steps<ComposedRoot> {
  const policy = decidePolicy(flags, loaded.configuration, settings);
  const composition = yield* composeInSteps(loaded.sources, policy.frameworks, policy.limits.lineLength);
  const { set, candidates } = composition;
  const all = problemsOfCatalogs(loaded.problems, composition);
  if (loaded.configuration) {
    const { frameworks, context } = loaded.configuration;
    const choices = [...frameworks].map(([framework, { range, edition, editionRange }]) => ({
      ...{ framework, frameworkRange: range },
      ...(edition !== undefined && { edition, editionRange: editionRange ?? range }),
    }));
    const unknown = unknownNames(loaded, set, [...choices, ...context]);
    all.set(loaded.configurationUri, [...(all.get(loaded.configurationUri) ?? []), ...unknown]);
  }
  const future = today === undefined ? [] : set.frameworks.flatMap((each) => [...futureEdition(each, today)]);
  for (const { uri, problem } of future) all.set(uri, [...(all.get(uri) ?? []), problem]);
  for (const [uri, found] of all) all.set(uri, withSeverities(found, policy.severity));
  const disabled = candidates.flatMap(({ sources: [source], isEnabled, chosenAs }) =>
    !source || isEnabled || chosenAs !== undefined ? [] : disabledFramework(source.catalog),
  );
  const contexts = loaded.configuration && contextsOf(loaded.configuration.context, loaded.uri, set);
  const scope = {
    ...{ set, severity: policy.severity },
    ...(settings && { accepted: settings.accepted }),
    ...(contexts && { contexts }),
    ...(disabled.length > 0 && { disabled }),
  };
  return { policy, scope, candidates, reviewsOf: reviewsIn(loaded.uri, loaded.reviews, policy), problems: all };
}

/** Longer lines are not searched for what is a hint only (in UTF-16 units): each is read as a whole. */
const LONGEST_LINE = 10_000;

/** Of a built-in framework, once for all roots. */
const setOf = memoize(
  (catalog: Catalog): FrameworkSet => composeFrameworks([{ catalog, origin: 'shipped' }], new Map(), LONGEST_LINE).set,
);
const disabledFramework = memoize(
  (catalog: Catalog): DisabledFramework => ({
    ...prefixSearch({ ...catalog, id: catalog.prefix }),
    set: () => setOf(catalog),
  }),
);

/** The reviews of documents, by their URIs. Paths in the record are relative to the root. */
export function reviewsIn(
  root: string,
  record: ReviewRecord | null,
  { requireReview }: Pick<Policy, 'requireReview'>,
): ComposedRoot['reviewsOf'] {
  const byPath = reviewsByDocument(record ?? [], requireReview);
  return (uri) => {
    const path = relativePath(root, uri);
    return path === undefined ? undefined : byPath(path);
  };
}

function withSeverities(problems: readonly Diagnostic[], severities: Policy['severity']): readonly Diagnostic[] {
  const set = problems.flatMap((problem): Diagnostic[] => {
    const severity = severities.get(problem.code) ?? problem.severity;
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
  return set.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/** A framework or an edition in `objrefs.yaml`, with its range. */
type Naming = Pick<ConfiguredContext, 'framework' | 'frameworkRange' | 'edition' | 'editionRange'>;

/** Frameworks and editions in `objrefs.yaml` that no catalog describes. */
function unknownNames({ sources }: LoadedRoot, set: FrameworkSet, namings: readonly Naming[]): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const report = (code: ConfigCode, range: Range, message: string, guess: string | undefined) => {
    problems.push({ code, severity: FILE_CODES[code], range, message, fixes: fixesTo(range, guess) });
  };
  const prefixes = sources.map(({ catalog }) => catalog.prefix);
  for (const { framework: name, frameworkRange, edition, editionRange } of namings) {
    if (!sources.some(({ catalog }) => isNamed(catalog, name))) {
      const near = nearestName(name, prefixes);
      const advice =
        near === undefined ? l10n.t('Add its catalog, or remove the line.') : l10n.t('Did you mean {0}?', near);
      report('config-unknown-framework', frameworkRange, l10n.t('No catalog describes {0}. {1}', name, advice), near);
    }
    const framework = set.frameworks.find((candidate) => isNamed(candidate, name));
    if (framework && edition !== undefined && !findEdition(framework, edition)) {
      const known = framework.editions.flatMap(({ id }) => (id === '' ? [] : id));
      const advice =
        known.length === 0 ? l10n.t('Its catalog does not name any.') : l10n.t('Its editions: {0}.', known.join(', '));
      const message = l10n.t('{0} has no edition {1}. {2}', name, edition, advice);
      report('config-unknown-edition', editionRange ?? frameworkRange, message, nearest(edition, known));
    }
  }
  return problems;
}

/** None where the new text would need quotes, since the old one may have some. */
function fixesTo(range: Range, newText: string | undefined): Fix[] {
  return newText === undefined || quoteIfNeeded(newText) === newText ? changeTo(range, newText) : [];
}

function isNamed({ prefix, aliases }: Pick<Framework, 'prefix' | 'aliases'>, name: string): boolean {
  return prefix === name || aliases.some(({ text }) => text === name);
}

/**
 * Where `objrefs.yaml` of the root allows numbers without a prefix. Entries with an unknown framework or edition are ignored
 * here: they are problems of the configuration.
 */
export function contextsOf(
  configured: readonly ConfiguredContext[],
  rootUri: string,
  set: FrameworkSet,
): Contexts | undefined {
  const budget = new GlobBudget();
  const known = configured.flatMap(({ files, keys, framework: name, edition: id }) => {
    const framework = frameworkNamed(set, name);
    const edition = framework && id !== undefined ? findEdition(framework, id) : undefined;
    if (!framework || (id !== undefined && !edition)) return [];
    const matches = files.length > 0 ? pathMatcher(files, budget) : undefined;
    const appliesTo = (uri: string): boolean => {
      const path = matches && relativePath(rootUri, uri);
      return matches === undefined || (path !== undefined && matches(path));
    };
    const rule: ContextRule = { framework, keys, appliesTo, ...(edition && { edition }) };
    return [{ rule, signature: [files, keys, framework.id, edition?.id ?? null] }];
  });
  if (known.length === 0) return undefined;
  return { rules: known.map(({ rule }) => rule), signature: JSON.stringify(known.map(({ signature }) => signature)) };
}
