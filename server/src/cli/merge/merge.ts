import { findRoot } from '../../loader/root.ts';
import { blockingFileSystem } from '../../node/blocking-files.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine, ExitCode } from '../command-line.ts';
import { uriOf } from '../paths.ts';
import { Refused } from '../refused.ts';
import { reportTargets } from '../reports.ts';
import { mergeCheck } from './merge-check.ts';
import { mergeCoverageShards } from './merge-coverage.ts';
import { type Part, readParts } from './parts.ts';

export async function merge(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const root = await findRoot(blockingFileSystem, uriOf('.', line));
  const parts = await readParts(given.operands, root, line);
  const { kind } = parts[0]!;
  refuseOthers(kind, given, line);
  if (kind === 'index') return (await import('./merge-index.ts')).mergeIndex(parts, root, given, line);
  return kind === 'check' ? mergeCheck(parts, root, given, line) : mergeCoverageShards(parts, given, line);
}

/** What can be asked of the reports of one command and not of the other. */
const OF_COVERAGE = { formats: ['csv', 'html'], options: ['require', 'require-all', 'compare', 'link'] };
const OF_CHECK = {
  formats: ['sarif', 'junit', 'github', 'rdjsonl', 'codeclimate'],
  options: ['fail-on', 'min-severity', 'baseline', 'no-baseline', 'update-baseline', 'show-suppressed', 'quiet'],
};

const OTHERS: Readonly<Record<Part['kind'], typeof OF_CHECK>> = {
  check: OF_COVERAGE,
  coverage: OF_CHECK,
  index: { formats: [], options: ['format', ...OF_COVERAGE.options, ...OF_CHECK.options] },
};

function refuseOthers(kind: Part['kind'], given: Arguments, line: CommandLine): void {
  const { formats, options } = OTHERS[kind];
  const option = options.find((name) => given.has(name));
  const format = reportTargets(given, line).find((target) => formats.includes(target.format))?.format;
  const what = option === undefined ? format && `--format ${format}` : `--${option}`;
  if (what) throw new Refused(`${what} is not for ${kind === 'index' ? 'indexes' : `reports of objrefs ${kind}`}`);
}
