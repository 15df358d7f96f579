import { basename, dirname, resolve, sep } from 'node:path';
import type { FrameworkCoverage } from '../../core/coverage/coverage.ts';
import { coverageOf, coverageReader, type TextCoverage } from '../../core/coverage/measure.ts';
import { mergeCoverage } from '../../core/coverage/merge.ts';
import type { Grouping } from '../../core/coverage/places.ts';
import { type Requirement, type RequirementResult, requirementResults } from '../../core/coverage/requirements.ts';
import type { Framework } from '../../core/model/framework.ts';
import { CATALOG_SUFFIX } from '../../loader/root.ts';
import { coverageAsCsv } from '../../reports/coverage/coverage-csv.ts';
import { coverageAsHtml } from '../../reports/coverage/coverage-html.ts';
import { fileLinks, repositoryLinks } from '../../reports/coverage/coverage-links.ts';
import { coverageAsMarkdown } from '../../reports/coverage/coverage-markdown.ts';
import { nameOf } from '../../reports/coverage/coverage-phrases.ts';
import {
  builtInPrefixes,
  type CoverageReport,
  coverageAsJson,
  measured,
  significant,
} from '../../reports/coverage/coverage-report.ts';
import type { CoverageOrigin, CoverageSource } from '../../reports/coverage/coverage-sources.ts';
import { isOwnReport } from '../../reports/coverage/is-own-report.ts';
import { visible } from '../../reports/visible-text.ts';
import { nameOf as fileName } from '../../uri/uris.ts';
import type { Tally } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { datedDocuments } from '../check/dating.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { placeOf } from '../findings.ts';
import { prefixOf, withFrameworks } from '../framework-operand.ts';
import { originOf } from '../git/origin.ts';
import { pathFrom, uriOf } from '../paths.ts';
import { Progress } from '../progress.ts';
import { Refused } from '../refused.ts';
import { type ReportFormats, type ReportTarget, reportTargets, writeReports } from '../reports.ts';
import { filesOfShard, shardOf } from '../shard.ts';
import { type ShardHead, shardHead } from '../shard-head.ts';
import { withStdin } from '../standard-input.ts';
import { isRootFile, openWorkspace, type Workspace } from '../workspace.ts';
import { coverageAsText } from './coverage-pretty.ts';
import { type ReadReport, readCoverageReport } from './earlier-report.ts';

/** Numbers that a message lists; the others are counted. */
const MAX_NAMED = 10;

export async function coverage(words: Arguments, line: CommandLine): Promise<ExitCode> {
  const given = withStdin(words);
  const shard = shardOf(given);
  const ofAll = ['merge', 'compare', 'require', 'require-all'].find((name) => shard && given.has(name));
  if (ofAll !== undefined) throw new Refused(`--shard and --${ofAll} cannot be combined. Merge the shards first.`);
  const choices = await coverageChoices(given, line);
  const workspace = await openWorkspace(given, line).catch(async (error: unknown) => {
    throw (error instanceof Refused && (await withOption(error, given, line))) || error;
  });
  const chosen = chooseFrameworks(given.values('framework'), workspace);

  const tally: Tally = { files: 0, unreadable: 0 };
  const own = await measure(chosen, given, reportFiles(given, choices, line), line, tally);
  const { isNamed } = chosen;
  const builtIn = builtInPrefixes(chosen.root.sources);
  const run = {
    ...{ own, files: tally.files, unreadable: tally.unreadable, isNamed },
    frameworks: chosen.frameworks.map(({ prefix, aliases }) => ({
      ...{ prefix, names: [prefix, ...aliases.map(({ text }) => text)], isBuiltIn: builtIn.has(prefix) },
    })),
    origin: await coverageOrigin(given, line, workspace),
  };
  if (!shard) return concludeCoverage(run, choices, line);
  const { frameworks, unreadable } = run;
  const head = { ...(await shardHead(shard, given, workspace, line)), unreadable, isNamed, frameworks };
  return concludeCoverage({ ...run, shard: head }, choices, line);
}

