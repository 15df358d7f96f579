import { Replacements } from '../../core/editions/replacements.ts';
import { decisionRow } from '../../core/fixing/decisions.ts';
import { takenAsNew } from '../../core/fixing/meanings-after.ts';
import { type Migration, migrate as migrateText } from '../../core/fixing/migrate.ts';
import type { PinPolicy } from '../../core/fixing/plan.ts';
import type { UnresolvedReference } from '../../core/fixing/unresolved.ts';
import type { Framework, FrameworkEdition } from '../../core/model/framework.ts';
import { textIn } from '../../core/model/text.ts';
import { editText } from '../../core/text/edits.ts';
import { asJson } from '../../reports/json-lines.ts';
import { relativePath } from '../../uri/uris.ts';
import type { Tally, Visit } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { datedDocuments } from '../check/dating.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { unconfirmedNotes } from '../diff/unconfirmed.ts';
import { PendingEdits } from '../edits/pending-edits.ts';
import { PendingFile } from '../edits/pending-file.ts';
import { placeOf, placeText } from '../findings.ts';
import { editionOf, editionsOf, type FrameworkWorkspace, openFramework } from '../framework-operand.ts';
import { requireAll } from '../questions.ts';
import { Refused } from '../refused.ts';
import { writeReport } from '../reports.ts';
import { requireRewritable } from '../review/review-file.ts';
import { isRootFile } from '../workspace.ts';
import { parseChoices } from './choices.ts';
import { Interview } from './interview.ts';
import { migrationAsText } from './migrate-pretty.ts';
import { type MigrationRow, migrationReport, type RewrittenRow, unresolvedRow } from './migrate-report.ts';

export async function migrate(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const [prefix, ...paths] = given.operands;
  if (prefix === undefined) throw new Refused('missing PREFIX. Example: objrefs migrate CSF --to 2.0');
  const workspace = await openFramework(prefix, given.has('to') ? paths : [], given, line);
  const { framework } = workspace;
  const target = targetOf(framework, given.value('to'));
  const choices = parseChoices(given.values('choose'), framework, target);
  const pins = (given.value('pins') ?? 'keep') as PinPolicy;
  if (pins === 'lift' && framework.defaultEdition !== target) {
    const meant = `${framework.prefix} ${framework.defaultEdition?.id}`;
    throw new Refused(
      `--pins lift would change the meaning: citations without an edition mean ${meant}, not ${target.id}`,
    );
  }

  const isDryRun = given.has('dry-run');
  // A JSON report on standard output leaves no room for the patch.
  const patches = isDryRun && (given.value('format') !== 'json' || given.value('output') !== undefined);
  const replacements = new Replacements(framework, target, choices);
  await requireRewritable(workspace, line);
  const catalogs = new Set(framework.catalogs.map(({ uri }) => uri));
  for (const note of unconfirmedNotes(workspace, catalogs, line)) await line.stderr.write(`objrefs: ${note}\n`);
  // Questions are asked on standard error, since standard output is for the report.
  const interview = given.has('interactive')
    ? new Interview({ ...line, stdout: line.stderr }, replacements)
    : undefined;
  const run: MigrationRun = { workspace, replacements, pins, interview };
  const tally: Tally = { files: 0, unreadable: 0 };
  const visits = datedDocuments(workspace, given, line, tally, { editable: true });
  const { edits, results, counts } = await migrateDocuments(visits, run);
  await interview?.questions.close();
  if (interview) requireAll(interview.questions);
  // What is settled is recorded, so that it is not asked again, and what is left open.
  await edits.carryOut(line, isDryRun, patches);
  const { failed, ...counted } = counts;
  const report = migrationReport(replacements, isDryRun, { files: tally.files, ...counted }, results);
  // Standard output is for the patch.
  await writeReport(given, patches ? { ...line, stdout: line.stderr } : line, {
    pretty: (palette) => migrationAsText(report, palette, { addsPins: pins === 'add', office: tally.office }),
    json: () => asJson(report.head, { results: report.results }),
  });
  if (tally.unreadable > 0 || failed > 0) return EXIT.failure;
  return report.head.left > 0 ? EXIT.findings : EXIT.clean;
}

function targetOf(framework: Framework, name: string | undefined): FrameworkEdition {
  if (name === undefined) throw new Refused(`missing --to EDITION. ${editionsOf(framework)}`);
  const target = editionOf(framework, name);
  if (target.index > 0) return target;
  throw new Refused(`${target.id} is the oldest edition of ${framework.prefix}; there are no references to migrate`);
}

interface MigrationRun {
  readonly workspace: FrameworkWorkspace;
  readonly replacements: Replacements;
  readonly pins: PinPolicy;
  /** Asks for decisions. */
  readonly interview: Interview | undefined;
}

/** Migrates one file after the other. The results are those of files that are written when the edits are carried out. */
async function migrateDocuments(
  visits: AsyncIterable<Visit>,
  { workspace, replacements, pins, interview }: MigrationRun,
) {
  const { framework, target } = replacements;
  const edits = new PendingEdits(workspace);
  const results: MigrationRow[] = [];
  // `failed`: files that could not be written.
  const counts = { references: 0, ignored: 0, affected: 0, recorded: 0, toDecide: 0, takenAsNew: 0, failed: 0 };
  for await (const visit of visits) {
    const { uri, file, text, analysis } = visit;
    if (isRootFile(workspace, uri)) continue;
    const first = migrateText(analysis, replacements, { pins });
    const rowsOf = ({ unresolved }: Migration) => unresolved.map((one) => decisionRow(analysis, one));
    const decide = await interview?.ask(file, rowsOf(first));
    const migration = decide ? migrateText(analysis, replacements, { pins, decide }) : first;
    const isDropped = ({ resolved, number }: UnresolvedReference) =>
      ['choose', 'keep'].includes(decide?.(resolved, number)?.kind ?? '');
    for (const { resolved, number } of migration.unresolved.filter(isDropped)) {
      await interview?.explainDropped(placeText(placeOf(file, resolved.reference.range)), number);
    }
    const { settled, leftOpen } = migration;
    counts.references += migration.references;
    counts.ignored += migration.ignored;
    counts.affected += first.affected.size;
    counts.toDecide += migration.toDecide.size;
    const taken = [...takenAsNew(analysis)].filter(({ group }) => group.framework === framework.id);
    counts.takenAsNew += taken.length;
    const pending = new PendingFile(workspace, uri, file, text);
    pending.edit(migration.edits);
    const rows = [
      ...(pending.isChanged ? rewrittenRows(visit, migration) : []),
      ...rowsOf(migration).map((row) => unresolvedRow(file, row)),
    ];
    const isInRoot = relativePath(workspace.root.uri, uri) !== undefined;
    edits.add({
      uri,
      file: pending.isChanged ? pending : undefined,
      meanings: [{ framework, target, reviews: [...settled, ...leftOpen] }],
      done: (isWritten) => {
        if (!isWritten) counts.failed++;
        else {
          results.push(...rows);
          if (isInRoot) counts.recorded += settled.length;
        }
      },
    });
  }
  return { edits, results, counts };
}

function rewrittenRows({ file, text, analysis }: Visit, { edits, rewritten }: Migration): RewrittenRow[] {
  const edited = editText(text, edits);
  return rewritten.map((range) => {
    const [start, end] = [edited.offsetAt(range.start), edited.offsetAt(range.end)];
    const newText = edited.text.slice(edited.moved(start), edited.moved(end)).replace(/\r\n?/g, '\n');
    return { kind: 'rewritten', ...placeOf(file, range), text: textIn(analysis.lines, range), newText };
  });
}
