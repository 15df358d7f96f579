import { version } from '../../../../../package.json';
import type { Severity } from '../../../core/model/diagnostic.ts';
import { inert } from '../../../reports/json-lines.ts';
import type { ReportedDiagnostic } from '../../rows.ts';
import type { CheckReport, SuppressedFinding } from '../check-report.ts';
import { fingerprints } from './fingerprint.ts';
import { sarifLocation, sarifLocationOf, sarifRegion, sarifText } from './report-sarif-values.ts';
import { allRules, type Rule } from './rules.ts';

/** GitHub code scanning takes no more results in a run. */
const RESULTS_IN_A_RUN = 25_000;

/** In SARIF's words (section 3.27.10). */
const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  string
>;
/** In GitHub's words, for the property `problem.severity` of a rule. */
const GITHUB_SEVERITIES = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
} as const satisfies Record<Severity, string>;

/**
 * The findings as a log of the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS), one result on a line.
 * Files are known by their place in the repository. More results than GitHub takes in a run are spread over several,
 * each with an id of its own, as GitHub wants it.
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
    yield `\n${inert(JSON.stringify(head)).slice(0, -1)},"results":[`;
    const start = run * resultsInARun;
    for (const [at, finding] of findings.slice(start, start + resultsInARun).entries()) {
      const index = start + at;
      const result = {
        ...resultOf(finding, indices.get(finding.row.code), names[index] ?? '', report),
        // Where some results tell, all have to (section 3.27.23).
        ...(report.suppressed && { suppressions: suppressionsOf(suppressed[index - report.findings.length]) }),
      };
      yield `${at === 0 ? '' : ','}\n${inert(JSON.stringify(result))}`;
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
function runHead(rules: readonly Rule[], { isComplete }: CheckReport, ordinal: number | undefined): object {
  return {
    tool: {
      driver: { name: 'objrefs', version, semanticVersion: version, rules: rules.map(ruleDescriptor) },
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

function resultOf(
  finding: ReportedDiagnostic,
  ruleIndex: number | undefined,
  fingerprint: string,
  report: CheckReport,
): object {
  const { row, problem } = finding;
  const location = sarifLocation(row.file, report);
  const related = relatedLocations(finding, report);
  return {
    ruleId: row.code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[row.severity],
    message: { text: sarifText(row.message) },
    locations: [{ physicalLocation: { artifactLocation: location, region: sarifRegion(problem.range) } }],
    ...(related.length > 0 && { relatedLocations: related }),
    // A key of our own: GitHub makes `primaryLocationLineHash` itself, and warns of each one that differs from its own.
    partialFingerprints: { 'objrefs/v1': fingerprint },
    ...(problem.fixes.length > 0 && {
      fixes: problem.fixes.map(({ title, edits }) => ({
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

/** Places that explain it, those in the repository: GitHub refuses a log that leads elsewhere. */
function relatedLocations({ problem }: ReportedDiagnostic, report: CheckReport): object[] {
  return (problem.related ?? []).flatMap(({ location, message }, index) => {
    const artifactLocation = sarifLocationOf(location.uri, report);
    if (!('uriBaseId' in artifactLocation)) return [];
    const region = sarifRegion(location.range);
    return { id: index + 1, message: { text: sarifText(message) }, physicalLocation: { artifactLocation, region } };
  });
}
