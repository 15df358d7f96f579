import { l10n } from '../base/l10n.ts';
import { foldCase } from '../matching/characters.ts';
import type { DeclaredFramework, Written } from '../model/declaration.ts';
import { type Diagnostic, type DiagnosticCode, FILE_CODES, REFERENCE_CODES } from '../model/diagnostic.ts';
import type { Framework, FrameworkEdition } from '../model/framework.ts';
import { type Range, rangeInLine } from '../model/text.ts';
import { findEdition } from '../resolution/compose.ts';
import { availableEditions, changeTo } from '../resolution/phrases.ts';
import type { FrameworkSet } from '../resolution/scope.ts';
import { nearestWithin, thirdOf } from '../text/edit-distance.ts';

interface FoundFramework {
  readonly framework: Framework;
  /** Absent if no edition is declared. */
  readonly edition?: FrameworkEdition;
}

/** Maximum edit distance of a suggested name. */
const MAX_EDITS = 2;
const MAX_NAME = 80;

/** The declared edition; null if none is declared, or if quotes within the name make its place unclear. */
export function editionDeclared(declared: DeclaredFramework, set: FrameworkSet) {
  const found = findDeclared(declared, set);
  if (!found || isDiagnostic(found) || !found.edition) return null;
  const { framework: name, edition } = declared;
  const behind = Math.max(name.text.lastIndexOf(':'), name.text.lastIndexOf(' '));
  const { text, range } = edition ?? partOf(name, behind + 1);
  return lengthOf(range) === text.length ? { framework: found.framework, edition: found.edition, range } : null;
}

/** The framework of a declaration; a diagnostic if it is unknown; null if the text is not a declaration. */
export function findDeclared(declared: DeclaredFramework, set: FrameworkSet): FoundFramework | Diagnostic | null {
  const { framework: name, edition } = declared;
  const whole = frameworkNamed(set, name.text);
  if (whole) return edition ? withEdition(whole, edition) : { framework: whole };
  for (const separator of [':', ' ']) {
    const at = name.text.lastIndexOf(separator);
    const framework = at > 0 && !edition ? frameworkNamed(set, name.text.slice(0, at)) : undefined;
    if (framework) return withEdition(framework, partOf(name, at + 1));
  }
  return looksLikeName(declared, set) ? unknownFramework(name, set) : null;
}

/** What each declaration of a document is. A list that names a known framework is not a list of learning objectives. */
export function findAllDeclared(
  all: readonly DeclaredFramework[],
  set: FrameworkSet,
): readonly ReturnType<typeof findDeclared>[] {
  const found = all.map((each) => findDeclared(each, set));
  const isOfFrameworks = found.some((each, index) => all[index]?.isListed && each && !isDiagnostic(each));
  return isOfFrameworks ? all.map((each) => findDeclared({ ...each, isListed: false }, set)) : found;
}

export const isDiagnostic = (found: FoundFramework | Diagnostic): found is Diagnostic => 'code' in found;

/** The framework with this prefix or alias, in any case. */
export function frameworkNamed({ frameworks }: FrameworkSet, name: string): Framework | undefined {
  const folded = foldCase(name.trim());
  const isNamed = ({ prefix, aliases, misspellings }: Framework): boolean =>
    [prefix, ...[...aliases, ...misspellings].map(({ text }) => text)].some((text) => foldCase(text) === folded);
  return frameworks.find(({ prefix }) => prefix === name) ?? frameworks.find(isNamed);
}

function withEdition(framework: Framework, { text, range }: Written): FoundFramework | Diagnostic {
  const edition = findEdition(framework, text);
  if (edition) return { framework, edition };
  const known = framework.editions.flatMap(({ id }) => (id === '' ? [] : [id]));
  const message = l10n.t(
    '{0} has no edition {1}. {2} Numbers without a prefix are ignored until this is corrected.',
    framework.prefix,
    shorten(text),
    availableEditions(known.join(', ')),
  );
  return diagnostic('unknown-edition', { text, range }, message, near(text, known));
}

function unknownFramework(name: Written, { frameworks }: FrameworkSet): Diagnostic {
  const [text] = name.text.split(':');
  const guess = near(
    text ?? '',
    frameworks.map(({ prefix }) => prefix),
  );
  const advice =
    guess === undefined
      ? l10n.t('Add its catalog, or enable it in objrefs.yaml ("frameworks").')
      : l10n.t('Did you mean {0}?', guess);
  const written = text === undefined ? name : partOf(name, 0, text.length);
  return diagnostic(
    'config-unknown-framework',
    written,
    l10n.t('Unknown framework {0}. {1}', shorten(written.text), advice),
    guess,
  );
}

function diagnostic(code: DiagnosticCode, { range }: Written, message: string, guess: string | undefined): Diagnostic {
  const severity = { ...FILE_CODES, ...REFERENCE_CODES }[code as keyof typeof FILE_CODES];
  return { code, severity, range, message, fixes: changeTo(range, guess) };
}

/** One word with capitals or digits, or several words of only these, with or without an edition. */
const NAME =
  /^(?=.*\p{L})(?:(?=.*[\p{Lu}\d])[\p{L}\d][\p{L}\d._/-]*|[\p{Lu}\d][\p{Lu}\d._/-]*(?: [\p{Lu}\d][\p{Lu}\d._/-]*){0,4})(?::\S+)?$/u;

/** Learning objectives are written in words; a name is one word with capitals or digits, or close to a known name. */
function looksLikeName(
  { framework: { text }, isUnmistakable, isListed }: DeclaredFramework,
  { frameworks }: FrameworkSet,
): boolean {
  if (isUnmistakable || (!isListed && NAME.test(text))) return true;
  return (
    near(
      text,
      frameworks.flatMap(({ prefix, aliases }) => [prefix, ...aliases.map((alias) => alias.text)]),
    ) !== undefined
  );
}

function near(text: string, known: readonly string[]): string | undefined {
  const fold = (name: string) => foldCase(name.slice(0, MAX_NAME));
  return nearestWithin(text, known, Math.min(MAX_EDITS, thirdOf(fold(text))), fold);
}

/** A part of a text with its place; the place of the whole text if quotes within it make that unclear. */
function partOf({ text, range }: Written, start: number, end = text.length): Written {
  const part = text.slice(start, end);
  if (lengthOf(range) !== text.length) return { text: part, range };
  const { line, character } = range.start;
  return { text: part, range: rangeInLine(line, character + start, end - start) };
}

const lengthOf = ({ start, end }: Range): number => end.character - start.character;

const shorten = (text: string): string => (text.length > MAX_NAME ? `${text.slice(0, MAX_NAME)}…` : text);