/** A refusal that names the option, where a framework is given in place of a path as other commands take it. */
async function withOption({ message }: Refused, given: Arguments, line: CommandLine): Promise<Refused | undefined> {
  const { root } = await openWorkspace({ ...given, operands: [] }, line);
  const named = root.sources.find(({ catalog }) => given.operands.includes(catalog.prefix));
  if (!named) return undefined;
  const { prefix } = named.catalog;
  const quoted = /\s/.test(prefix) ? `"${prefix}"` : prefix;
  return new Refused(`${message}. To measure one framework: objrefs coverage --framework ${quoted}`);
}

/** A run whose documents are measured, by one job or by several. */
export interface MeasuredRun extends CoverageShard {
  readonly own: readonly FrameworkCoverage[];
  readonly files: number;
  readonly origin: CoverageOrigin;
  /** The head of a shard's report, which has all frameworks. */
  readonly shard?: CoverageShard & ShardHead;
}

/** What the report of a shard says of its run, beside its measurements. */
export interface CoverageShard {
  readonly unreadable: number;
  /** Whether options name the frameworks. */
  readonly isNamed: boolean;
  readonly frameworks: readonly {
    readonly prefix: string;
    /** The prefix and its aliases. */
    readonly names: readonly string[];
    readonly isBuiltIn: boolean;
  }[];
}

/** Reports what was measured, and returns the exit code. */
export async function concludeCoverage(
  run: MeasuredRun,
  choices: CoverageChoices,
  line: CommandLine,
): Promise<ExitCode> {
  const { own, isNamed, shard } = run;
  const { frameworks: all, sources } = await merged(own, choices, isNamed, line);
  const builtIn = new Set(run.frameworks.flatMap(({ prefix, isBuiltIn }) => (isBuiltIn ? [prefix] : [])));
  const frameworks = isNamed || shard ? all : significant(all, builtIn);
  const requirements = resultsOf(choices.requirements, frameworks, run);

  const report: CoverageReport = {
    files: choices.merged.reduce((sum, { files }) => sum + files, run.files),
    by: choices.by,
    merged: choices.merged.map(({ name }) => name),
    ...{ origin: run.origin, sources, shard },
    isCompared: choices.earlier !== undefined,
    requirements,
    frameworks: frameworks.map((framework) => measured(framework, choices.by, choices.earlier?.frameworks ?? [])),
  };
  await writeReports(choices.targets, formatsOf(report, choices, line), line);
  const missed = requirements.filter(({ met }) => !met);
  for (const result of missed) await line.stderr.write(`objrefs: ${visible(missedMessage(result))}\n`);
  if (run.unreadable > 0) return EXIT.failure;
  return missed.length > 0 ? EXIT.findings : EXIT.clean;
}

function formatsOf(report: CoverageReport, { link }: CoverageChoices, { directory }: CommandLine): ReportFormats {
  const slashed = (path: string): string => path.split(sep).join('/');
  return {
    pretty: (palette) => coverageAsText(report, palette),
    json: () => coverageAsJson(report),
    csv: () => coverageAsCsv(report),
    markdown: () => coverageAsMarkdown(report),
    html: (_, { file }) => {
      const folder = file === undefined ? directory : dirname(resolve(directory, file));
      const from = (source: string | null) =>
        source === null ? report.origin : report.sources?.find(({ name }) => name === source);
      const links =
        link !== undefined && isForRepositories(link)
          ? repositoryLinks(link, from)
          : fileLinks(slashed(directory), slashed(folder), link);
      return coverageAsHtml(report, links);
    },
  };
}

interface ChosenFrameworks extends Workspace {
  readonly frameworks: readonly Framework[];
  /** Whether options name them. */
  readonly isNamed: boolean;
}

