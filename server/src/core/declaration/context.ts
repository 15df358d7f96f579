import { pushTo } from '../base/collections.ts';
import { fenceCatalogComments, fenceOff, readLatexSigns, separateCells } from '../matching/cells.ts';
import { isAlphanumeric } from '../matching/characters.ts';
import type { FrameworkMatcher } from '../matching/framework-matcher.ts';
import {
  type BareNumbers,
  type BareValue,
  forCatalogOf,
  type Matcher,
  withBareNumbers,
  withNamed,
} from '../matching/matcher.ts';
import type { Declaration } from '../model/declaration.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Framework, FrameworkEdition } from '../model/framework.ts';
import { type Lines, type Range, rangeInLine } from '../model/text.ts';
import { withDefaultEdition } from '../resolution/editions.ts';
import type { ContextRule, FrameworkSet, Scope } from '../resolution/scope.ts';
import { readDeclaration } from './declaration.ts';
import { findAllDeclared, isDiagnostic } from './declared-frameworks.ts';
import { frontMatterEnd } from './front-matter.ts';
import { keyValuesIn } from './key-values.ts';
import { keyedCells } from './keyed-cells.ts';
import { type LineMarks, lineMarks } from './line-marks.ts';
import { numberedCells, numberedFields } from './numbered-cells.ts';

/** The scope of a document: the given one, changed by the document and the rules for its path. */
export interface DocumentContext {
  readonly declaration: Declaration;
  /** The given scope if nothing is declared. */
  readonly scope: Scope;
  /** The text for the scanner: with borders between cells and around declarations. */
  readonly lines: Lines;
  /** What the scanner gets about lines beyond their text. */
  readonly marks: LineMarks;
  /** Everything else in `lines` depends on the line alone. In cells, a quote changes the meaning of all later lines. */
  readonly isByLine: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Files that are data from the first line to the last. */
const DATA = /\.(?:ya?ml|json[c5l]?)$/i;
const WITH_SLASHES = /\.json[c5]?$/i;
const SEPARATED = /\.(?:csv|tsv)$/i;
const SPREADSHEET = /\.(?:xl[st][xm]|o[dt]s)$/i;

/**
 * The context of one document. Its scope has the declared editions as defaults, and a matcher that finds numbers
 * without a prefix where they count. The document takes precedence over `objrefs.yaml`. Numbers of the first declared
 * framework count without a prefix; the editions of all apply.
 */
export function documentContext(lines: Lines, given: Scope, uri: string | undefined): DocumentContext {
  const { set, contexts } = given;
  const separated = separateCells(lines, uri);
  const isByLine = separated === lines;
  const cells = readLatexSigns(separated, uri);
  const declaration = readDeclaration(lines, uri);
  const own = set.frameworks.filter(({ catalogs }) => catalogs.some((catalog) => catalog.uri === uri));
  if (own.length > 0) {
    const matcher = forCatalogOf(set.matcher, new Set(own.map(({ id }) => id)));
    return {
      declaration,
      scope: matcher === set.matcher ? given : { ...given, set: { ...set, matcher } },
      lines: fenceCatalogComments(cells),
      marks: new Map(),
      isByLine,
      diagnostics: [],
    };
  }
  const found = findAllDeclared(declaration.frameworks, set);
  const declared = found.flatMap((each) => each ?? []);
  const places = declaration.frameworks.flatMap(({ framework }, index) => (found[index] ? [framework.range] : []));
  const diagnostics = declared.filter(isDiagnostic).flatMap((diagnostic) => withSeverity(diagnostic, given));
  const rules = uri === undefined ? [] : (contexts?.rules ?? []).filter(({ appliesTo }) => appliesTo(uri));
  const editions = new Map<string, FrameworkEdition>();
  let inText: Framework | null = null;
  // An invalid declaration is not replaced by a rule or a later declaration.
  let isDecided = diagnostics.length > 0 && isDiagnostic(declared[0]!);
  const take = (framework: Framework, edition: FrameworkEdition | undefined) => {
    if (!isDecided) inText = framework;
    isDecided = true;
    if (edition && !editions.has(framework.id)) editions.set(framework.id, edition);
  };
  for (const each of declared) if (!isDiagnostic(each)) take(each.framework, each.edition);
  for (const { keys, framework, edition } of rules) if (keys.length === 0) take(framework, edition);
  const values = valuesOf(lines, cells, uri, set, rules, editions, places);
  const counting = bareValues(cells, uri, set, inText, values);
  const bare = bareNumbers(set, inText, counting);
  const named = namedFrameworks(lines, set, declared);
  const isGiven = !bare && editions.size === 0 && named.size === 0;
  const scope = isGiven ? given : { ...given, set: setFor(set, editions, bare, named) };
  const marks = lineMarks(counting, places);
  return { declaration, scope, lines: fenceOff(cells, places), marks, isByLine, diagnostics };
}

function withSeverity(diagnostic: Diagnostic, { severity }: Scope): Diagnostic[] {
  const configured = severity.get(diagnostic.code) ?? diagnostic.severity;
  return configured === 'off' ? [] : [{ ...diagnostic, severity: configured }];
}

function setFor(
  set: FrameworkSet,
  editions: ReadonlyMap<string, FrameworkEdition>,
  bare: BareNumbers | null,
  named: ReadonlySet<string>,
): FrameworkSet {
  const byId = new Map(
    [...editions].flatMap(([id, edition]) => {
      const framework = set.get(id);
      return framework ? [[id, withDefaultEdition(framework, edition)] as const] : [];
    }),
  );
  const get = (id: string): Framework | undefined => byId.get(id) ?? set.get(id);
  return {
    frameworks: set.frameworks.map(({ id }) => get(id)!),
    matcher: withNames(bare ? withBareNumbers(set.matcher, bare) : set.matcher, named),
    get,
  };
}

const withNames = (matcher: Matcher, named: ReadonlySet<string>): Matcher =>
  named.size > 0 ? withNamed(matcher, named) : matcher;

/** Of frameworks whose numbers may look like other things, those that the text names or declares. */
function namedFrameworks(
  lines: Lines,
  { matcher, get }: FrameworkSet,
  declared: ReturnType<typeof findAllDeclared>,
): ReadonlySet<string> {
  const named = new Set(declared.flatMap((each) => (each && !isDiagnostic(each) ? each.framework.id : [])));
  const wanted = matcher.selfNaming.filter(({ needsName, framework }) => needsName && !named.has(framework.id));
  const spellings = wanted.flatMap(({ framework: { id } }) =>
    spellingsOf(get(id)).map((spelling) => [id, spelling] as const),
  );
  const isWanted = ({ framework: { id } }: Matcher['selfNaming'][number]) => named.has(id);
  for (let line = 0; line < lines.lineCount && !wanted.every(isWanted); line++) {
    const text = lines.line(line);
    for (const [id, spelling] of spellings) if (!named.has(id) && isNamedIn(text, spelling)) named.add(id);
  }
  return new Set([...named].filter((id) => matcher.selfNaming.some(({ framework }) => framework.id === id)));
}

const spellingsOf = (framework: Framework | undefined): readonly string[] =>
  framework
    ? [
        framework.prefix,
        ...[...framework.aliases, ...framework.editions.flatMap(({ prefixes }) => prefixes)].map(({ text }) => text),
      ]
    : [];

/** Whether the name is in the line, as a word. */
function isNamedIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isAlphanumeric(text.charCodeAt(at - 1)) && !isAlphanumeric(text.charCodeAt(at + name.length))) return true;
  }
  return false;
}

