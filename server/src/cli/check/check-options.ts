import { availableParallelism } from 'node:os';
import {
  type DiagnosticCode,
  REFERENCE_CODES,
  type Severity,
  type SeveritySetting,
} from '../../core/model/diagnostic.ts';
import {
  isDiagnosticCode,
  isSeveritySetting,
  PROBLEM_CODES,
  SEVERITY_SETTINGS,
} from '../../core/settings/severities.ts';
import { type Arguments, didYouMean, splitFile } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import { Refused } from '../refused.ts';
import { type ReportTarget, reportTargets } from '../reports.ts';
import { type Shard, shardOf } from '../shard.ts';
import { isPiped, UNNAMED } from '../standard-input.ts';

/** The options of `check` with values; its flags are read as they are given. */
export interface CheckOptions {
  readonly targets: readonly ReportTarget[];
  readonly failOn: Severity | 'never';
  readonly minSeverity: Severity;
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  readonly source: CheckSource;
  /** How many check texts at the same time. */
  readonly threads: number;
  /** Whether what is found is kept for the next run. */
  readonly cache: boolean;
  /** Findings only: no summary, no notes. */
  readonly quiet: boolean;
  /** The share of the files that is read; undefined for all. */
  readonly shard: Shard | undefined;
}

/** Which texts are checked, and which of their lines. */
export type CheckSource =
  | { readonly kind: 'disk' }
  | { readonly kind: 'stdin'; readonly name: string }
  | { readonly kind: 'staged' }
  | { readonly kind: 'changed'; readonly since: string };

export function checkOptions(given: Arguments, line: CommandLine): CheckOptions {
  const conflict = CONFLICTS.find((names) => names.every((name) => given.has(name)));
  if (conflict) throw new Refused(`--${conflict[0]} and --${conflict[1]} cannot be combined`);
  const source = checkSource(given);
  const targets = reportTargets(given, line);
  const severity = severities(given.values('severity'));
  const threads = threadsOf(given.value('threads'));
  return {
    targets,
    failOn: (given.value('fail-on') ?? 'error') as Severity | 'never',
    minSeverity: (given.value('min-severity') ?? 'information') as Severity,
    severity,
    source,
    threads,
    cache: given.has('cache'),
    quiet: given.has('quiet'),
    shard: shardOf(given),
  };
}

/** Options that cannot be combined. A baseline is updated from whole files; that of shards, by `merge`. */
const CONFLICTS = [
  ['stdin', 'staged'],
  ['stdin', 'changed-since'],
  ['staged', 'changed-since'],
  ['update-baseline', 'stdin'],
  ['update-baseline', 'staged'],
  ['update-baseline', 'changed-since'],
  ['update-baseline', 'no-baseline'],
  ['shard', 'stdin'],
  ['shard', 'update-baseline'],
  ['preprocess', 'stdin'],
  ['preprocess', 'staged'],
  ['cache', 'stdin'],
  ['cache', 'staged'],
  ['cache', 'changed-since'],
  ['cache', 'since-written'],
  ['quiet', 'verbose'],
] as const;

function checkSource(given: Arguments): CheckSource {
  const name = given.value('stdin-filename');
  if (name !== undefined && !given.has('stdin')) throw new Refused('--stdin-filename requires --stdin or -');
  if (isPiped(given)) return { kind: 'stdin', name: name ?? UNNAMED };
  if (given.has('staged')) return { kind: 'staged' };
  const since = given.value('changed-since');
  return since === undefined ? { kind: 'disk' } : { kind: 'changed', since };
}

/** The values of `--severity CODE=SEVERITY`; of one code, the last. */
function severities(values: readonly string[]): CheckOptions['severity'] {
  const map = new Map<DiagnosticCode, SeveritySetting>();
  for (const value of values) {
    const [code, severity] = splitFile(value);
    if (!isDiagnosticCode(code)) {
      const codes = `expected one of: ${Object.keys(REFERENCE_CODES).join(', ')}, or a code of catalogs or objrefs.yaml`;
      throw new Refused(`invalid problem code '${code}' for --severity; ${codes}${didYouMean(code, PROBLEM_CODES)}`);
    }
    if (!isSeveritySetting(severity)) {
      throw new Refused(
        `invalid value '${value}' for --severity; expected ${code}= and one of: ${SEVERITY_SETTINGS.join(', ')}`,
      );
    }
    map.set(code, severity);
  }
  return map;
}

/** More are not of use to anyone, and each takes memory. */
const MOST_THREADS = 64;

function threadsOf(written: string | undefined): number {
  if (written === undefined) return availableParallelism();
  const isCount = /^[1-9]\d{0,3}$/.test(written) && Number(written) <= MOST_THREADS;
  if (!isCount) throw new Refused(`--threads must be a number from 1 to ${MOST_THREADS}`);
  return Number(written);
}