/** The frameworks that options name, which are enabled for the run; without options, all enabled ones. */
function chooseFrameworks(names: readonly string[], workspace: Workspace): ChosenFrameworks {
  const prefixes = new Set(names.map((name) => prefixOf(name, workspace)));
  const { frameworks } = workspace.composed.scope.set;
  if (prefixes.size === 0) return { ...workspace, frameworks, isNamed: false };
  const enabled = withFrameworks(workspace, prefixes);
  const named = [...prefixes].flatMap((prefix) => enabled.composed.scope.set.get(prefix) ?? []);
  return { ...enabled, frameworks: named, isNamed: true };
}

/** URIs of the reports that the run writes and reads, which quote references and are not documents. */
function reportFiles(given: Arguments, { targets }: CoverageChoices, line: CommandLine): ReadonlySet<string> {
  const written = targets.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const files = [...written, ...given.values('compare'), ...given.values('merge')];
  return new Set(files.map((file) => uriOf(file, line)));
}

/** Measures the documents. Catalogs and configuration files are not documents. */
async function measure(
  { frameworks, ...workspace }: ChosenFrameworks,
  given: Arguments,
  written: ReadonlySet<string>,
  line: CommandLine,
  tally: Tally,
): Promise<readonly FrameworkCoverage[]> {
  const read = coverageReader(frameworks, placeOf);
  const texts: TextCoverage[] = [];
  const shard = shardOf(given);
  const reading = {
    written,
    progress: new Progress(line, true),
    ...(shard && { only: filesOfShard(workspace.root.uri, shard) }),
  };
  const visits = datedDocuments(workspace, given, line, tally, reading);
  for await (const { uri, file, text, analysis } of visits) {
    if (isRootFile(workspace, uri) || fileName(uri).endsWith(CATALOG_SUFFIX) || isOwnReport(text)) continue;
    const found = read(file, analysis);
    texts.push(found);
    const { unreadRanges: unread } = found;
    if (unread > 0) {
      await line.stderr.write(`objrefs: ${visible(file)}: too many ranges; only the ends of ${unread} of them count\n`);
    }
  }
  return coverageOf(frameworks, texts);
}

async function merged(
  own: readonly FrameworkCoverage[],
  { merged: others }: CoverageChoices,
  isNamed: boolean,
  line: CommandLine,
): Promise<{ readonly frameworks: readonly FrameworkCoverage[]; readonly sources: readonly CoverageSource[] }> {
  let all = own;
  const sources: CoverageSource[] = [];
  for (const { name, frameworks, origin, sources: inner } of others) {
    const included = isNamed ? frameworks.filter(({ prefix }) => own.some((one) => one.prefix === prefix)) : frameworks;
    const result = mergeCoverage(all, included, name);
    all = result.frameworks;
    sources.push({ name, ...origin, skipped: result.otherEditions, differing: result.otherCatalogs });
    sources.push(...inner.map((source) => ({ ...source, name: `${name}/${source.name}` })));
    for (const prefix of result.otherCatalogs) {
      const what = `${name}: another catalog of ${prefix}; what this run does not list is not counted`;
      await line.stderr.write(`objrefs: ${visible(what)}\n`);
    }
    for (const { prefix, edition } of result.otherEditions) {
      const measuredIn = all.find((one) => one.prefix === prefix)?.edition ?? null;
      const [theirs, ours] = [edition, measuredIn].map((each) => nameOf({ prefix, edition: each }));
      await line.stderr.write(`objrefs: ${visible(`${name}: skipped ${theirs}, since this run measures ${ours}`)}\n`);
    }
  }
  return { frameworks: all, sources };
}

/** Where the documents of this run come from, and as of when. */
async function coverageOrigin(given: Arguments, line: CommandLine, workspace: Workspace): Promise<CoverageOrigin> {
  const { repository, commit, date, top } = await originOf(given, line, workspace);
  return { repository, commit, date, directory: pathFrom(top, uriOf('.', line)) };
}

const isForRepositories = (link: string): boolean => /\{(repository|commit|path)\}/.test(link);

