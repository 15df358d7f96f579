import { name as packageName, publisher } from '../../../../package.json';
import { readCatalog } from '../../catalog/reading/catalog-reader.ts';
import { type Beginning, catalogFileName, FIRST_EDITION, startingCatalog } from '../../catalog/reading/new-catalog.ts';
import { shippedCatalogs } from '../../catalog/reading/shipped.ts';
import { quoteIfNeeded } from '../../catalog/yaml/write-yaml.ts';
import type { Catalog } from '../../core/model/catalog.ts';
import { decodeText } from '../../loader/decode.ts';
import { isThere } from '../../loader/file-system.ts';
import { BASELINE_FILE, CONFIGURATION_FILE, findRoot, type LoadedRoot, loadRoot } from '../../loader/root.ts';
import { blockingFileSystem } from '../../node/blocking-files.ts';
import { visible, visibleName } from '../../reports/visible-text.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { displayPath, uriOf } from '../paths.ts';
import { Questions } from '../questions.ts';
import { Refused } from '../refused.ts';
import { addAgentsSection } from './agents.ts';
import configuration from './configuration.yaml' with { type: 'text' };
import githubWorkflow from './github-workflow.yaml' with { type: 'text' };
import gitlabJob from './gitlab-job.yaml' with { type: 'text' };
import { packageFiles, packageNamed, packageSteps, prefixFor } from './package-files.ts';
import { printNew, type StartingFile, writeNew } from './starting-file.ts';

/** Options about the catalog and the files around it; without any of them, `--agents` does nothing else. */
const ABOUT_CATALOG = ['prefix', 'title', 'edition', 'levels', 'ci', 'package'];

export async function init(given: Arguments, line: CommandLine): Promise<ExitCode> {
  if (given.operands.length > 0)
    throw new Refused('init does not take a PATH. Run it in the folder where the files are to be created.');
  if (given.has('agents') && !ABOUT_CATALOG.some((option) => given.has(option))) return addAgentsSection(given, line);
  if (given.has('package')) return initPackage(packageNamed(given.value('package')!), given, line);
  const answers = await ask(given, line);
  const { catalogs, cited, enclosing, ...beginning } = answers;
  const files = await startingFiles(beginning, given.value('ci'), line);
  for (const file of catalogs.length > 0 ? files.slice(1) : files) {
    if (given.has('dry-run')) {
      await printNew(file, line);
      continue;
    }
    const written = await writeNew(file, line);
    await line.stdout.write(written ? `wrote ${file.path}\n` : `skipped ${file.path}, which already exists\n`);
    if (written && file.path === CONFIGURATION_FILE && enclosing !== undefined) {
      const note = `${CONFIGURATION_FILE} makes this folder a root of its own: catalogs and settings of ${visible(enclosing)} no longer apply in it`;
      await line.stderr.write(`objrefs: ${note}. To use them, delete it.\n`);
    }
  }
  for (const path of catalogs)
    await line.stdout.write(
      `skipped the catalog: ${visibleName(path)} already describes ${visible(beginning.prefix)}\n`,
    );
  const code = given.has('agents') ? await addAgentsSection(given, line) : EXIT.clean;
  if (!given.has('dry-run')) await line.stdout.write(`\n${nextSteps(beginning, files, catalogs, cited)}`);
  return code;
}

/** `--package`: all files or, where one is there already, none. */
async function initPackage(name: string, given: Arguments, line: CommandLine): Promise<ExitCode> {
  const { catalogs, cited: _cited, enclosing: _, ...beginning } = await ask(given, line, prefixFor(name));
  const ci = await ciService(given.value('ci'), line);
  const catalog = { path: catalogFileName(beginning.prefix), text: startingCatalog(beginning) };
  const files = packageFiles(name, catalog, beginning.title, ci);
  const described = catalogs.find((path) => path !== catalog.path);
  const taken = described ?? (await firstOther(files, line));
  if (taken !== undefined) {
    throw new Refused(
      `${visibleName(taken)} already exists, and is not changed. Run init --package in an empty folder.`,
    );
  }
  for (const file of files) {
    if (given.has('dry-run')) await printNew(file, line);
    else if (await writeNew(file, line)) await line.stdout.write(`wrote ${file.path}\n`);
  }
  if (!given.has('dry-run')) await line.stdout.write(`\n${packageSteps(name, catalog.path)}`);
  return EXIT.clean;
}

