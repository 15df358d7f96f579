import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { fixAll, isOptInFix } from '../../core/fixing/fix-all.ts';
import { type MeaningsAfter, withMeanings } from '../../core/fixing/meanings-after.ts';
import type { PinPolicy } from '../../core/fixing/plan.ts';
import type { UnresolvedDiagnostic } from '../../core/fixing/unresolved.ts';
import type { DiagnosticCode, Severity } from '../../core/model/diagnostic.ts';
import { counted } from '../../core/resolution/phrases.ts';
import { linesOfFile } from '../../documents/notebook.ts';
import { metadataOf } from '../../loader/document-metadata.ts';
import { nameOf, relativePath } from '../../uri/uris.ts';
import { analyseDocuments, type Visit } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { type Baseline, openBaseline } from '../check/baseline.ts';
import { datingOf } from '../check/dating.ts';
import type { LineDateTracker } from '../check/line-date-tracker.ts';
import { paletteFor } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { PendingEdits } from '../edits/pending-edits.ts';
import { PendingFile } from '../edits/pending-file.ts';
import { comparePlaces, type Finding, findingsInFiles, findingsOf, isAtLeast } from '../findings.ts';
import { Questions, requireAll } from '../questions.ts';
import { Refused } from '../refused.ts';
import { withReviews } from '../review/followed-reviews.ts';
import { isRootFile, openWorkspace, type Workspace } from '../workspace.ts';
import { type Asking, chooseFixes } from './choose-fixes.ts';
import { Draft } from './draft-text.ts';
import { type FixedFile, fixAsText, type UnresolvedFinding } from './fix-report.ts';

export async function fix(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const isDryRun = given.has('dry-run');
  const isInteractive = given.has('interactive');
  if (isInteractive && isDryRun) throw new Refused('--interactive and --dry-run cannot be combined');
  if (isInteractive && !(line.stdin.isTTY && line.stdout.isTerminal)) {
    throw new Refused('--interactive requires a terminal');
  }
  const workspace = await openWorkspace(given, line);
  const baseline = await openBaseline(given, workspace, line);

  // In a dry run, standard output is for the patch.
  const output = isDryRun ? line.stderr : line.stdout;
  const palette = paletteFor({ ...line, stdout: output }, true);
  const questions = new Questions(line);
  const { shouldFix, ...options } = fixAllOptions(given);
  const asking: Asking | undefined = isInteractive ? { questions, line, palette, shouldFix } : undefined;
  const dating = await datingOf(given, line);
  const tally = { files: 0, unreadable: 0 };
  const visits = analyseDocuments(workspace, line, tally, { editable: true });
  const dated = dating?.date(visits) ?? visits;
  const run: FixRun = { workspace, baseline, options, isDryRun, asking, dating };
  const { edits, outcome } = await fixDocuments(dated, run).finally(() => questions.close());
  requireAll(questions);
  await edits.carryOut(line, isDryRun);
  const { files, unresolved, findings, failed } = outcome;
  // Those of catalogs and configuration, which all others depend on.
  const inFiles = baseline.freshInFiles(findingsInFiles(workspace, line), line);
  findings.push(...inFiles);
  unresolved.push(...inFiles.filter(isAtLeast('information')).map((finding) => ({ finding, reason: '' })));
  unresolved.sort((a, b) => comparePlaces(a.finding.row, b.finding.row));
  const failOn = (given.value('fail-on') ?? 'error') as Severity | 'never';
  const failing = findings.filter(isAtLeast(failOn));
  const listed = new Set(unresolved.map(({ finding }) => finding));
  const isOther = (finding: Finding) => options.codes?.has(finding.row.code as DiagnosticCode) === false;
  const others = failing.filter((finding) => isOther(finding) && !listed.has(finding)).length;
  for (const part of fixAsText({ files, unresolved, isDryRun, failed }, palette)) await output.write(part);
  if (others > 0) {
    const [problems, fail] = [counted(others, 'problem'), others === 1 ? 'fails' : 'fail'];
    await output.write(`${problems} of other codes still ${fail} the run (--fail-on ${failOn}). See objrefs check.\n`);
  }
  const onlyByName = options.codes ? [] : findings.filter(isLeftByDefault);
  if (onlyByName.length > 0) {
    const [warnings, are] = [counted(onlyByName.length, 'warning'), onlyByName.length === 1 ? 'is' : 'are'];
    const codes = [...new Set(onlyByName.map(({ row }) => `--code ${row.code}`))].sort().join(' ');
    await output.write(`${warnings} of codes that are fixed only by name ${are} left: objrefs fix ${codes}.\n`);
  }
  if (tally.unreadable > 0 || failed > 0) return EXIT.failure;
  return failing.length > 0 ? EXIT.findings : EXIT.clean;
}

const isLeftByDefault = (finding: Finding): boolean =>
  isAtLeast('warning')(finding) && isOptInFix(finding.row.code as DiagnosticCode);