function resultsOf(
  requirements: readonly Requirement[],
  frameworks: readonly FrameworkCoverage[],
  { frameworks: known }: CoverageShard,
): readonly RequirementResult[] {
  const namesOf = (prefix: string) => known.find((framework) => framework.prefix === prefix)?.names ?? [prefix];
  return requirements.flatMap((requirement) => {
    const own = requirementResults(requirement, frameworks, namesOf);
    if (own.length > 0) return own;
    const measuredIn = frameworks.map(nameOf).join(', ');
    const where = measuredIn === '' ? 'no frameworks are enabled' : `no number in ${measuredIn} matches`;
    throw new Refused(`'${requirement.written}' does not require any objective: ${where}`);
  });
}

function missedMessage({ required, prefix, leaves, cited, needed, uncited }: RequirementResult): string {
  const names = uncited.slice(0, MAX_NAMED).join(', ');
  const more = uncited.length > MAX_NAMED ? ` and ${uncited.length - MAX_NAMED} more` : '';
  const counts = `${cited} of ${leaves} objectives are cited`;
  return `${prefix}: ${counts}, but ${required} requires ${needed}. Not cited: ${names}${more}.`;
}

/** The options of a run of `coverage`, apart from those that the workspace decides. */
export interface CoverageChoices {
  readonly targets: readonly ReportTarget[];
  readonly by: Grouping;
  readonly requirements: readonly Requirement[];
  readonly earlier: ReadReport | undefined;
  readonly merged: readonly NamedReport[];
  /** A URL with `{file}` and `{line}`. */
  readonly link: string | undefined;
}

interface NamedReport extends ReadReport {
  /** Distinguishes its places from those of this run: the name of the file without its extension. */
  readonly name: string;
}

export async function coverageChoices(given: Arguments, line: CommandLine): Promise<CoverageChoices> {
  const targets = reportTargets(given, line);
  const requirements = requirementsOf(given);
  const link = given.value('link');
  const known =
    link !== undefined && isForRepositories(link)
      ? /^https:\/\/[^\s{}]+\/\S*\{(file|path)\}/i
      : /^(https?|vscode):\/\/[^\s]*\{file\}/i;
  if (link !== undefined && !known.test(link)) {
    const example = 'https://example.org/plans/blob/main/{file}#L{line}';
    throw new Refused(`invalid value '${link}' for --link; expected a URL with {file}. Example: ${example}`);
  }
  const compared = given.value('compare');
  const earlier = compared === undefined ? undefined : await readCoverageReport(compared, line);
  const merged = await mergedReports(given.values('merge'), line);
  return { targets, by: (given.value('by') ?? 'document') as Grouping, requirements, earlier, merged, link };
}

async function mergedReports(files: readonly string[], line: CommandLine): Promise<readonly NamedReport[]> {
  const reports: NamedReport[] = [];
  for (const file of files) {
    const name = basename(file).replace(/\.json$/i, '');
    const twin = reports.findIndex((report) => report.name === name);
    if (twin >= 0) {
      throw new Refused(`--merge: '${files[twin]}' and '${file}' have the same file name. Rename one of them.`);
    }
    reports.push({ name, ...(await readCoverageReport(file, line)) });
  }
  return reports;
}

function requirementsOf(given: Arguments): readonly Requirement[] {
  const shares = given.values('require').map((written): Requirement => {
    const digits = /^(\d{1,3}(?:\.\d{1,4})?)%?$/.exec(written)?.[1];
    const percent = Number(digits);
    if (digits === undefined || percent > 100) {
      throw new Refused(`invalid value '${written}' for --require; expected a percentage from 0% to 100%`);
    }
    if (percent > 0 && percent <= 1 && !written.endsWith('%')) {
      throw new Refused(`ambiguous value '${written}' for --require. Add the percent sign: --require 90%.`);
    }
    return { kind: 'share', percent, written: `${digits}%` };
  });
  return [...shares, ...given.values('require-all').map((glob) => ({ kind: 'all' as const, glob, written: glob }))];
}
