import { delimiter, isAbsolute } from 'node:path';
import { Refusal, type Result } from '../../core/base/result.ts';

/*
 * A repository can name programs for git to start: in its configuration, and by attributes of its files. Whoever opens a
 * folder has not agreed to that, and none of them is needed to read lines and dates. Attributes still apply, since line
 * ends and encodings depend on them.
 */

/** Why git could not be run, or did not finish. */
export class GitFailure extends Refusal {
  readonly kind: 'no-program' | 'too-slow' | 'cancelled' | 'not-started';

  constructor(kind: GitFailure['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** For every command. Those that follow for a single command cannot be set in this way. */
export const SETTINGS: readonly string[] = [
  '--no-pager',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.quotePath=true',
    'core.sshCommand=false',
    'core.askPass=',
    'credential.helper=',
    'diff.orderFile=/dev/null',
    'log.showSignature=false',
    'submodule.recurse=false',
  ].flatMap((setting) => ['-c', setting]),
];

const DIFF = ['--no-ext-diff', '--no-textconv', '--ignore-submodules=all'];

/** For commands that compare or convert files; the names of filters have to be known to disable them. */
export const SAFE_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  blame: ['--no-textconv'],
  diff: DIFF,
  'diff-files': DIFF,
  'diff-tree': DIFF,
  log: DIFF,
};

/** Lists the settings of filters, with NULs between them. Fails where there are none. */
export const FILTERS: readonly string[] = ['config', '--null', '--name-only', '--get-regexp', '^filter\\.'];

/** Settings that disable filters: git takes an empty command for none. */
export function disabledFilters(names: string): Result<readonly string[], GitFailure> {
  const settings: string[] = [];
  for (const name of new Set(names.split('\0').map((each) => each.slice(0, each.lastIndexOf('.'))))) {
    if (name === '') continue;
    // On the command line, a value begins at the first of these.
    if (/[=\n]/.test(name)) return new GitFailure('not-started', `Git is not used: the name of ${name} is not valid.`);
    for (const value of ['clean=', 'smudge=', 'process=', 'required=false']) settings.push('-c', `${name}.${value}`);
  }
  return settings;
}

/** Variables that git gets from its surroundings: where it finds itself and its user, and the repository of a hook. */
const PASSED: ReadonlySet<string> = new Set(
  [
    'PATH HOME HOMEDRIVE HOMEPATH USERPROFILE USER USERNAME LOGNAME XDG_CONFIG_HOME TMP TEMP TMPDIR LD_LIBRARY_PATH',
    'APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT DEVELOPER_DIR',
    'GIT_DIR GIT_COMMON_DIR GIT_WORK_TREE GIT_PREFIX GIT_INDEX_FILE GIT_NAMESPACE GIT_OBJECT_DIRECTORY',
    'GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_QUARANTINE_PATH GIT_CEILING_DIRECTORIES GIT_DISCOVERY_ACROSS_FILESYSTEM',
    'GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_NOSYSTEM GIT_CONFIG_COUNT',
  ].flatMap((names) => names.split(' ')),
);
const PASSED_SETTING = /^GIT_CONFIG_(?:KEY|VALUE)_\d+$/;

type Environment = Readonly<Record<string, string | undefined>>;

export function safeEnvironment(environment: Environment): Environment {
  const isPassed = (name: string) => PASSED.has(name.toUpperCase()) || PASSED_SETTING.test(name);
  const passed = Object.entries(environment).filter(([name]) => isPassed(name));
  return {
    // A relative entry would find a program of the folder.
    ...Object.fromEntries(passed.map(([name, value]) => [name, /^path$/i.test(name) ? absoluteOnly(value) : value])),
    LC_ALL: 'C',
    // No network, not even for the missing parts of a partial clone, and no questions.
    GIT_ALLOW_PROTOCOL: '',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

const absoluteOnly = (path = ''): string => path.split(delimiter).filter(isAbsolute).join(delimiter);
