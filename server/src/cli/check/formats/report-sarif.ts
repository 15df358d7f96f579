import { resolve } from 'node:path';
import { version } from '../../../../../package.json';
import { packageText } from '../../../core/model/catalog.ts';
import type { Severity } from '../../../core/model/diagnostic.ts';
import type { Range } from '../../../core/model/text.ts';
import { inertJson } from '../../../reports/json-lines.ts';
import { visible } from '../../../reports/visible-text.ts';
import { fromPath, relativePath, toPath } from '../../../uri/uris.ts';
import { type Finding, type Place, placeWithoutLines } from '../../findings.ts';
import { type CheckReport, repositoryPath, type SuppressedFinding } from '../check-report.ts';
import { fingerprints } from './fingerprint.ts';
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
export function* checkAsSarif(report: CheckReport, resultsInARun = RESULTS_IN_A_RUN): Iterable<string> {
  const suppressed = report.suppressed ?? [];
  const findings = [...report.findings, ...suppressed.map(({ finding }) => finding)];
  const rules = allRules();
  const indices = new Map<string, number>(rules.map(({ code }, index) => [code, index]));
  const names = fingerprints(findings);
  const runs = Math.max(1, Math.ceil(findings.length / resultsInARun));
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[';
  for (let run = 0; run < runs; run++) {
    if (run > 0) yield ',';
    const head = runHead(rules, report, runs > 1 ? run + 1 : undefined);
    yield `\n${inertJson(head).slice(0, -1)},"results":[`;
    const start = run * resultsInARun;
    for (const [at, finding] of findings.slice(start, start + resultsInARun).entries()) {
      const index = start + at;
      const result = {
        ...resultOf(finding, indices.get(finding.row.code), names[index] ?? '', report),
        // If some results have it, all of them must (section 3.27.23).
        ...(report.suppressed && { suppressions: suppressionsOf(suppressed[index - report.findings.length]) }),
      };
      yield `${at === 0 ? '' : ','}\n${inertJson(result)}`;
    }
    yield ']}';
  }
  yield ']}\n';
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

function resultOf(finding: Finding, ruleIndex: number | undefined, fingerprint: string, report: CheckReport): object {
  const { row, diagnostic } = finding;
  const location = locationOfFile(wellFormed(row.file), report);
  const related = relatedLocations(finding, report);
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
function relatedLocations({ diagnostic }: Finding, report: CheckReport): object[] {
  return (diagnostic.related ?? []).flatMap(({ location, message }, index) => {
    const artifactLocation = inRepository(relativePath(report.repository, location.uri)) ?? { uri: location.uri };
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
function locationOfFile(file: string, report: CheckReport): ArtifactLocation {
  return inRepository(repositoryPath(file, report)) ?? { uri: fromPath(resolve(toPath(report.directory), file)) };
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
