import type { DocumentAnalysis, ResolvedReference } from '../core/analysis/document-analysis.ts';
import { wording } from '../core/model/catalog.ts';
import type { Diagnostic } from '../core/model/diagnostic.ts';
import { editionOf, publishedAt } from '../core/model/framework.ts';
import { writtenEdition } from '../core/model/reference.ts';
import { type Lines, type Range, textIn } from '../core/model/text.ts';
import { numberOf } from '../core/resolution/scope.ts';
import { webAddress } from '../core/text/markdown.ts';
import type { CheckResult, DocumentPlace, FindingRow, Meaning, Place, ReferenceRow } from './api.ts';

/*
 * The rows of reports and of the library. Keys, their order and their meaning are a contract with readers of the JSON: keys
 * may be added, never changed.
 */

/** The references and findings of a document. */
export function checkResult(file: string, analysis: DocumentAnalysis): CheckResult {
  return {
    references: analysis.references.map((resolved) => referenceRow(file, analysis.lines, resolved)),
    findings: findingsOf(file, analysis).map(({ row }) => row),
  };
}

/** A finding with the data that reports show beside its row. */
export interface Finding {
  readonly row: FindingRow;
  /** The text that it is in. */
  readonly lines: Lines;
  /** The diagnostic, with ranges in `lines`, fixes and related information. */
  readonly diagnostic: Diagnostic;
}

export function referenceRow(file: string, lines: Lines, resolved: ResolvedReference): ReferenceRow {
  return { ...placeOf(file, resolved.reference.range, lines), ...meaningOf(lines, resolved) };
}

export function meaningOf(lines: Lines, resolved: ResolvedReference): Meaning {
  const { reference, resolution } = resolved;
  const { framework, objective } = resolution;
  const listedIn = objective && editionOf(framework, objective);
  const address = listedIn && publishedAt(framework, listedIn, objective);
  const url = address ? webAddress(address) : undefined;
  return {
    text: textIn(lines, reference.range),
    ...citedBy(resolved),
    resolvedEdition: named(resolution.edition?.id),
    number: numberOf(resolved),
    status: resolution.status,
    canonical: reference.spellingVariant === undefined,
    title: resolution.objective ? wording(resolution.objective) : null,
    replacedBy: resolution.replacedBy.map(({ edition, objective, relation }) => ({
      edition: named(edition.id),
      number: objective.number,
      relation,
    })),
    ...(url !== undefined && { url }),
  };
}

/** The diagnostics of a document, with the references that they are about. */
export function findingsOf(file: string, analysis: DocumentAnalysis): Finding[] {
  return analysis.diagnostics.map((diagnostic) => findingOf(file, analysis, diagnostic));
}

export function findingOf(file: string, analysis: DocumentAnalysis, diagnostic: Diagnostic): Finding {
  const resolved = analysis.referenceAt(diagnostic.range.start);
  const cited = resolved
    ? { ...citedBy(resolved), number: numberOf(resolved) }
    : { prefix: null, edition: null, number: null };
  return findingAt(file, analysis.lines, diagnostic, cited);
}

/** The diagnostics of a catalog or configuration file. */
export function fileFindings(file: string, lines: Lines, diagnostics: readonly Diagnostic[]): Finding[] {
  return diagnostics.map((diagnostic) =>
    findingAt(file, lines, diagnostic, { prefix: null, edition: null, number: null }),
  );
}

function findingAt(
  file: string,
  lines: Lines,
  diagnostic: Diagnostic,
  cited: Pick<FindingRow, 'prefix' | 'edition' | 'number'>,
): Finding {
  const { code, severity, message, range, fixes } = diagnostic;
  const suggestions = fixes.flatMap(({ suggestion }) =>
    suggestion ? [{ number: suggestion.number, title: suggestion.title, newText: suggestion.newText }] : [],
  );
  const row = { ...placeOf(file, range, lines), code, severity, message, ...cited, suggestions };
  return { row, lines, diagnostic };
}

/** The lines of a document that is not text know where they come from. */
export interface PlacedLines extends Lines {
  placeOf(range: Range): DocumentPlace;
}

const arePlaced = (lines: Lines): lines is PlacedLines => 'placeOf' in lines;

/** The place in a file that has no lines. */
export function placeWithoutLines({ place }: Pick<Place, 'place'>): DocumentPlace | undefined {
  return place?.kind === 'notebook-cell' ? undefined : place;
}

/** @param lines the text of the file */
export function placeOf(file: string, range: Range, lines?: Lines): Place {
  const { start, end } = range;
  return {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    ...(lines && arePlaced(lines) && { place: lines.placeOf(range) }),
  };
}

function citedBy({ group, resolution }: ResolvedReference): { prefix: string; edition: string | null } {
  return { prefix: resolution.framework.prefix, edition: writtenEdition(group) };
}

/** Null for an edition without a name. */
function named(edition: string | undefined): string | null {
  return edition === undefined || edition === '' ? null : edition;
}
