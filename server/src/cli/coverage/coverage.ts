import type { FrameworkCoverage } from '../../core/coverage/coverage.ts';
import { CoverageReader, coverageOf, type TextCoverage } from '../../core/coverage/measure.ts';
import { mergeCoverage } from '../../core/coverage/merge.ts';
import { type Requirement, type RequirementResult, requirementResults } from '../../core/coverage/requirements.ts';
import type { Framework } from '../../core/model/framework.ts';
import type { FrameworkSet } from '../../core/resolution/framework-set.ts';
import { composeRoot } from '../../loader/compose-root.ts';
import { CATALOG_SUFFIX } from '../../loader/root.ts';
import { type CoverageReport, measured } from '../../reports/coverage/coverage-report.ts';
import { isOwnReport } from '../../reports/coverage/is-own-report.ts';
import { significant } from '../../reports/coverage/significant.ts';
import { visible } from '../../reports/visible-text.ts';
import { nameOf } from '../../uri/uris.ts';
import { analyseDocuments, type Tally } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure } from '../command-line.ts';
import { prefixOf } from '../framework-operand.ts';
import { fail } from '../output.ts';
import { uriOf } from '../paths.ts';
import { Progress } from '../progress.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { type CoverageChoices, coverageChoices } from './coverage-choices.ts';
import { writeCoverageReports } from './coverage-reports.ts';

/** Numbers that are named in a message; the rest is counted. */
const MAX_NAMED = 10;

/** `objrefs coverage`. */
export async function coverage(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const choices = await coverageChoices(given, line);
  if ('failure' in choices) return fail(line, choices);
  const workspace = await openWorkspace(given, line);
  if ('failure' in workspace) return fail(line, workspace);
  const chosen = withFrameworks(given.values('framework'), workspace);
  if ('failure' in chosen) return fail(line, chosen);

  const tally: Tally = { files: 0, unreadable: 0 };
  const own = await measure(chosen, reportFiles(given, choices, line), line, tally);
  const all = await merged(own, choices, chosen.isNamed, line);
  const frameworks = chosen.isNamed ? all : significant(all, chosen.root.sources);
  const requirements = resultsOf(choices.requirements, frameworks, chosen.composed.scope.set);
  if ('failure' in requirements) return fail(line, requirements);

  const report: CoverageReport = {
    files: choices.merged.reduce((sum, { files }) => sum + files, tally.files),
    by: choices.by,
    merged: choices.merged.map(({ name }) => name),
    isCompared: choices.earlier !== undefined,
    requirements,
    frameworks: frameworks.map((framework) => measured(framework, choices.by, choices.earlier?.frameworks ?? [])),
  };
  const failure = await writeCoverageReports(report, choices, line);
  if (failure) return fail(line, failure);
  const missed = requirements.filter(({ met }) => !met);
  for (const result of missed) await line.stderr.write(`objrefs: ${visible(missedMessage(result))}\n`);
  if (tally.unreadable > 0) return EXIT.failure;
  return missed.length > 0 ? EXIT.findings : EXIT.clean;
}

interface ChosenFrameworks extends Workspace {
  readonly frameworks: readonly Framework[];
  /** Somebody named them. */
  readonly isNamed: boolean;
}

/** Naming a framework switches it on for the run. */
function withFrameworks(names: readonly string[], workspace: Workspace): ChosenFrameworks | Failure {
  const prefixes = new Set<string>();
  for (const name of names) {
    const prefix = prefixOf(name, workspace);
    if (typeof prefix !== 'string') return prefix;
    prefixes.add(prefix);
  }
  const { frameworks } = workspace.composed.scope.set;
  if (prefixes.size === 0) return { ...workspace, frameworks, isNamed: false };
  const off = [...prefixes].filter((prefix) => !workspace.composed.scope.set.get(prefix));
  const composed =
    off.length === 0
      ? workspace.composed
      : composeRoot(workspace.root, null, { frameworks: new Map(off.map((prefix) => [prefix, { enabled: true }])) });
  const named = [...prefixes].flatMap((prefix) => composed.scope.set.get(prefix) ?? []);
  return { ...workspace, composed, frameworks: named, isNamed: true };
}

