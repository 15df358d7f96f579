import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { type FixAllResult, fixAll, OPT_IN_FIXES } from '../../core/fixing/fix-all.ts';
import type { PinPolicy } from '../../core/fixing/plan.ts';
import type { UnresolvedDiagnostic } from '../../core/fixing/unresolved.ts';
import type { DiagnosticCode, Severity } from '../../core/model/diagnostic.ts';
import { linesOf } from '../../core/model/text.ts';
import { visible, visibleLines } from '../../reports/visible-text.ts';
import { analyseDocuments, type Visit } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { type Baseline, openBaseline } from '../check/baseline.ts';
import { paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { fail } from '../output.ts';
import { findingsInFiles, findingsOf, isAtLeast, type ReportedDiagnostic } from '../rows.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { type Asking, chooseFixes } from './fix-choices.ts';
import { type FixedFile, fixAsText, type UnresolvedFinding } from './fix-report.ts';
import { PendingFile } from '../edits/pending-file.ts';
import { Questions } from '../questions.ts';

/** `objrefs fix`. */
export async function fix(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const isDryRun = given.has('dry-run');
  const isInteractive = given.has('interactive');
  if (isInteractive && isDryRun) return fail(line, { failure: '--interactive and --dry-run contradict each other.' });
  if (isInteractive && !(line.stdin.isTTY && line.stdout.isTerminal)) {
    return fail(line, { failure: '--interactive needs a terminal to ask at.' });
  }
  const workspace = await openWorkspace(given, line);
  if ('failure' in workspace) return fail(line, workspace);
  const baseline = await openBaseline(given, workspace, line);
  if ('failure' in baseline) return fail(line, baseline);

  // In a dry run, standard output is the patch's.
  const output = isDryRun ? line.stderr : line.stdout;
  const palette = paletteFor({ ...line, stdout: output }, true);
  const questions = new Questions(line);
  const { shouldFix, ...options } = fixAllOptions(given);
  const asking: Asking = { questions, line, palette, scope: workspace.composed.scope, shouldFix };
  const fixer = new Fixer(workspace, line, baseline, options, isDryRun, isInteractive ? asking : null);
  const tally = { files: 0, unreadable: 0 };
  try {
    for await (const visit of analyseDocuments(workspace, line, tally)) {
      if (!(await fixer.visit(visit))) break;
    }
  } finally {
    await questions.close();
  }
  fixer.addFindingsInFiles();

  const { files, left, findings } = fixer;
  left.sort((a, b) => byPlace(a.finding, b.finding));
  for (const part of fixAsText({ files, left, isDryRun }, palette)) await output.write(part);
  if (tally.unreadable > 0 || fixer.failed > 0) return EXIT.failure;
  const failOn = (given.value('fail-on') ?? 'error') as Severity | 'never';
  return failOn !== 'never' && findings.some(isAtLeast(failOn)) ? EXIT.findings : EXIT.clean;
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

/** Goes through files, and keeps what came of them. */
class Fixer {
  readonly files: FixedFile[] = [];
  readonly left: UnresolvedFinding[] = [];
  /** All that `check` would find afterwards. */
  readonly findings: ReportedDiagnostic[] = [];
  failed = 0;
  readonly #workspace: Workspace;
  readonly #line: CommandLine;
  readonly #baseline: Baseline;
  readonly #options: Options;
  readonly #isDryRun: boolean;
  /** Null: nobody is asked. */
  readonly #asking: Asking | null;

  constructor(
    workspace: Workspace,
    line: CommandLine,
    baseline: Baseline,
    options: Options,
    isDryRun: boolean,
    asking: Asking | null,
  ) {
    this.#workspace = workspace;
    this.#line = line;
    this.#baseline = baseline;
    this.#options = options;
    this.#isDryRun = isDryRun;
    this.#asking = asking;
  }

  /** Whether somebody wants to go on. */
  async visit({ uri, file, text, analysis }: Visit): Promise<boolean> {
    const { root } = this.#workspace;
    if (root.files.catalogs.has(uri) || uri === root.configurationUri) {
      this.#keep(uri, file, analysis, fixAll(analysis, { ...this.#options, codes: new Set() }).unresolved);
      return true;
    }
    const found = fixAll(analysis, this.#options);
    const pending = new PendingFile(uri, text);
    pending.edit(found.edits);
    const chosen = this.#asking ? await chooseFixes(file, pending, this.#asking) : { fixed: 0, goesOn: true };
    const isDone = pending.isChanged && (await this.#carryOut(file, pending));
    if (!isDone) this.#keep(uri, file, analysis, [...found.unresolved, ...(pending.isChanged ? unfixed(found) : [])]);
    else {
      this.files.push({ file, fixed: found.fixed.length + chosen.fixed, repinned: found.repinned });
      const after = new DocumentAnalysis(linesOf(pending.text), this.#workspace.composed.scope, uri);
      // In a dry run the places are those of the text as it is.
      if (this.#isDryRun) this.#keep(uri, file, analysis, found.unresolved, after);
      else this.#keep(uri, file, after, fixAll(after, this.#options).unresolved);
    }
    return chosen.goesOn;
  }

  /** The problems of catalogs and configuration, which decide what all the others are worth. */
  addFindingsInFiles(): void {
    const findings = this.#baseline.freshInFiles(findingsInFiles(this.#workspace, this.#line), this.#line);
    this.findings.push(...findings);
    this.left.push(...findings.filter(isAtLeast('information')).map((finding) => ({ finding, reason: '' })));
  }

  async #carryOut(file: string, pending: PendingFile): Promise<boolean> {
    const outcome = this.#isDryRun ? await pending.diff(file) : await pending.write();
    if (outcome === undefined) return true;
    if (typeof outcome === 'string') {
      const { stdout } = this.#line;
      await stdout.write(stdout.isTerminal ? visibleLines(outcome) : outcome);
      return true;
    }
    this.failed++;
    await this.#line.stderr.write(`objrefs: ${visible(file)}: ${visible(outcome.failure)}\n`);
    return false;
  }

  #keep(
    uri: string,
    file: string,
    analysis: DocumentAnalysis,
    unresolved: readonly UnresolvedDiagnostic[],
    after: DocumentAnalysis = analysis,
  ): void {
    const reasons = new Map(unresolved.map(({ diagnostic, message }) => [diagnostic, message]));
    const fresh = this.#baseline.fresh(uri, findingsOf(file, analysis));
    for (const finding of fresh) {
      const reason = reasons.get(finding.problem);
      if (reason !== undefined) this.left.push({ finding, reason });
    }
    this.findings.push(...(after === analysis ? fresh : this.#baseline.fresh(uri, findingsOf(file, after))));
  }
}

/** What would have been fixed if the file could have been written. */
function unfixed({ fixed }: FixAllResult): UnresolvedDiagnostic[] {
  return fixed.map((diagnostic) => ({ diagnostic, message: '' }));
}

function byPlace({ row: a }: ReportedDiagnostic, { row: b }: ReportedDiagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
