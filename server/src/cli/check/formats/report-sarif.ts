import { resolve } from 'node:path';
import { version } from '../../../../../package.json';
import { packageText } from '../../../core/model/catalog.ts';
import type { Severity } from '../../../core/model/diagnostic.ts';
import type { Range } from '../../../core/model/text.ts';
import { inertJson } from '../../../reports/json-lines.ts';
import { visible } from '../../../reports/visible-text.ts';
import { fromPath, relativePath, toPath } from '../../../uri/uris.ts';
import { type Finding, type Place, placeWithoutLines } from '../../findings.ts';
import {
  type CheckReport,
  findingsIn,
  type ReportFacts,
  type ReportPart,
  type ReportPlaces,
  type ReportWriter,
  repositoryPath,
  type SuppressedFinding,
} from '../check-report.ts';
import { fingerprinter } from './fingerprint.ts';
import { allRules, type Rule } from './rules.ts';

/** The most results that GitHub code scanning accepts in a run. */
const RESULTS_IN_A_RUN = 25_000;

/** SARIF's levels (section 3.27.10). */
const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };
/** GitHub's severities, for the property `problem.severity` of a rule. */
const GITHUB_SEVERITIES: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
};

/**
 * The findings as a log of the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS), one result on a line.
 * Paths are relative to the root of the repository. More results than GitHub accepts in a run are split into several runs,
 * each with an id of its own, as GitHub requires.
 */
export function sarifReport(facts: ReportFacts, resultsInARun = RESULTS_IN_A_RUN): ReportWriter {
  const { showsSuppressed } = facts;
  const rules = allRules();
  const indices = new Map<string, number>(rules.map(({ code }, index) => [code, index]));
  const fingerprintOf = fingerprinter(undefined, showsSuppressed);
  let runs = 1;
  let results = 0;
  const runHeadOf = (run: number) => (report: CheckReport) =>
    `\n${inertJson(runHead(rules, report, runs > 1 ? run : undefined)).slice(0, -1)},"results":[`;
  function* withResult(finding: Finding, suppressed?: SuppressedFinding): Iterable<ReportPart> {
    const result = {
      ...resultOf(finding, indices.get(finding.row.code), fingerprintOf(finding), facts),
      // If some results have it, all of them must (section 3.27.23).
      ...(showsSuppressed && { suppressions: suppressionsOf(suppressed) }),
    };
    if (results === resultsInARun) {
      results = 0;
      yield ']},';
      yield runHeadOf(++runs);
    }
    yield `${results++ === 0 ? '' : ','}\n${inertJson(result)}`;
  }
  return {
    begin: ['{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[', runHeadOf(1)],
    *add(files) {
      for (const finding of findingsIn(files)) yield* withResult(finding);
    },
    *end({ suppressed = [] }) {
      for (const one of suppressed) yield* withResult(one.finding, one);
      yield ']}]}\n';
    },
  };
}

function suppressionsOf(suppressed: SuppressedFinding | undefined): object[] {
  if (!suppressed) return [];
  const { kind, reason } = suppressed;
  return [{ kind, status: 'accepted', ...(reason !== undefined && { justification: sarifText(reason) }) }];
}

/** A run without its results. */
function runHead(rules: readonly Rule[], { isComplete, frameworks }: CheckReport, ordinal: number | undefined): object {
  // Of two frameworks in one package, it is one component.
  const packages = new Map(frameworks.flatMap(({ packages }) => packages ?? []).map((one) => [packageText(one), one]));
  const extensions = [...packages.values()].map(({ name, version: of }) => ({
    name,
    ...(of !== null && { version: of }),
  }));
  return {
    tool: {
      driver: { name: 'objrefs', version, semanticVersion: version, rules: rules.map(ruleDescriptor) },
      ...(extensions.length > 0 && { extensions }),
    },
    invocations: [{ executionSuccessful: isComplete }],
    ...(ordinal !== undefined && { automationDetails: { id: `objrefs/${ordinal}/` } }),
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
  };
}