/** URIs of the reports that the run writes and reads: what they tell of is cited elsewhere. */
function reportFiles(given: Arguments, { targets }: CoverageChoices, line: CommandLine): ReadonlySet<string> {
  const written = targets.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const files = [...written, ...given.values('compare'), ...given.values('merge')];
  return new Set(files.map((file) => uriOf(file, line)));
}

/** Reads the documents. Those that describe frameworks or configure us are none. */
async function measure(
  { frameworks, ...workspace }: ChosenFrameworks,
  written: ReadonlySet<string>,
  line: CommandLine,
  tally: Tally,
): Promise<readonly FrameworkCoverage[]> {
  const reader = new CoverageReader(frameworks);
  const texts: TextCoverage[] = [];
  const { root } = workspace;
  const visits = analyseDocuments(workspace, line, tally, { written, progress: new Progress(line, true) });
  for await (const { uri, file, text, analysis } of visits) {
    const isOurs =
      uri === root.configurationUri || root.files.catalogs.has(uri) || nameOf(uri).endsWith(CATALOG_SUFFIX);
    if (isOurs || isOwnReport(text)) continue;
    const found = reader.read(file, analysis.lines, analysis.references);
    texts.push(found);
    const { unreadRanges: unread } = found;
    if (unread > 0) {
      await line.stderr.write(
        `objrefs: ${visible(file)}: too many ranges; ${unread} of them count by their ends alone.\n`,
      );
    }
  }
  return coverageOf(frameworks, texts);
}

async function merged(
  own: readonly FrameworkCoverage[],
  { merged: others }: CoverageChoices,
  isNamed: boolean,
  line: CommandLine,
): Promise<readonly FrameworkCoverage[]> {
  let all = own;
  for (const { name, frameworks } of others) {
    const wanted = isNamed ? frameworks.filter(({ prefix }) => own.some((one) => one.prefix === prefix)) : frameworks;
    const result = mergeCoverage(all, wanted, name);
    all = result.frameworks;
    for (const { prefix, edition } of result.otherEditions) {
      const measuredIn = all.find((one) => one.prefix === prefix)?.edition ?? null;
      const sentence = `${name} measured ${nameOfFramework(prefix, edition)}, not ${nameOfFramework(prefix, measuredIn)}: left out.`;
      await line.stderr.write(`objrefs: ${visible(sentence)}\n`);
    }
  }
  return all;
}

function resultsOf(
  requirements: readonly Requirement[],
  frameworks: readonly FrameworkCoverage[],
  set: FrameworkSet,
): readonly RequirementResult[] | Failure {
  const namesOf = (prefix: string): string[] => {
    const aliases = set.get(prefix)?.aliases ?? [];
    return [prefix, ...aliases.map(({ text }) => text)];
  };
  const results: RequirementResult[] = [];
  for (const requirement of requirements) {
    const own = requirementResults(requirement, frameworks, namesOf);
    if (own.length === 0) {
      const known = frameworks.map(({ prefix, edition }) => nameOfFramework(prefix, edition)).join(', ');
      const where = known === '' ? 'There is no framework in use' : `Nothing in ${known} has such a number`;
      return { failure: `'${requirement.written}' asks for no objective at all. ${where}.` };
    }
    results.push(...own);
  }
  return results;
}

function missedMessage({ required, prefix, leaves, cited, needed, uncited }: RequirementResult): string {
  const names = uncited.slice(0, MAX_NAMED).join(', ');
  const more = uncited.length > MAX_NAMED ? ` and ${uncited.length - MAX_NAMED} more` : '';
  const counts = `${cited} of ${leaves} objectives are cited`;
  return `${prefix}: ${counts}, and ${required} asks for ${needed}. Not cited: ${names}${more}.`;
}

const nameOfFramework = (prefix: string, edition: string | null): string =>
  edition === null ? prefix : `${prefix} ${edition}`;
