import { execFileSync } from 'node:child_process';
import { type TemporaryFolder, temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';

export interface Repository extends TemporaryFolder {
  git(...words: string[]): string;
  /** Adds and commits all changes, dated to a day or a moment (ISO 8601), or now. */
  commit(written?: string): void;
}

/** Git as on a machine without any configuration. */
const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...{ GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org' },
  ...{ GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org' },
};

/** A git repository on the real disk with the given files and the catalog committed on the branch `main`. */
export function repository(files: Readonly<Record<string, string | Uint8Array>> = {}): Repository {
  const folder = temporaryFolder({ 'acme.objectives.yaml': CATALOG, ...files });
  const git = (...words: string[]) =>
    execFileSync('git', words, {
      cwd: folder.path,
      env: ENVIRONMENT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const commit = (written?: string) => {
    git('add', '--all');
    const date = written === undefined ? [] : ['--date', written.length > 10 ? written : `${written}T12:00:00Z`];
    git('commit', '--quiet', '--allow-empty', '--message', 'x', ...date);
  };
  git('init', '--quiet', '--initial-branch', 'main');
  commit();
  return { ...folder, git, commit };
}

/** The findings of `check`, each as `file:line number`. */
export async function found(folder: TemporaryFolder, words: readonly string[], directory = '.'): Promise<string[]> {
  const environment = { PATH: process.env.PATH };
  const { stdout, stderr } = await objrefs(folder, ['check', '--format', 'json', ...words], { directory, environment });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).findings.map(
    ({ file, line, number }: { file: string; line: number; number: string }) => `${file}:${line} ${number}`,
  );
}
