import { findRoot } from '../../loader/root.ts';
import { blockingFileSystem } from '../../node/blocking-files.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine, ExitCode } from '../command-line.ts';
import { uriOf } from '../paths.ts';
import { Refused } from '../refused.ts';
import { reportTargets } from '../reports.ts';
import { mergeCheck } from './merge-check.ts';
import { mergeCoverageShards } from './merge-coverage.ts';
import { readParts } from './parts.ts';

export async function merge(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const root = await findRoot(blockingFileSystem, uriOf('.', line));
  const parts = await readParts(given.operands, root, line);
  const kind = 'objectives' in parts[0]!.report ? 'coverage' : 'check';
  const other = parts.find(({ report }) => 'objectives' in report !== (kind === 'coverage'));
  if (other) throw new Refused(`'${other.file}' is not a report of objrefs ${kind}, as the first one is`);
  refuseOthers(kind, given, line);
  return kind === 'check' ? mergeCheck(parts, root, given, line) : mergeCoverageShards(parts, given, line);
}

/** What can be asked of the reports of one command and not of the other. */
const OF_COVERAGE = { formats: ['csv', 'html'], options: ['require', 'require-all', 'compare', 'link'] };
const OF_CHECK = {
  formats: ['sarif', 'junit', 'github', 'rdjsonl', 'codeclimate'],
  options: ['fail-on', 'min-severity', 'baseline', 'no-baseline', 'update-baseline', 'show-suppressed', 'quiet'],
};

function refuseOthers(kind: 'check' | 'coverage', given: Arguments, line: CommandLine): void {
  const { formats, options } = kind === 'check' ? OF_COVERAGE : OF_CHECK;
  const option = options.find((name) => given.has(name));
  const format = reportTargets(given, line).find((target) => formats.includes(target.format))?.format;
  const what = option === undefined ? format && `--format ${format}` : `--${option}`;
  if (what) throw new Refused(`${what} is not for reports of objrefs ${kind}`);
}
