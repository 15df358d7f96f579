// Runs the product against what could hurt it: for about a minute in `npm test`, for as long as wanted in
//   npm run hostile [-- --minutes N] [--only PART[,PART…]] [--seed S [--rounds N]] [--write]
// Every failure names the command that repeats it. --write adds what was counted to docs/reliability.md, part by part.
import { parseArgs } from 'node:util';
import { addCounts } from '../support/counts.ts';
import { Figures, type Part } from './part.ts';
import { PARTS } from './parts/index.ts';
import { recordFigures } from './reliability.ts';
import { startedPrograms } from './support/programs.ts';
import { Random } from './support/random.ts';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
    only: { type: 'string' },
    seed: { type: 'string' },
    rounds: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const chosen = values.only?.split(',') ?? PARTS.map(({ name }) => name);
const unknown = chosen.find((name) => !PARTS.some((part) => part.name === name));
if (unknown !== undefined) {
  console.error(`unknown part '${unknown}'; expected one of: ${PARTS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const parts = PARTS.filter(({ name, rounds }) => chosen.includes(name) && (!values.short || rounds > 0));
const firstSeed = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const minutesEach = Number(values.minutes) / parts.length;
let failed = 0;
// What a part leaves behind is a failure of its round.
let rejected: unknown;
process.on('unhandledRejection', (error) => {
  rejected ??= error;
});

for (const part of parts) if (!(await runPart(part))) failed++;
addCounts({ passed: parts.length - failed, failed, retried: [] });
// A failed round may have left servers behind.
process.exit(failed === 0 ? 0 : 1);

async function runPart(part: Part): Promise<boolean> {
  const started = performance.now();
  const figures = new Figures();
  const programs = startedPrograms();
  const limit =
    values.rounds !== undefined ? Number(values.rounds) : values.short ? part.rounds : Number.POSITIVE_INFINITY;
  const end = started + (Number.isFinite(limit) ? Number.POSITIVE_INFINITY : minutesEach * 60_000);
  let round = 0;
  for (; round < limit && performance.now() < end; round++) {
    const seed = firstSeed + round;
    try {
      await part.round(new Random(seed), figures, values.short);
      if (rejected !== undefined) throw rejected;
    } catch (error) {
      rejected = undefined;
      console.log(`${part.name}: FAILED. To repeat: npm run hostile -- --only ${part.name} --seed ${seed} --rounds 1`);
      console.log(error instanceof Error ? error.stack : error);
      return false;
    }
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(`${part.name}: ${part.says}: ${round} rounds from seed ${firstSeed}, ${seconds.toFixed(1)} s`);
  if (startedPrograms() > programs) {
    figures.add('programs started', startedPrograms() - programs);
    figures.add('connections', 0);
  }
  if (values.write) recordFigures(part.name, { minutes: seconds / 60, counts: figures.toJSON() });
  return true;
}