interface Options {
  readonly codes?: ReadonlySet<DiagnosticCode>;
  readonly pins: PinPolicy;
}

function fixAllOptions(given: Arguments): Options & { readonly shouldFix: (code: DiagnosticCode) => boolean } {
  const pins = (given.value('pins') ?? 'keep') as PinPolicy;
  const named = given.values('code') as readonly DiagnosticCode[];
  if (named.length === 0) return { pins, shouldFix: (code) => !isOptInFix(code) };
  const codes = new Set(named);
  return { pins, codes, shouldFix: (code) => codes.has(code) };
}

interface FixRun {
  readonly workspace: Workspace;
  readonly baseline: Baseline;
  readonly options: Options;
  readonly isDryRun: boolean;
  /** Undefined without `--interactive`. */
  readonly asking: Asking | undefined;
  /** Undefined with `--no-git`. */
  readonly dating: LineDateTracker | undefined;
}

/** What remains in files. */
interface Kept {
  readonly unresolved: UnresolvedFinding[];
  /** The findings that `check` would report afterwards. */
  readonly findings: Finding[];
}

/** Fixes one file after the other. The outcome is complete when the edits are carried out. */
async function fixDocuments(visits: AsyncIterable<Visit>, run: FixRun) {
  const { workspace, options, isDryRun, asking } = run;
  const edits = new PendingEdits(workspace);
  const files: FixedFile[] = [];
  // `failed`: how many files could not be written.
  const outcome = { files, unresolved: [] as UnresolvedFinding[], findings: [] as Finding[], failed: 0 };
  const keep = ({ unresolved, findings }: Kept) => {
    outcome.unresolved.push(...unresolved);
    outcome.findings.push(...findings);
  };
  for await (const { uri, file, text, analysis } of visits) {
    if (isRootFile(workspace, uri)) {
      keep(kept(run, uri, file, analysis, fixAll(analysis, { ...options, codes: new Set() }).unresolved));
      continue;
    }
    const found = fixAll(analysis, options);
    const draft = new Draft(new PendingFile(workspace, uri, file, text), analysis);
    draft.edit(found.edits);
    const chosen = asking ? await chooseFixes(draft, asking) : { fixed: 0, continues: true };
    const { pending } = draft;
    if (!pending.isChanged) keep(kept(run, uri, file, analysis, found.unresolved));
    else {
      const meanings = draft.meanings();
      const recorded = meanings.flatMap(({ reviews }) => reviews).length;
      const after = await afterwards(run, pending, meanings);
      // Nothing is fixed where the file cannot be written.
      const unfixed = found.fixed.map((diagnostic) => ({ diagnostic, message: '' }));
      const unchanged = kept(run, uri, file, analysis, [...found.unresolved, ...unfixed]);
      // In a dry run the places are those of the text as it is.
      const changed = isDryRun
        ? kept(run, uri, file, analysis, found.unresolved, after)
        : kept(run, uri, file, after, fixAll(after, options).unresolved);
      edits.add({
        uri,
        file: pending,
        meanings,
        done: (isWritten) => {
          keep(isWritten ? changed : unchanged);
          if (!isWritten) outcome.failed++;
          else files.push({ file, fixed: found.fixed.length + chosen.fixed, repinned: found.repinned, recorded });
        },
      });
    }
    if (!chosen.continues) break;
  }
  return { edits, outcome };
}

/** The analysis of a file as `check` will see it. */
async function afterwards(
  { workspace, dating }: FixRun,
  { uri, file, text }: PendingFile,
  meanings: readonly MeaningsAfter[],
): Promise<DocumentAnalysis> {
  const document = relativePath(workspace.root.uri, uri);
  const reviews = (workspace.root.reviews ?? []).filter((review) => review.document === document);
  const { composed } = withReviews(workspace, withMeanings(reviews, [{ document, meanings }]));
  const lines = linesOfFile(nameOf(uri), text);
  const analysis = new DocumentAnalysis(lines, composed.scope, uri, metadataOf(uri, composed));
  return dating ? (await dating.dated({ uri, file, text, analysis })).analysis : analysis;
}

function kept(
  { baseline }: FixRun,
  uri: string,
  file: string,
  analysis: DocumentAnalysis,
  unresolved: readonly UnresolvedDiagnostic[],
  after: DocumentAnalysis = analysis,
): Kept {
  const reasons = new Map(unresolved.map(({ diagnostic, message }) => [diagnostic, message]));
  const fresh = baseline.fresh(uri, findingsOf(file, analysis));
  const left = fresh.flatMap((finding) => {
    const reason = reasons.get(finding.diagnostic);
    return reason === undefined ? [] : [{ finding, reason }];
  });
  return { unresolved: left, findings: after === analysis ? fresh : baseline.fresh(uri, findingsOf(file, after)) };
}
