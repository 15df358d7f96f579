import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TARGETS } from '../fuzz/targets.ts';
import type { Part } from '../part.ts';
import { within } from '../support/programs.ts';

const CORPUS = 'test/hostile/corpus';

/** Inputs that fuzzing started from or found, each with some random changes. */
export const corpus: Part = {
  name: 'corpus',
  says: 'inputs of fuzzing, as they are and changed',
  rounds: 1,
  async round(random, figures) {
    for (const [name, target] of Object.entries(TARGETS)) {
      for (const file of readdirSync(join(CORPUS, name)).sort()) {
        const bytes = readFileSync(join(CORPUS, name, file));
        const changed = Buffer.from(bytes);
        for (let count = random.below(5); count > 0 && changed.length > 0; count--) {
          changed[random.below(changed.length)] = random.below(256);
        }
        for (const input of [bytes, changed]) await within(10, `${name} with ${file}`, target(input));
        figures.add('inputs of fuzzing', 2);
      }
    }
  },
};