/** The first file that is there with other contents: a run that was interrupted can be repeated. */
async function firstOther(files: readonly StartingFile[], line: CommandLine): Promise<string | undefined> {
  for (const { path, text } of files) {
    const uri = uriOf(path, line);
    if (!(await isThere(blockingFileSystem, uri))) continue;
    const isSame = decodeText(await blockingFileSystem.readFile(uri).catch(() => new Uint8Array())) === text;
    if (!isSame) return path;
  }
  return undefined;
}

/**
 * Catalogs of the workspace that already describe the framework, since another one would add an edition; a refusal where the
 * framework is built in, since another one would replace it.
 */
function catalogsOf(prefix: string, { sources }: LoadedRoot): readonly Catalog[] {
  const folded = prefix.toLowerCase();
  const same = sources.filter(({ catalog }) =>
    [catalog.prefix, ...catalog.aliases.map(({ text }) => text)].some((name) => name.toLowerCase() === folded),
  );
  const own = same.filter(({ origin }) => origin === 'workspace');
  if (own.length > 0 || same.length === 0) return own.map(({ catalog }) => catalog);
  const name = same[0]!.catalog.prefix;
  throw new Refused(
    `${name} is built in, and a catalog of your own would replace it. To enable it, add "${name}: on" to frameworks in objrefs.yaml. For another framework, choose another prefix.`,
  );
}

/** The folder above whose catalogs and settings apply in the working directory. */
function enclosingRoot({ uri, files, configurationUri }: LoadedRoot, line: CommandLine): string | undefined {
  const hasFiles = files.catalogs.size > 0 || configurationUri !== null;
  return hasFiles && uri !== uriOf('.', line) ? displayPath(uri, line) : undefined;
}

interface Answers extends Beginning {
  /** Catalogs that already describe the framework. */
  readonly catalogs: readonly string[];
  /** A number of theirs; undefined where they have none yet. */
  readonly cited: string | undefined;
  readonly enclosing: string | undefined;
}

/** Reads the options, and asks for missing ones on a terminal. */
async function ask(given: Arguments, line: CommandLine, prefixHint = ''): Promise<Answers> {
  const questions = line.stdin.isTTY ? new Questions(line) : undefined;
  try {
    const valueFor = async (option: string, question: string, otherwise: string): Promise<string> => {
      const value = given.value(option);
      if (value !== undefined) return value.trim();
      const hint = otherwise === '' ? '' : ` [${visible(otherwise)}]`;
      const answer = catalogs.length > 0 ? undefined : await questions?.ask(`${question}${hint}: `);
      return answer?.trim() || otherwise;
    };
    // An existing catalog answers the other questions.
    let catalogs: readonly Catalog[] = [];
    const prefix = await valueFor('prefix', 'Prefix used in citations (for example INTERPOL-SP)', prefixHint);
    if (prefix === '')
      throw new Refused('missing --prefix PREFIX: the prefix used in citations. Example: --prefix ACME-SP');
    const root = await loadRoot(await findRoot(blockingFileSystem, uriOf('.', line)), blockingFileSystem, {
      shipped: shippedCatalogs,
      allowsOutside: given.has('allow-outside-root'),
    });
    catalogs = catalogsOf(prefix, root);
    const spelled = root.sources.find(({ catalog }) => catalog.prefix.toLowerCase() === prefix.toLowerCase());
    const title = await valueFor('title', 'Name of the framework', prefix);
    const edition = await valueFor('edition', 'Edition', FIRST_EDITION);
    const levels = (await valueFor('levels', 'Names of its levels, outermost first', 'goal, objective'))
      .split(',')
      .map((level) => level.trim())
      .filter((level) => level !== '');
    const beginning = {
      prefix: spelled?.catalog.prefix ?? prefix,
      title,
      edition,
      levels: levels.length > 0 ? levels : ['objective'],
    };
    const [problem] = readCatalog('', startingCatalog(beginning)).problems.filter(
      ({ severity }) => severity === 'error',
    );
    if (problem) throw new Refused(problem.message);
    return {
      ...beginning,
      catalogs: catalogs.map(({ uri }) => displayPath(uri, line)),
      cited: catalogs.flatMap(({ editions }) => editions.at(-1)?.objectives ?? []).at(-1)?.number,
      enclosing: enclosingRoot(root, line),
    };
  } finally {
    await questions?.close();
  }
}

