import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import { type FixAllResult, fixAll, OPT_IN_FIXES } from '../../core/fixing/fix-all.ts';
import type { PinPolicy } from '../../core/fixing/plan.ts';
import type { UnresolvedDiagnostic } from '../../core/fixing/unresolved.ts';
import type { Diagnostic, DiagnosticCode, Severity } from '../../core/model/diagnostic.ts';
import { comparePositions, linesOf, type Position } from '../../core/model/text.ts';
import { visible } from '../../reports/visible-text.ts';
import { analyseDocuments, type Visit } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { type Baseline, openBaseline } from '../check/baseline.ts';
import { checkAsText } from '../check/formats/report-pretty.ts';
import { type Palette, paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { PendingFile } from '../edits/pending-file.ts';
import { Questions } from '../questions.ts';
import { comparePlaces, findingsInFiles, findingsOf, isAtLeast, type ReportedDiagnostic } from '../rows.ts';
import { isRootFile, openWorkspace, type Workspace } from '../workspace.ts';
import { type FixedFile, fixAsText, type UnresolvedFinding } from './fix-report.ts';

export async function fix(given: Arguments, line: CommandLine): Promise<Result<ExitCode>> {
  const isDryRun = given.has('dry-run');
  const isInteractive = given.has('interactive');
  if (isInteractive && isDryRun) return new Refusal('--interactive and --dry-run cannot be combined');
  if (isInteractive && !(line.stdin.isTTY && line.stdout.isTerminal)) {
    return new Refusal('--interactive requires a terminal');
  }
  const workspace = await openWorkspace(given, line);
  if (isRefusal(workspace)) return workspace;
  const baseline = await openBaseline(given, workspace, line);
  if (isRefusal(baseline)) return baseline;

  // In a dry run, standard output is for the patch.
  const output = isDryRun ? line.stderr : line.stdout;
  const palette = paletteFor({ ...line, stdout: output }, true);
  const questions = new Questions(line);
  const { shouldFix, ...options } = fixAllOptions(given);
  const asking: Asking = { questions, line, palette, scope: workspace.composed.scope, shouldFix };
  const fixer = new Fixer({ workspace, line, baseline, options, isDryRun, asking: isInteractive ? asking : null });
  const tally = { files: 0, unreadable: 0 };
  try {
    for await (const visit of analyseDocuments(workspace, line, tally)) {
      if (!(await fixer.visit(visit))) break;
    }
  } finally {
    await questions.close();
  }
  fixer.addFindingsInFiles();

  const { files, unresolved, findings } = fixer;
  unresolved.sort((a, b) => comparePlaces(a.finding.row, b.finding.row));
  for (const part of fixAsText({ files, unresolved, isDryRun }, palette)) await output.write(part);
  if (tally.unreadable > 0 || fixer.failed > 0) return EXIT.failure;
  const failOn = (given.value('fail-on') ?? 'error') as Severity | 'never';
  return findings.some(isAtLeast(failOn)) ? EXIT.findings : EXIT.clean;
}

interface Options {
  readonly codes?: ReadonlySet<DiagnosticCode>;
  readonly pins: PinPolicy;
}

function fixAllOptions(given: Arguments): Options & { readonly shouldFix: (code: DiagnosticCode) => boolean } {
  const pins = (given.value('pins') ?? 'keep') as PinPolicy;
  const named = given.values('code') as readonly DiagnosticCode[];
  if (named.length === 0) return { pins, shouldFix: (code) => !OPT_IN_FIXES.has(code) };
  const codes = new Set(named);
  return { pins, codes, shouldFix: (code) => codes.has(code) };
}

interface FixRun {
  readonly workspace: Workspace;
  readonly line: CommandLine;
  readonly baseline: Baseline;
  readonly options: Options;
  readonly isDryRun: boolean;
  /** Null without `--interactive`. */
  readonly asking: Asking | null;
}

/** Fixes one file after the other, and collects the results. */
class Fixer {
  readonly files: FixedFile[] = [];
  readonly unresolved: UnresolvedFinding[] = [];
  /** The findings that `check` would report afterwards. */
  readonly findings: ReportedDiagnostic[] = [];
  /** How many files could not be written. */
  failed = 0;
  readonly #run: FixRun;

  constructor(run: FixRun) {
    this.#run = run;
  }

  /** Fixes a file. Returns whether to continue with the next one. */
  async visit({ uri, file, text, analysis }: Visit): Promise<boolean> {
    const { workspace, line, options, isDryRun, asking } = this.#run;
    if (isRootFile(workspace, uri)) {
      this.#keep(uri, file, analysis, fixAll(analysis, { ...options, codes: new Set() }).unresolved);
      return true;
    }
    const found = fixAll(analysis, options);
    const pending = new PendingFile(workspace, uri, file, text);
    pending.edit(found.edits);
    const chosen = asking ? await chooseFixes(pending, asking) : { fixed: 0, continues: true };
    const isDone = pending.isChanged && (await pending.carryOut(line, isDryRun));
    if (pending.isChanged && !isDone) this.failed++;
    if (!isDone) this.#keep(uri, file, analysis, [...found.unresolved, ...(pending.isChanged ? unfixed(found) : [])]);
    else {
      this.files.push({ file, fixed: found.fixed.length + chosen.fixed, repinned: found.repinned });
      const after = new DocumentAnalysis(linesOf(pending.text), workspace.composed.scope, uri);
      // In a dry run the places are those of the text as it is.
      if (isDryRun) this.#keep(uri, file, analysis, found.unresolved, after);
      else this.#keep(uri, file, after, fixAll(after, options).unresolved);
    }
    return chosen.continues;
  }

  /** Adds the problems of catalogs and configuration, which all others depend on. */
  addFindingsInFiles(): void {
    const { workspace, line, baseline } = this.#run;
    const findings = baseline.freshInFiles(findingsInFiles(workspace, line), line);
    this.findings.push(...findings);
    this.unresolved.push(...findings.filter(isAtLeast('information')).map((finding) => ({ finding, reason: '' })));
  }

  #keep(
    uri: string,
    file: string,
    analysis: DocumentAnalysis,
    unresolved: readonly UnresolvedDiagnostic[],
    after: DocumentAnalysis = analysis,
  ): void {
    const reasons = new Map(unresolved.map(({ diagnostic, message }) => [diagnostic, message]));
    const fresh = this.#run.baseline.fresh(uri, findingsOf(file, analysis));
    for (const finding of fresh) {
      const reason = reasons.get(finding.problem);
      if (reason !== undefined) this.unresolved.push({ finding, reason });
    }
    this.findings.push(...(after === analysis ? fresh : this.#run.baseline.fresh(uri, findingsOf(file, after))));
  }
}

/** The problems that were not fixed, since the file could not be written. */
function unfixed({ fixed }: FixAllResult): UnresolvedDiagnostic[] {
  return fixed.map((diagnostic) => ({ diagnostic, message: '' }));
}

/** Choices shown for a problem, numbered by digits. */
const MAX_CHOICES = 9;

interface Asking {
  readonly questions: Questions;
  readonly line: CommandLine;
  readonly palette: Palette;
  readonly scope: Scope;
  /** Whether to ask about problems with the code. */
  readonly shouldFix: (code: DiagnosticCode) => boolean;
}

/**
 * Asks for each problem of a file that has fixes which one to apply. A fix is applied at once, and the next problem is one
 * of the text after it.
 *
 * @returns how many problems were fixed, and whether to continue with the next file
 */
async function chooseFixes(
  pending: PendingFile,
  asking: Asking,
): Promise<{ readonly fixed: number; readonly continues: boolean }> {
  let fixed = 0;
  let passed = { position: { line: 0, character: 0 } as Position, count: 0 };
  for (;;) {
    const analysis = new DocumentAnalysis(linesOf(pending.text), asking.scope, pending.uri);
    const problems = analysis.diagnostics.filter(({ code, fixes }) => asking.shouldFix(code) && fixes.length > 0);
    const at = problems.filter(({ range }) => comparePositions(range.start, passed.position) === 0);
    const next = at[passed.count] ?? problems.find(({ range }) => comparePositions(range.start, passed.position) > 0);
    if (!next) return { fixed, continues: true };
    const count = at.includes(next) ? passed.count : 0;
    const choice = await choose(pending.file, analysis, next, asking);
    if (choice === 'quit') return { fixed, continues: false };
    if (choice === 'skip') passed = { position: next.range.start, count: count + 1 };
    else {
      pending.edit(choice.edits);
      fixed++;
      passed = { position: next.range.start, count };
    }
  }
}

async function choose(
  file: string,
  analysis: DocumentAnalysis,
  problem: Diagnostic,
  { questions, line, palette }: Asking,
): Promise<Diagnostic['fixes'][number] | 'skip' | 'quit'> {
  const fixes = problem.fixes.slice(0, MAX_CHOICES);
  const finding = findingsOf(file, analysis).find((each) => each.problem === problem);
  // The title of a fix shows its result.
  const shown = finding ? [{ ...finding, row: { ...finding.row, suggestions: [] } }] : [];
  for (const part of checkAsText(shown, undefined, palette)) await line.stdout.write(part);
  for (const [index, { title }] of fixes.entries()) {
    await line.stdout.write(`      ${palette.bold(String(index + 1))}  ${visible(title)}\n`);
  }
  const last = fixes.length === 1 ? '1' : `1-${fixes.length}`;
  for (;;) {
    const answer = (await questions.ask(`      ${last}, s to skip, q to quit: `))?.trim().toLowerCase();
    if (answer === undefined || answer === 'q') return 'quit';
    if (answer === 's' || answer === '') return 'skip';
    const chosen = /^\d$/.test(answer) ? fixes[Number(answer) - 1] : undefined;
    if (chosen) return chosen;
  }
}