/** Whether `objrefs.yaml` lets numbers in a file count without a prefix, so that the file has to be read. */
export function hasContext({ contexts }: Scope, uri: string, bytes: Uint8Array): boolean {
  const hasKeys = DATA.test(uri) || SEPARATED.test(uri) || hasFrontMatter(bytes);
  return contexts?.rules.some(({ keys, appliesTo }) => (keys.length === 0 || hasKeys) && appliesTo(uri)) ?? false;
}

/** Whether a file in UTF-8 begins with three hyphens, with or without a byte order mark. */
function hasFrontMatter(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0xef ? 3 : 0;
  return [0, 1, 2].every((at) => bytes[start + at] === 45);
}

type ValuesByLine = ReadonlyMap<number, readonly BareValue[]>;

/**
 * The values of keys in the rules, by line. Adds the editions of these rules to `editions`, and keys that are not a name
 * of their framework to `places`: `nist-csf: PR.AA-01` has a number without a prefix, and no misspelled prefix.
 */
function valuesOf(
  lines: Lines,
  cells: Lines,
  uri: string | undefined,
  set: FrameworkSet,
  rules: readonly ContextRule[],
  editions: Map<string, FrameworkEdition>,
  places: Range[],
): ValuesByLine {
  const byLine = new Map<number, BareValue[]>();
  const keys = new Map(rules.flatMap((rule) => rule.keys.map((key) => [key, rule] as const)).reverse());
  if (keys.size === 0) return byLine;
  const file = uri ?? '';
  const isData = DATA.test(file);
  const extent = isData ? { from: 0, to: lines.lineCount } : { from: 1, to: frontMatterEnd(lines) };
  const isSeparated = SEPARATED.test(file);
  const foundKey = (key: string, line: number, start: number) => {
    const isName = spellingsOf(set.get(keys.get(key)!.framework.id)).includes(key);
    if (!isName) places.push(rangeInLine(line, start, key.length));
  };
  const found =
    isSeparated || SPREADSHEET.test(file)
      ? keyedCells(cells, keys, !isSeparated)
      : keyValuesIn(lines, keys, { ...extent, slashes: WITH_SLASHES.test(file), foundKey });
  for (const { line, start, end, rule } of found) {
    const framework = set.matcher.frameworks.get(rule.framework.id);
    if (!framework) continue;
    const { id } = framework;
    if (rule.edition && !editions.has(id)) editions.set(id, rule.edition);
    pushTo(byLine, line, { framework, start, end, integers: true });
  }
  return byLine;
}

/** All values that count without a prefix, by line: those of keys or, on lines without any, those of tables. */
function bareValues(
  lines: Lines,
  uri: string | undefined,
  { matcher }: FrameworkSet,
  inText: Framework | null,
  values: ValuesByLine,
): ValuesByLine {
  const framework = inText ? matcher.frameworks.get(inText.id) : undefined;
  if (!framework) return values;
  const byLine = new Map([...values].map(([line, all]) => [line, [...all]]));
  for (const { line, start, end, isNamed } of cellsOf(lines, uri, framework)) {
    if (!values.has(line)) pushTo(byLine, line, { framework, start, end, integers: isNamed });
  }
  return byLine;
}

function bareNumbers({ matcher }: FrameworkSet, inText: Framework | null, byLine: ValuesByLine): BareNumbers | null {
  const framework = inText ? matcher.frameworks.get(inText.id) : undefined;
  if (!framework && byLine.size === 0) return null;
  return { inText: framework ?? null, valuesIn: (line) => byLine.get(line) ?? [] };
}

function cellsOf(lines: Lines, uri: string | undefined, framework: FrameworkMatcher) {
  return SEPARATED.test(uri ?? '') ? numberedFields(lines, framework) : numberedCells(lines, framework);
}
