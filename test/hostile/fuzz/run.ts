// Coverage-guided fuzzing with Jazzer.js, which is installed when it is first needed.
//   npm run fuzz [-- TARGET… [--minutes N]]
// What it finds is kept in .cache/fuzz/TARGET; `npm run hostile -- --only corpus` runs what is in test/hostile/corpus.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { install } from '../../../scripts/support/from-npm.ts';
import { TARGETS } from './targets.ts';

const JAZZER = '@jazzer.js/core@4.0.0';
const PROGRAMS = resolve('.cache/jazzer');
/** UTF-16 units or bytes of an input. */
const LONGEST_INPUT = 4096;

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(TARGETS);
if (!existsSync(resolve(PROGRAMS, 'node_modules/@jazzer.js/core'))) install(PROGRAMS, [JAZZER]);

for (const name of names) {
  if (TARGETS[name] === undefined)
    throw new Error(`There is no target ${name}. Targets: ${Object.keys(TARGETS).join(', ')}`);
  const found = resolve('.cache/fuzz', name);
  mkdirSync(found, { recursive: true });
  const program = resolve(PROGRAMS, `${name}.cjs`);
  await build({
    stdin: {
      contents: `import { TARGETS } from './test/hostile/fuzz/targets.ts'; export const fuzz = TARGETS.${name};`,
      resolveDir: resolve('.'),
    },
    ...{ outfile: program, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning' },
  });
  const seconds = Number(values.minutes) * 60;
  const options = [
    `-max_total_time=${seconds}`,
    `-max_len=${LONGEST_INPUT}`,
    '-timeout=10',
    `-artifact_prefix=${found}/failed-`,
  ];
  const { status } = spawnSync(
    process.execPath,
    [
      ...[resolve(PROGRAMS, 'node_modules/@jazzer.js/core/dist/cli.js'), program, '-i', program],
      ...[found, resolve('test/hostile/corpus', name), '--', ...options],
    ],
    { stdio: 'inherit', cwd: PROGRAMS },
  );
  if (status !== 0) process.exit(status ?? 1);
}
