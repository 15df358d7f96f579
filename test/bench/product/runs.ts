import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Build } from './builds.ts';

/** What a run has used. */
export interface Used {
  readonly output: string;
  /** Processor time, in milliseconds; undefined without bash. */
  readonly processor?: number;
}

/** Runs a program to its end. Throws if it fails, since a failed run has no meaningful time. */
export function run(program: string, words: readonly string[], folder: string, fine: readonly number[] = [0]): Used {
  const measured = HAS_BASH ? ['bash', '-c', '"$0" "$@"; status=$?; times >&2; exit $status', program] : [program];
  const [command, ...before] = measured;
  const { status, stdout, stderr, error } = spawnSync(command!, [...before, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status === null || !fine.includes(status)) throw new Error(`${program} ${words.join(' ')}: ${status}\n${stderr}`);
  return HAS_BASH ? { output: stdout, processor: processorTime(stderr) } : { output: stdout };
}

export const objrefs = (build: Build, words: readonly string[], folder: string, fine?: readonly number[]): Used =>
  run(process.execPath, [build.objrefs, ...words], folder, fine);

/** The most memory that a run of the command line needs at a time, in bytes. */
export function peakMemory(build: Build, words: readonly string[], folder: string, fine?: readonly number[]): number {
  const shows = resolve('test/bench/product/show-memory.cjs');
  const { status, stderr } = spawnSync(process.execPath, ['--require', shows, build.objrefs, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const [, kilobytes] = /\n?peak memory (\d+)\n$/.exec(stderr) ?? [];
  if (kilobytes === undefined || !(fine ?? [0]).includes(status ?? -1)) throw new Error(stderr);
  return Number(kilobytes) * 1024;
}

const HAS_BASH = spawnSync('bash', ['-c', 'times']).status === 0;

/** From the last line of what `times` prints, that of the children: `0m1.234s 0m0.567s`. */
function processorTime(printed: string): number {
  const times = printed.trimEnd().split('\n').at(-1)?.split(' ') ?? [];
  const seconds = times.map((time) => {
    const [, minutes, rest] = /^(\d+)m([\d.]+)s$/.exec(time.replace(',', '.')) ?? [];
    return Number(minutes) * 60 + Number(rest);
  });
  return 1000 * seconds.reduce((total, one) => total + one, 0);
}
