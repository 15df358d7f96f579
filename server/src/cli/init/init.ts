import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { name as packageName, publisher } from '../../../../package.json';
import { readCatalog } from '../../catalog/reading/catalog-reader.ts';
import { type Beginning, catalogFileName, FIRST_EDITION, startingCatalog } from '../../catalog/reading/new-catalog.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { BASELINE_FILE, CONFIGURATION_FILE, findRoot, loadRoot } from '../../loader/root.ts';
import { blockingFileSystem } from '../../node/blocking-files.ts';
import { visible, visibleName } from '../../reports/visible-text.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure } from '../command-line.ts';
import { Questions } from '../questions.ts';
import { fail } from '../output.ts';
import { displayPath, uriOf } from '../paths.ts';
import { githubWorkflow, gitlabJob, startingConfiguration, startingRecommendation } from './starting-files.ts';

interface StartingFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** `objrefs init`. */
export async function init(given: Arguments, line: CommandLine): Promise<ExitCode> {
  if (given.operands.length > 0) return fail(line, { failure: 'init takes no paths. Run it in the folder it is for.' });
  const begun = await begin(given, line);
  if ('failure' in begun) return fail(line, begun);
  const { catalogs, ...beginning } = begun;
  const files = await startingFiles(beginning, given.value('ci'), line);
  for (const file of catalogs.length > 0 ? files.slice(1) : files) {
    if (given.has('dry-run')) {
      await line.stdout.write(`--- ${file.path}\n${file.text}\n`);
      continue;
    }
    const written = await writeNew(file, line);
    if (typeof written !== 'boolean') return fail(line, written);
    await line.stdout.write(written ? `wrote ${file.path}\n` : `left ${file.path}, which is there already\n`);
  }
  for (const path of catalogs)
    await line.stdout.write(`left ${visibleName(path)}, which describes ${visible(beginning.prefix)} already\n`);
  if (!given.has('dry-run')) await line.stdout.write(`\n${nextSteps(beginning, files[0]!.path, catalogs)}`);
  return EXIT.clean;
}

/** Catalogs of the workspace that describe the framework already: a second one would be an edition after theirs. */
async function catalogsOf(prefix: string, line: CommandLine): Promise<string[]> {
  const { sources } = await loadRoot(await findRoot(blockingFileSystem, uriOf('.', line)), blockingFileSystem);
  const own = sources.filter(
    ({ catalog, origin }) => origin === 'workspace' && catalog.prefix.toLowerCase() === prefix.toLowerCase(),
  );
  return own.map(({ catalog }) => displayPath(catalog.uri, line));
}

interface Begun extends Beginning {
  /** Those that describe the framework already. */
  readonly catalogs: readonly string[];
}

/** By options; what they leave open is asked on a terminal. */
async function begin(given: Arguments, line: CommandLine): Promise<Begun | Failure> {
  const questions = line.stdin.isTTY ? new Questions(line) : undefined;
  try {
    const ask = async (option: string, question: string, otherwise: string): Promise<string> => {
      const said = given.value(option);
      if (said !== undefined) return said.trim();
      const hint = otherwise === '' ? '' : ` [${visible(otherwise)}]`;
      const answer = catalogs.length > 0 ? undefined : await questions?.ask(`${question}${hint}: `);
      return answer?.trim() || otherwise;
    };
    // What a catalog says that is there is not asked.
    let catalogs: readonly string[] = [];
    const prefix = await ask('prefix', 'What stands before a number in a citation (such as INTERPOL-SP)', '');
    if (prefix === '') return { failure: 'Say what stands before a number in a citation: --prefix ACME-SP.' };
    catalogs = await catalogsOf(prefix, line);
    const title = await ask('title', 'What is the framework called', prefix);
    const edition = await ask('edition', 'Which edition is it', FIRST_EDITION);
    const levels = (await ask('levels', 'What are its levels called, outermost first', 'goal, objective'))
      .split(',')
      .map((level) => level.trim())
      .filter((level) => level !== '');
    const beginning = { prefix, catalogs, title, edition, levels: levels.length > 0 ? levels : ['objective'] };
    const [problem] = readCatalog('', startingCatalog(beginning)).problems.filter(
      ({ severity }) => severity === 'error',
    );
    return problem ? { failure: problem.message } : beginning;
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
  const hasSchemas = await isThere(schemas, line);
  // Which schema a file has, for editors that know YAML and not us.
  const modeline = (path: string) => (hasSchemas ? `# yaml-language-server: $schema=${path}\n` : '');
  const files = [
    {
      path: `frameworks/${catalogFileName(beginning.prefix)}`,
      text: modeline(`../${schemas}/catalog.schema.json`) + startingCatalog(beginning),
    },
    { path: CONFIGURATION_FILE, text: modeline(`./${schemas}/configuration.schema.json`) + startingConfiguration() },
    { path: '.vscode/extensions.json', text: startingRecommendation(`${publisher}.${packageName}`) },
  ];
  const ci =
    service ??
    ((await isThere('.gitlab-ci.yml', line)) ? 'gitlab' : (await isThere('.github', line)) ? 'github' : 'none');
  if (ci === 'github') files.push({ path: '.github/workflows/references.yml', text: githubWorkflow(packageName) });
  // Its one file is not ours to change; this can be included.
  if (ci === 'gitlab') files.push({ path: '.gitlab/references.gitlab-ci.yml', text: gitlabJob(packageName) });
  return files;
}

async function isThere(path: string, line: CommandLine): Promise<boolean> {
  return access(join(line.directory, path)).then(
    () => true,
    () => false,
  );
}

/** False where there is a file by that name. */
async function writeNew({ path, text }: StartingFile, line: CommandLine): Promise<boolean | Failure> {
  const file = join(line.directory, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    return { failure: `${path} cannot be written: ${reasonOf(error)}.` };
  }
}

function nextSteps({ prefix }: Beginning, path: string, catalogs: readonly string[]): string {
  const name = visible(prefix);
  const first =
    catalogs.length > 0
      ? [`  1. Read ${catalogs.map(visibleName).join(', ')}: numbers, titles, names of levels.`]
      : [
          `  1. Put the real numbers and titles into ${path}, or make it of a file that you have:`,
          `     objrefs import FILE --prefix ${/^[\w.-]+$/.test(name) ? name : `"${name}"`} -o ${path}`,
        ];
  return [
    'Next:',
    ...first,
    `  2. Write a number into a document, such as ${name} 1.1, and hover over it in the editor.`,
    `  3. objrefs check. Old findings can wait: objrefs check --update-baseline records them in ${BASELINE_FILE}.`,
    '',
  ].join('\n');
}
