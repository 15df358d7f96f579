import type { FrameworkCoverage } from '../../core/coverage/coverage.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import type { ClientUri } from '../../features/lsp/client-support.ts';
import type { CitingPlaces, CitingPlacesParams, CoverageReportParams, CoverageView } from '../../protocol/index.ts';
import { coverageAsCsv } from '../../reports/coverage/coverage-csv.ts';
import { coverageAsHtml } from '../../reports/coverage/coverage-html.ts';
import { fileLinks, type PlaceLink } from '../../reports/coverage/coverage-links.ts';
import { coverageAsMarkdown } from '../../reports/coverage/coverage-markdown.ts';
import { nameOf } from '../../reports/coverage/coverage-phrases.ts';
import {
  builtInPrefixes,
  type CoverageReport,
  coverageAsJson,
  measured as measuredFramework,
  significant,
} from '../../reports/coverage/coverage-report.ts';
import { frameworkView, placesView } from '../../reports/coverage/coverage-view.ts';
import { parentOf, pathBeside } from '../../uri/uris.ts';
import type { MeasuredProject } from './project-coverage.ts';

/*
 * Answers to requests for coverage, in a module that is loaded with the first request, since it needs all reports.
 */

/** @param clientUri gives the URI under which the client opens a file */
export function coverageView(
  measured: MeasuredProject,
  prefix: string | undefined,
  clientUri: ClientUri,
): CoverageView {
  const frameworks = reported(measured);
  const shown = frameworks.find((framework) => framework.prefix === prefix) ?? frameworks[0];
  return {
    files: measured.files,
    frameworks: frameworks.map((framework) => ({ prefix: framework.prefix, name: plainLine(nameOf(framework)) })),
    shown: shown ? frameworkView(measuredFramework(shown, 'document', [])) : null,
    uris: Object.fromEntries([...measured.uris].map(([name, uri]) => [name, clientUri(uri)])),
  };
}

/** Null for an objective that is not in the catalogs (any more). */
export function citingPlaces(
  { frameworks, state }: MeasuredProject,
  { framework: prefix, number }: CitingPlacesParams,
  clientUri: ClientUri,
): CitingPlaces | null {
  const objective = frameworks
    .find((framework) => framework.prefix === prefix)
    ?.objectives.find((one) => one.number === number);
  const listed = state.scope.set.get(prefix)?.defaultEdition?.byNumber.get(number);
  if (!objective || !listed) return null;
  const { location, numberRange } = listed;
  return {
    ...placesView(objective),
    definition: { uri: clientUri(location.uri), position: numberRange.start },
  };
}

/** The report that `objrefs coverage` writes in the folder. */
export async function coverageReport(
  measured: MeasuredProject,
  { folder, format, uri }: CoverageReportParams,
): Promise<string> {
  const report: CoverageReport = {
    files: measured.files,
    by: 'document',
    merged: [],
    isCompared: false,
    requirements: [],
    frameworks: reported(measured).map((framework) => measuredFramework(framework, 'document', [])),
  };
  return [...(await written(report, format, linksFrom(folder, uri)))].join('');
}

function written(report: CoverageReport, format: CoverageReportParams['format'], links: PlaceLink) {
  switch (format) {
    case 'html':
      return coverageAsHtml(report, links);
    case 'markdown':
      return coverageAsMarkdown(report);
    case 'csv':
      return coverageAsCsv(report);
    case 'json':
      return coverageAsJson(report);
  }
}

function linksFrom(folder: string, uri: string): PlaceLink {
  const [directory, page] = [pathBeside(folder, folder), pathBeside(folder, parentOf(uri))];
  return directory === undefined || page === undefined ? () => undefined : fileLinks(directory, page, undefined);
}

function reported({ frameworks, state }: MeasuredProject): readonly FrameworkCoverage[] {
  return significant(frameworks, builtInPrefixes(state.loaded.sources));
}
