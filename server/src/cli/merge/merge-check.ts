import { barrierAround } from '../../loader/outside.ts';
import { blockingFileSystem } from '../../node/blocking-files.ts';
import { visible } from '../../reports/visible-text.ts';
import { noTextsFound } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import { type Baseline, openBaseline } from '../check/baseline.ts';
import { checkOptions } from '../check/check-options.ts';
import { type CheckShard, readPartText } from '../check/check-part.ts';
import { type CheckedText, shownFindings } from '../check/checked-text.ts';
import { conclude } from '../check/conclude.ts';
import { FoundFindings } from '../check/found-findings.ts';
import { openReports } from '../check/report-formats.ts';
import { type Looks, uncitedFindings } from '../check/uncited-frameworks.ts';
import type { CommandLine, ExitCode } from '../command-line.ts';
import { compareFiles, type Finding } from '../findings.ts';
import { count, fields, flag, list, listOf, optional, rows, text, textOrNull } from '../json-fields.ts';
import { uriOf } from '../paths.ts';
import { Refused } from '../refused.ts';
import { filesOfShard } from '../shard.ts';
import type { ShardHead } from '../shard-head.ts';
import { repositoryOf } from '../workspace.ts';
import { type Part, trusted, unreadableIn } from './parts.ts';

/** Judges what the shards of `check` have found as a single run would. */
export async function mergeCheck(
  parts: readonly Part[],
  root: string,
  given: Arguments,
  line: CommandLine,
): Promise<ExitCode> {
  const options = checkOptions(given, line);
  const shards = parts.map((part) => checkedShard(part, root, line));
  const { isChanged, allowEmpty, frameworks, named: paths } = shards[0]!.head;

  const isRecorded = given.has('update-baseline');
  if (isRecorded && isChanged) throw new Refused('a baseline is updated from whole files, not from changed lines');
  const named = paths.map((path) => uriOf(path, line));
  const place = { uri: root, isBarred: barrierAround(blockingFileSystem, root, false) };
  const workspace = { root: place, named, fileSystem: blockingFileSystem };
  const baseline = await openBaseline(given, workspace, line, isRecorded);
  refuseOtherBaseline(shards, baseline, given);

  const found = new FoundFindings(baseline, {
    ...options,
    showsSuppressed: given.has('show-suppressed'),
    isRecorded,
  });
  const inRootFiles = baseline.freshInFiles(
    shards.flatMap(({ inRootFiles }) => inRootFiles),
    line,
  );
  const cited = new Set(shards.flatMap(({ head }) => head.cited));
  const looks = shards.flatMap((part) => part.looks);
  for (const finding of [...inRootFiles, ...uncitedFindings(looks, cited)]) found.add(finding);
  for (const checked of shards.flatMap(({ texts }) => texts).sort(compareFiles)) found.addText(checked);

  let unreadable = await unreadableIn(shards, line);
  if (found.files === 0 && !isChanged) {
    const isFailure = await noTextsFound({ named, allowEmpty, quiet: options.quiet }, line);
    if (isFailure) unreadable ||= 1;
  }
  const places = { directory: uriOf('.', line), repository: await repositoryOf(root, blockingFileSystem, line) };
  return conclude({
    ...{ options, line, baseline, found, inRootFiles, unreadable, isRecorded, isWhole: !isChanged },
    reports: openReports(given, options, places, line),
    advice: shards.flatMap(({ head }) => (head.advice === null ? [] : visible(head.advice)))[0],
    notes: [...found.disabled.notes, ...shards.flatMap(({ head }) => head.notes.map(visible))],
    frameworks: frameworks.map(({ edition, ...more }) => ({
      ...more,
      defaultEdition: edition === null ? null : { id: edition },
    })),
  });
}

interface CheckedShard {
  readonly file: string;
  readonly head: CheckHead;
  readonly texts: readonly CheckedText[];
  readonly inRootFiles: readonly Finding[];
  readonly looks: readonly Looks[];
}

type CheckHead = Omit<CheckShard, keyof ShardHead>;

const HEAD = {
  ...{ named: listOf(text), isChanged: flag, allowEmpty: flag, unreadable: count, advice: textOrNull },
  ...{ notes: listOf(text), baseline: textOrNull, cited: listOf(text) },
  frameworks: listOf(
    fields<CheckHead['frameworks'][number]>({
      ...{ prefix: text, edition: textOrNull },
      packages: optional(listOf(fields({ name: text, version: textOrNull }))),
    }),
  ),
};

function checkedShard(part: Part, root: string, line: CommandLine): CheckedShard {
  const { file, report, shard } = part;
  const textOf = (value: unknown) => readPartText(value, line);
  const findingsOf = (value: unknown) => shownFindings(textOf(value)).findings;
  const read = trusted(part, () => ({
    head: fields<CheckHead>(HEAD)(report.shard),
    texts: list(report.texts).map(textOf),
    inRootFiles: list(report.rootFiles).flatMap(findingsOf),
    looks: rows(report.uncited).map(({ prefix, files, finding }) => {
      const [first] = finding === undefined ? [] : findingsOf(finding);
      return { prefix: text(prefix), files: listOf(text)(files), ...(first && { finding: first }) };
    }),
  }));
  const isOwn = filesOfShard(root, shard);
  const foreign = read.texts.find(({ uri }) => !isOwn(uri));
  if (foreign) {
    const where = `shard ${shard.index}/${shard.count}`;
    throw new Refused(`'${file}' has '${foreign.file}', which is not in ${where}. Run the shard again.`);
  }
  return { file, ...read };
}

/** Without the baseline of the shards, what it hides would be reported as new. */
function refuseOtherBaseline(shards: readonly CheckedShard[], { signature }: Baseline, given: Arguments): void {
  if (['baseline', 'no-baseline', 'update-baseline'].some((name) => given.has(name))) return;
  const other = shards.find(({ head }) => head.baseline !== null && head.baseline !== signature);
  if (!other) return;
  const advice = 'Run objrefs merge where the baseline is, or add --baseline FILE or --no-baseline.';
  throw new Refused(`'${other.file}' is of a run with a baseline that is not here. ${advice}`);
}
