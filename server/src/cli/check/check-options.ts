import type { DiagnosticCode, Severity, SeveritySetting } from '../../core/model/diagnostic.ts';
import {
  isDiagnosticCode,
  isSeveritySetting,
  PROBLEM_CODES,
  SEVERITY_SETTINGS,
} from '../../core/settings/severities.ts';
import { nearest } from '../../core/text/nearest.ts';
import { type Arguments, splitFile } from '../arguments.ts';
import type { CommandLine, Failure } from '../command-line.ts';
import { type ReportTarget, reportTargets } from '../reports.ts';

/** What `check` was asked for, beyond what the workspace decides. */
export interface CheckOptions {
  readonly targets: readonly ReportTarget[];
  readonly failOn: Severity | 'never';
  readonly minSeverity: Severity;
  readonly severity: ReadonlyMap<DiagnosticCode, SeveritySetting>;
  /** References that were never reviewed are problems, whatever `objrefs.yaml` says. */
  readonly requireReview: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly everything: boolean;
  /** Findings that are known or meant to be as they are go into the reports that can mark them as such. */
  readonly showsSuppressed: boolean;
  /** Numbers are judged by when their lines were written, too. */
  readonly sinceWritten: boolean;
  readonly source: CheckSource;
  /** What is found is recorded as known. */
  readonly updatesBaseline: boolean;
}

/** Which texts are checked, and which of their lines. */
export type CheckSource =
  | { readonly kind: 'disk' }
  | { readonly kind: 'stdin'; readonly name: string }
  | { readonly kind: 'staged' }
  | { readonly kind: 'changed'; readonly since: string };

/** What a text from standard input is called that nobody named. */
const UNNAMED = '<stdin>';

export function checkOptions(given: Arguments, line: CommandLine): CheckOptions | Failure {
  const source = checkSource(given);
  if ('failure' in source) return source;
  const targets = reportTargets(given, line);
  if ('failure' in targets) return targets;
  const severity = severities(given.values('severity'));
  if ('failure' in severity) return severity;
  const updatesBaseline = given.has('update-baseline');
  if (updatesBaseline && source.kind !== 'disk') {
    return { failure: `--update-baseline needs whole files, and cannot be combined with --${OPTIONS[source.kind]}.` };
  }
  if (updatesBaseline && given.has('no-baseline')) {
    return { failure: '--update-baseline and --no-baseline contradict each other.' };
  }
  if (given.has('quiet') && given.has('verbose')) return { failure: '--quiet and --verbose contradict each other.' };
  return {
    targets,
    failOn: (given.value('fail-on') ?? 'error') as Severity | 'never',
    minSeverity: (given.value('min-severity') ?? 'information') as Severity,
    severity: severity.map,
    requireReview: given.has('require-review'),
    quiet: given.has('quiet'),
    verbose: given.has('verbose'),
    everything: given.has('no-ignore'),
    showsSuppressed: given.has('show-suppressed'),
    sinceWritten: given.has('since-written'),
    source,
    updatesBaseline,
  };
}

/** What asks for the sources. */
const OPTIONS = { stdin: 'stdin', staged: 'staged', changed: 'changed-since' } as const;

function checkSource(given: Arguments): CheckSource | Failure {
  const chosen = ['stdin', 'staged', 'changed-since'].filter((name) => given.has(name));
  if (chosen.length > 1) return { failure: `--${chosen[0]} and --${chosen[1]} cannot be combined.` };
  const name = given.value('stdin-filename');
  if (name !== undefined && !given.has('stdin')) return { failure: '--stdin-filename needs --stdin.' };
  if (given.has('stdin')) {
    const [path] = given.operands;
    if (path !== undefined) return { failure: `--stdin reads one text, and '${path}' is one more.` };
    return { kind: 'stdin', name: name ?? UNNAMED };
  }
  if (given.has('staged')) return { kind: 'staged' };
  const since = given.value('changed-since');
  return since === undefined ? { kind: 'disk' } : { kind: 'changed', since };
}

/** The values of `--severity CODE=SEVERITY`; of one code, the last. */
function severities(values: readonly string[]): { readonly map: CheckOptions['severity'] } | Failure {
  const map = new Map<DiagnosticCode, SeveritySetting>();
  for (const value of values) {
    const [code, severity] = splitFile(value);
    if (!isDiagnosticCode(code)) {
      const near = nearest(code, PROBLEM_CODES);
      const hint = near === undefined ? '' : ` Did you mean '${near}'?`;
      return { failure: `--severity: there is no problem code '${code}'.${hint}` };
    }
    if (!isSeveritySetting(severity)) {
      return { failure: `--severity ${code} needs one of ${SEVERITY_SETTINGS.join(', ')}, as in ${code}=off.` };
    }
    map.set(code, severity);
  }
  return { map };
}
