import type { DocumentAnalysis, ResolvedReference } from '../core/document-analysis.ts';
import { wording } from '../core/model/catalog.ts';
import { type Problem, SEVERITIES, type Severity, type Suggestion } from '../core/model/problem.ts';
import type { Status } from '../core/model/resolution.ts';
import { type Lines, linesOf, type Range, textIn } from '../core/model/text.ts';
import type { CommandLine } from './command-line.ts';
import type { Changes } from './git/changes.ts';
import { displayPath } from './paths.ts';
import type { Workspace } from './workspace.ts';

/*
 * The rows of reports. Keys, their order and their meaning are a contract with everyone who reads our JSON: keys may be
 * added, never changed.
 */

/** Where: lines and columns 1-based, columns in UTF-16 units, end exclusive. */
export interface Place {
  /** Relative to the working directory, separated by `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface ReferenceRow extends Place, Meaning {}

/** What a reference says and means. */
export interface Meaning {
  /** The member's own text; lines joined by `\n`. */
  readonly text: string;
  /** The framework's canonical prefix. */
  readonly prefix: string;
  /** The pin as written. */
  readonly edition: string | null;
  /** The edition judged in. */
  readonly resolvedEdition: string | null;
  /** The catalog's spelling where it resolves, else the written one. */
  readonly number: string;
  readonly status: Status;
  readonly canonical: boolean;
  readonly title: string | null;
  readonly replacedBy: readonly {
    readonly edition: string | null;
    readonly number: string;
    readonly relation: string;
  }[];
}

export interface FindingRow extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** These three are null for findings in catalogs and configuration files. */
  readonly prefix: string | null;
  readonly edition: string | null;
  readonly number: string | null;
  readonly suggestions: readonly Suggestion[];
}

/** A finding, and what reports show beside its row. */
export interface Finding {
  readonly row: FindingRow;
  /** The text that it is in. */
  readonly lines: Lines;
  /** What was found: places as in `lines`, edits, and what explains it. */
  readonly problem: Problem;
}

export function referenceRow(file: string, lines: Lines, resolved: ResolvedReference): ReferenceRow {
  return { ...placeOf(file, resolved.reference.range), ...meaningOf(lines, resolved) };
}

export function meaningOf(lines: Lines, resolved: ResolvedReference): Meaning {
  const { reference, resolution } = resolved;
  return {
    text: textIn(lines, reference.range),
    ...citedBy(resolved),
    resolvedEdition: named(resolution.edition?.id),
    number: numberOf(resolved),
    status: resolution.status,
    canonical: reference.oddity === undefined,
    title: resolution.objective ? wording(resolution.objective) : null,
    replacedBy: resolution.replacedBy.map(({ edition, objective, relation }) => ({
      edition: named(edition.id),
      number: objective.number,
      relation,
    })),
  };
}

/** The problems of a document, with what they are about. */
export function findingsOf(file: string, analysis: DocumentAnalysis): Finding[] {
  return analysis.problems.map((problem) => findingOf(file, analysis, problem));
}

export function findingOf(file: string, analysis: DocumentAnalysis, problem: Problem): Finding {
  const resolved = analysis.referenceAt(problem.range.start);
  const cited = resolved
    ? { ...citedBy(resolved), number: numberOf(resolved) }
    : { prefix: null, edition: null, number: null };
  return findingAt(file, analysis.lines, problem, cited);
}

/** The problems of a catalog or configuration file. */
function fileFindings(file: string, lines: Lines, problems: readonly Problem[]): Finding[] {
  return problems.map((problem) => findingAt(file, lines, problem, { prefix: null, edition: null, number: null }));
}

/** Those in catalogs and `objrefs.yaml`, whatever paths are named: they decide what all the others are worth. */
export function findingsInFiles({ root, composed }: Workspace, line: CommandLine, changes?: Changes): Finding[] {
  return [...composed.problems].flatMap(([uri, problems]) => {
    const text = fileOf(root, uri)?.text ?? '';
    const isNew = changes?.inText(uri, text);
    const counting = isNew ? problems.filter(({ range }) => isNew(range)) : problems;
    return fileFindings(displayPath(uri, line), linesOf(text), counting);
  });
}

function fileOf({ configurationUri, reviewsUri, files }: Workspace['root'], uri: string) {
  if (uri === configurationUri) return files.configuration;
  return uri === reviewsUri ? files.reviews : files.catalogs.get(uri);
}

export function isAtLeast(least: Severity): (finding: Finding) => boolean {
  return ({ row }) => SEVERITIES.indexOf(row.severity) <= SEVERITIES.indexOf(least);
}

function findingAt(
  file: string,
  lines: Lines,
  problem: Problem,
  cited: Pick<FindingRow, 'prefix' | 'edition' | 'number'>,
): Finding {
  const { code, severity, message, range, fixes } = problem;
  const suggestions = fixes.flatMap(({ suggestion }) =>
    suggestion ? [{ number: suggestion.number, title: suggestion.title, newText: suggestion.newText }] : [],
  );
  const row = { ...placeOf(file, range), code, severity, message, ...cited, suggestions };
  return { row, lines, problem };
}

export function placeOf(file: string, { start, end }: Range): Place {
  return {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

function citedBy({ group, resolution }: ResolvedReference): { prefix: string; edition: string | null } {
  return { prefix: resolution.framework.prefix, edition: group.pin?.text ?? null };
}

function numberOf({ reference, resolution }: ResolvedReference): string {
  return resolution.objective?.number ?? reference.number;
}

/** An edition without a name has none in reports. */
function named(edition: string | undefined): string | null {
  return edition === undefined || edition === '' ? null : edition;
}