async function startingFiles(
  beginning: Beginning,
  service: string | undefined,
  line: CommandLine,
): Promise<StartingFile[]> {
  const schemas = `node_modules/${packageName}/schemas`;
  const hasSchemas = await isThere(blockingFileSystem, uriOf(schemas, line));
  // For editors with a YAML language server.
  const modeline = (path: string) => (hasSchemas ? `# yaml-language-server: $schema=${path}\n` : '');
  const settings = configuration.replace('{prefix}', () => quoteIfNeeded(beginning.prefix));
  const files = [
    {
      path: `frameworks/${catalogFileName(beginning.prefix)}`,
      text: modeline(`../${schemas}/catalog.schema.json`) + startingCatalog(beginning),
    },
    { path: CONFIGURATION_FILE, text: modeline(`./${schemas}/configuration.schema.json`) + settings },
    {
      path: '.vscode/extensions.json',
      text: `${JSON.stringify({ recommendations: [`${publisher}.${packageName}`] }, null, 2)}\n`,
    },
  ];
  const ci = await ciService(service, line);
  const hasPipeline = await isThere(blockingFileSystem, uriOf(GITLAB_PIPELINE, line));
  if (ci === 'github') files.push({ path: '.github/workflows/references.yml', text: githubWorkflow });
  if (ci === 'gitlab') files.push({ path: hasPipeline ? GITLAB_JOB : GITLAB_PIPELINE, text: gitlabJob });
  return files;
}

async function ciService(named: string | undefined, line: CommandLine): Promise<string> {
  if (named !== undefined) return named;
  if (await isThere(blockingFileSystem, uriOf(GITLAB_PIPELINE, line))) return 'gitlab';
  return (await isThere(blockingFileSystem, uriOf('.github', line))) ? 'github' : 'none';
}

const GITLAB_PIPELINE = '.gitlab-ci.yml';
/** For a pipeline that exists, which can include it. */
const GITLAB_JOB = '.gitlab/references.gitlab-ci.yml';

function nextSteps(
  { prefix }: Beginning,
  files: readonly StartingFile[],
  catalogs: readonly string[],
  cited = '1.1',
): string {
  const name = visible(prefix);
  const { path } = files[0]!;
  const job = files.find((file) => file.text === githubWorkflow || file.text === gitlabJob);
  const first =
    catalogs.length > 0
      ? [`  1. Review the numbers, titles and names of levels in ${catalogs.map(visibleName).join(', ')}.`]
      : [
          `  1. Replace the examples in ${path} by the real numbers and titles, or import them:`,
          `     objrefs import FILE --prefix ${/^[\w.-]+$/.test(name) ? name : `"${name}"`} -o ${path} --force`,
        ];
  return [
    'Next:',
    ...first,
    `  2. Cite a number in a document, for example ${name} ${visible(cited)}, and hover over it in the editor.`,
    `  3. Run objrefs check. To fix old problems later: objrefs check --update-baseline records them in ${BASELINE_FILE}.`,
    ...(job ? [`  4. Add ${packageName} to the devDependencies of the project, from where ${job.path} runs it.`] : []),
    ...(job?.path === GITLAB_JOB ? [`  5. Add to ${GITLAB_PIPELINE}: include: [{local: ${GITLAB_JOB}}]`] : []),
    '',
  ].join('\n');
}
