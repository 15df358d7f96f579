import { Replacements } from '../../core/editions/replacements.ts';
import { type Migration, migrate as migrateText } from '../../core/fixing/migrate.ts';
import type { PinPolicy } from '../../core/fixing/plan.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { textIn } from '../../core/model/text.ts';
import { editText } from '../../core/text/edits.ts';
import { visible, visibleLines } from '../../reports/visible-text.ts';
import { analyseDocuments, type Tally, type Visit } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure } from '../command-line.ts';
import { PendingFile } from '../edits/pending-file.ts';
import { editionOf, editionsOf, type FrameworkWorkspace, openFramework } from '../framework-operand.ts';
import { fail, writeReport } from '../output.ts';
import { placeOf } from '../rows.ts';
import { parseChoices } from './migrate-choices.ts';
import { migrationAsText } from './migrate-pretty.ts';
import {
  type MigrationReport,
  migrationAsJson,
  type RewrittenRow,
  type UnresolvedRow,
  unresolvedRow,
} from './migrate-report.ts';

/** `objrefs migrate`. */
export async function migrate(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const [prefix, ...paths] = given.operands;
  if (prefix === undefined) return fail(line, { failure: 'Name a framework. See objrefs migrate --help.' });
  const workspace = await openFramework(prefix, paths, given, line);
  if ('failure' in workspace) return fail(line, workspace);
  const { framework } = workspace;
  const target = targetOf(framework, given.value('to'));
  if ('failure' in target) return fail(line, target);
  const choices = parseChoices(given.values('choose'), framework, target);
  if ('failure' in choices) return fail(line, choices);
  const pins = (given.value('pins') ?? 'keep') as PinPolicy;
  if (pins === 'lift' && framework.defaultEdition !== target) {
    const meant = `${framework.prefix} ${framework.defaultEdition?.id}`;
    const failure = `Without an edition a citation means ${meant} here, and not ${target.id}: --pins lift would make it wrong.`;
    return fail(line, { failure });
  }

  const migrator = new Migrator(workspace, line, new Replacements(framework, target, choices), pins, {
    isDryRun: given.has('dry-run'),
    printsPatch: printsPatch(given),
  });
  const tally: Tally = { files: 0, unreadable: 0 };
  for await (const visit of analyseDocuments(workspace, line, tally)) await migrator.visit(visit);
  const report = migrator.report(tally.files);
  const failure = await writeMigration(report, given, line);
  if (failure) return fail(line, failure);
  if (tally.unreadable > 0 || migrator.failed > 0) return EXIT.failure;
  return report.head.left > 0 ? EXIT.findings : EXIT.clean;
}

function targetOf(framework: Framework, name: string | undefined): FrameworkEdition | Failure {
  if (name === undefined) return { failure: `Name the edition to migrate to with --to. ${editionsOf(framework)}` };
  const target = editionOf(framework, name);
  if ('failure' in target || target.index > 0) return target;
  return { failure: `${target.id} is the oldest edition of ${framework.prefix}: there is nothing to migrate from.` };
}

/** Whether standard output is the patch's: in a dry run, unless a program asked for the report there. */
function printsPatch(given: Arguments): boolean {
  return given.has('dry-run') && (given.value('format') !== 'json' || given.value('output') !== undefined);
}

/** Where standard output is the patch's, the report goes to standard error. */
async function writeMigration(
  report: MigrationReport,
  given: Arguments,
  line: CommandLine,
): Promise<Failure | undefined> {
  const output = given.value('output');
  const to = printsPatch(given) ? { ...line, stdout: line.stderr } : line;
  const parts =
    given.value('format') === 'json'
      ? migrationAsJson(report)
      : migrationAsText(report, paletteFor(to, output === undefined), given.value('pins') === 'add');
  return writeReport(to, output, parts);
}

interface Mode {
  readonly isDryRun: boolean;
  readonly printsPatch: boolean;
}

/** Goes through files, and keeps what came of them. */
class Migrator {
  failed = 0;
  readonly #workspace: FrameworkWorkspace;
  readonly #line: CommandLine;
  readonly #replacements: Replacements;
  readonly #pins: PinPolicy;
  readonly #mode: Mode;
  readonly #results: (RewrittenRow | UnresolvedRow)[] = [];
  #references = 0;
  #ignored = 0;

  constructor(
    workspace: FrameworkWorkspace,
    line: CommandLine,
    replacements: Replacements,
    pins: PinPolicy,
    mode: Mode,
  ) {
    this.#workspace = workspace;
    this.#line = line;
    this.#replacements = replacements;
    this.#pins = pins;
    this.#mode = mode;
  }

  async visit(visit: Visit): Promise<void> {
    const { root } = this.#workspace;
    // They decide what all the others are worth.
    if (root.files.catalogs.has(visit.uri) || visit.uri === root.configurationUri) return;
    const { uri, file, text, analysis } = visit;
    const migration = migrateText(analysis, this.#replacements, this.#pins);
    this.#references += migration.references;
    this.#ignored += migration.ignored;
    const pending = new PendingFile(uri, text);
    pending.edit(migration.edits);
    if (pending.isChanged && (await this.#carryOut(file, pending)))
      this.#results.push(...rewrittenRows(visit, migration));
    for (const each of migration.unresolved) this.#results.push(unresolvedRow(file, analysis.lines, each));
  }

  report(files: number): MigrationReport {
    const { framework, target } = this.#replacements;
    const results = [...this.#results].sort(byPlace);
    const rewritten = results.filter(({ kind }) => kind === 'rewritten').length;
    return {
      head: {
        version: 1,
        prefix: framework.prefix,
        to: target.id === '' ? null : target.id,
        dryRun: this.#mode.isDryRun,
        files,
        references: this.#references,
        rewritten,
        left: results.length - rewritten,
        ignored: this.#ignored,
      },
      results,
    };
  }

  /** Whether the file is written, or in a dry run shown. */
  async #carryOut(file: string, pending: PendingFile): Promise<boolean> {
    const outcome = this.#mode.isDryRun ? await pending.diff(file) : await pending.write();
    if (outcome === undefined) return true;
    const { stdout, stderr } = this.#line;
    if (typeof outcome === 'string') {
      if (this.#mode.printsPatch) await stdout.write(stdout.isTerminal ? visibleLines(outcome) : outcome);
      return true;
    }
    this.failed++;
    await stderr.write(`objrefs: ${visible(file)}: ${visible(outcome.failure)}\n`);
    return false;
  }
}

function rewrittenRows({ file, text, analysis }: Visit, { edits, rewritten }: Migration): RewrittenRow[] {
  const edited = editText(text, edits);
  return rewritten.map((range) => {
    const [start, end] = [edited.offsetAt(range.start), edited.offsetAt(range.end)];
    const newText = edited.text.slice(edited.moved(start), edited.moved(end)).replace(/\r\n?/g, '\n');
    return { kind: 'rewritten', ...placeOf(file, range), text: textIn(analysis.lines, range), newText };
  });
}

function byPlace(a: RewrittenRow | UnresolvedRow, b: RewrittenRow | UnresolvedRow): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
