import { fromPath, nameOf } from '../../uri/uris.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import type { Workspace } from '../workspace.ts';
import { Git } from './git.ts';

/** Where documents come from, for whoever joins the reports of many repositories. */
export interface Origin {
  /** The address of the remote `origin`, or the name of the folder. */
  readonly repository: string;
  /** The hash of HEAD; null without git. */
  readonly commit: string | null;
  /** When that commit was made (ISO 8601). */
  readonly date: string | null;
  /** URI of the folder that paths are relative to. */
  readonly top: string;
}

/** The repository around the working directory, by `--repository` or git, which `--no-git` leaves out. */
export async function originOf(given: Arguments, line: CommandLine, { root }: Workspace): Promise<Origin> {
  const git = given.has('no-git') ? undefined : await Git.find(line, 'references').catch(() => undefined);
  const top = git ? fromPath(git.top) : root.uri;
  const remote = await git?.output(['config', '--get', 'remote.origin.url']).catch(() => undefined);
  const repository = given.value('repository') ?? (remote && addressOf(remote.toString('utf8'))) ?? nameOf(top);
  const commit = (await git?.commit('HEAD')) ?? null;
  const date = commit === null ? undefined : await git?.word(['log', '-1', '--format=%cI', commit]);
  return { repository, commit, date: date ?? null, top };
}

/** The address of a remote without credentials; undefined for a path, which means something on one machine only. */
export function addressOf(remote: string): string | undefined {
  const written = remote.trim();
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(written))
    return URL.canParse(written) ? withoutCredentials(new URL(written)) : undefined;
  const [, user = '', place] = /^(?:([^@/\s]*)@)?([^@/:\s]{2,}:[^@\s]+)$/.exec(written) ?? [];
  return place && (user === 'git' ? `git@${place}` : place);
}

function withoutCredentials(url: URL): string | undefined {
  if (url.protocol === 'file:') return undefined;
  if (url.username !== 'git') url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href;
}
