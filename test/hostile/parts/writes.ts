import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures, Part } from '../part.ts';
import { contentsOf, inFolder, objrefs, writeFiles } from '../support/programs.ts';
import { FILES, WRITING_RUNS, type WritingRun } from '../support/writing-commands.ts';

/**
 * Every command that writes is killed at each call that changes the disk, a write after half of its bytes, or gets the
 * error of a full disk there. Each file then has its old or its new contents, and the next run finishes the work and
 * removes what was left. The review record may also have entries of both.
 */
export const writes: Part = {
  name: 'writes',
  says: 'commands killed at every write',
  rounds: 1,
  async round(random, figures) {
    const run = random.turn(WRITING_RUNS);
    const after = await inFolder(FILES, (path) => {
      objrefs(path, run.words, run);
      return contentsOf(path);
    });
    await inFolder(FILES, (path) => {
      const before = contentsOf(path);
      if (sameFiles(before, after)) throw new Error(`objrefs ${run.words.join(' ')} writes nothing`);
      for (const failing of [{}, { FAIL_WITH: 'ENOSPC' }])
        stopEverywhere(path, run, { before, after }, failing, figures);
    });
    figures.add(`commands killed at every write: ${run.words.join(' ')}`);
  },
};

interface Ends {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** More calls than any run here makes. */
const MOST_CALLS = 500;

function stopEverywhere(
  path: string,
  run: WritingRun,
  { before, after }: Ends,
  failing: Readonly<Record<string, string>>,
  figures: Figures,
): void {
  const command = `objrefs ${run.words.join(' ')}`;
  // The next run goes on from any state; on a terminal it asks other questions.
  const goesOn = (at: number) => run.isAlike || (at % 3 === 0 && run.input === undefined);
  /** A report of what the run itself has changed, which differs where a part of it was done before, or failed. */
  const own = run.words[0] === 'migrate' ? 'report.out' : undefined;
  for (let at = 1; ; at++) {
    if (at > MOST_CALLS) throw new Error(`${command} changes the disk more than ${MOST_CALLS} times`);
    const { stderr } = objrefs(path, run.words, { ...run, failing: { FAIL_AT: String(at), ...failing } });
    const isStopped = stderr.includes('injected\n');
    const left = contentsOf(path);
    for (const [file, text] of left) {
      const ends = [before.get(file), after.get(file)];
      if (file.endsWith('.tmp') || ends.includes(text)) continue;
      if (file === 'objrefs.reviews.yaml' && hasLinesOf(text, ends)) continue;
      if (file === own && failing.FAIL_WITH !== undefined) continue;
      throw new Error(
        `${command}, stopped at write ${at}, leaves ${file} as neither before nor after: ${text.slice(0, 200)}`,
      );
    }
    for (const file of before.keys()) if (!left.has(file)) throw new Error(`${file} is gone at write ${at}`);
    if (isStopped) {
      figures.add(failing.FAIL_WITH === undefined ? 'kills' : 'writes on a full disk');
      figures.add('bytes lost', 0);
      if (goesOn(at)) objrefs(path, run.words, run);
    }
    if (!isStopped || goesOn(at)) {
      if (!sameFiles(contentsOf(path), after, own)) throw new Error(`${command} does not finish after write ${at}`);
    }
    for (const file of after.keys()) if (!before.has(file)) rmSync(join(path, file), { force: true });
    writeFiles(path, Object.fromEntries(before));
    if (!isStopped) break;
  }
}

function hasLinesOf(text: string, others: readonly (string | undefined)[]): boolean {
  const known = new Set(others.flatMap((other) => other?.split('\n') ?? []));
  return text.split('\n').every((line) => known.has(line));
}

function sameFiles(
  found: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
  except?: string,
): boolean {
  if (found.size !== expected.size) return false;
  return [...found].every(([file, text]) => file === except || expected.get(file) === text);
}