function ruleDescriptor({ code, severity, summary, description, remedies }: Rule): object {
  const advice = remedies.map((remedy) => `- ${remedy}`).join('\n');
  const markdown = advice === '' ? description : `${summary}\n\n${description}\n\n${advice}`;
  return {
    id: code,
    name: code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: withoutMarkup(summary) },
    fullDescription: { text: withoutMarkup(description) },
    help: { text: withoutMarkup(markdown), markdown },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ['references'], precision: 'very-high', 'problem.severity': GITHUB_SEVERITIES[severity] },
  };
}

const withoutMarkup = (markdown: string): string => markdown.replaceAll('`', '');

function resultOf(finding: Finding, ruleIndex: number | undefined, fingerprint: string, places: ReportPlaces): object {
  const { row, diagnostic } = finding;
  const location = locationOfFile(wellFormed(row.file), places);
  const related = relatedLocations(finding, places);
  const place = placeWithoutLines(row);
  return {
    ruleId: row.code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[row.severity],
    message: { text: sarifText(row.message) },
    locations: [
      place
        ? { physicalLocation: { artifactLocation: location }, logicalLocations: [logicalLocation(place)] }
        : { physicalLocation: { artifactLocation: location, region: sarifRegion(diagnostic.range) } },
    ],
    ...(related.length > 0 && { relatedLocations: related }),
    // Not `primaryLocationLineHash`: GitHub computes that itself, and warns of every difference.
    partialFingerprints: { 'objrefs/v1': fingerprint },
    ...(diagnostic.fixes.length > 0 &&
      !place && {
        fixes: diagnostic.fixes.map(({ title, edits }) => ({
          description: { text: sarifText(title) },
          artifactChanges: [
            {
              artifactLocation: location,
              replacements: edits.map(({ range, newText }) => ({
                deletedRegion: sarifRegion(range),
                insertedContent: { text: newText },
              })),
            },
          ],
        })),
      }),
  };
}

/** A place in an office file, which has no lines (section 3.33). */
function logicalLocation({ label, kind }: NonNullable<Place['place']>): object {
  return { name: sarifText(label), kind };
}

/** Related places in the repository: GitHub rejects a log with others. */
function relatedLocations({ diagnostic }: Finding, { repository }: ReportPlaces): object[] {
  return (diagnostic.related ?? []).flatMap(({ location, message }, index) => {
    const artifactLocation = inRepository(relativePath(repository, location.uri)) ?? { uri: location.uri };
    if (!('uriBaseId' in artifactLocation)) return [];
    const region = sarifRegion(location.range);
    return { id: index + 1, message: { text: sarifText(message) }, physicalLocation: { artifactLocation, region } };
  });
}

/** The `text` of a SARIF message (section 3.11): on one line, braces doubled, and without embedded links. */
function sarifText(text: string): string {
  const shown = visible(text).replace(/[{}]/g, '$&$&');
  return shown.includes('](') ? shown.replace(/[[\]]/g, '\\$&') : shown;
}

/** A range as a SARIF region (section 3.30): lines and columns 1-based, the end exclusive. */
function sarifRegion({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

type ArtifactLocation = { readonly uri: string } | { readonly uri: string; readonly uriBaseId: '%SRCROOT%' };

/** A file, as reports name it, as an artifact location (section 3.4): relative to the repository, else absolute. */
function locationOfFile(file: string, places: ReportPlaces): ArtifactLocation {
  return inRepository(repositoryPath(file, places)) ?? { uri: fromPath(resolve(toPath(places.directory), file)) };
}

/** The location of a path relative to the root, as a relative reference of RFC 3986; undefined for one outside of it. */
function inRepository(path: string | undefined): ArtifactLocation | undefined {
  if (path === undefined || /^(\.\.?$|\.\.\/|\/|[a-z]:\/)/i.test(path)) return undefined;
  return { uri: wellFormed(path).split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Halves of surrogate pairs, which are not allowed in URIs, become U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
