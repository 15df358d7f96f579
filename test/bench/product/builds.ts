import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A build whose figures are measured. */
export interface Build {
  /** The command line. */
  readonly objrefs: string;
  /** The language server: what Node is started with. */
  readonly server: readonly string[];
  /** The bundle whose code the server needs at its start. */
  readonly serverCode: string;
}

/** This build, and with `--compare` that of another commit. */
export interface Builds {
  readonly now: Build;
  readonly before?: Build;
}

export const NOW = buildIn('.');

function buildIn(folder: string): Build {
  const server = [resolve(folder, 'dist/server/node.js'), '--stdio'];
  const bundles = ['dist/server/serve.js', 'dist/server/node.js'].map((path) => resolve(folder, path));
  return {
    objrefs: resolve(folder, 'dist/objrefs.mjs'),
    server,
    // Once it is built.
    get serverCode() {
      return bundles.find((path) => existsSync(path))!;
    },
  };
}

/** Builds a commit in a temporary worktree, which `remove` takes away. */
export function buildOf(ref: string, folder: string): { readonly build: Build; readonly remove: () => void } {
  const tree = join(folder, 'before');
  must('git', ['worktree', 'add', '--detach', '--force', tree, ref], '.');
  const remove = () => {
    rmSync(tree, { recursive: true, force: true });
    must('git', ['worktree', 'prune'], '.');
  };
  try {
    // With the dependencies of this one.
    const modules = join(tree, 'node_modules');
    if (!existsSync(modules)) symlinkSync(resolve('node_modules'), modules, 'junction');
    must(process.execPath, ['scripts/build.mjs', '--production'], tree);
    return { build: buildIn(tree), remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function must(program: string, words: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${status}\n${stderr}`);
}
