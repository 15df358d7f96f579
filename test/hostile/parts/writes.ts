import { CATALOG } from '../../unit/cli/objrefs.ts';
import type { Figures, Part } from '../part.ts';
import { contentsOf, inFolder, objrefs, writeFiles } from '../support/programs.ts';

/**
 * Every command that writes is killed at each call that changes the disk, a write after half of its bytes, or gets the
 * error of a full disk there. Each file then has its old or its new contents, and the next run finishes the work and
 * removes what was left.
 */
export const writes: Part = {
  name: 'writes',
  says: 'commands killed at every write',
  rounds: 1,
  async round(random, figures) {
    const words = random.turn(COMMANDS);
    const after = await inFolder(FILES, (path) => {
      objrefs(path, words.split(' '));
      return contentsOf(path);
    });
    await inFolder(FILES, (path) => {
      const before = contentsOf(path);
      if (sameFiles(before, after)) throw new Error(`objrefs ${words} writes nothing`);
      for (const failing of [{}, { FAIL_WITH: 'ENOSPC' }])
        stopEverywhere(path, words, { before, after }, failing, figures);
    });
    figures.add(`commands killed at every write: ${words}`);
  },
};

const FILES = {
  '.git/HEAD': '',
  'acme.objectives.yaml': CATALOG,
  'a.md': 'As ACME 1.2 says,\nand ACME 1.1.\n',
  'deep/b.md': `ACME:2020 1.2\r\n${'long line '.repeat(20_000)}\r\nACME 1.2 and ACME 1.3.\r\n`,
  'c.csv': 'number,title\n1.1,Grow\n1.2,Sell\n',
  'report.out': 'A report that somebody has annotated by hand.\n',
  'old.objectives.yaml': 'prefix: OLD\nobjectives: [1 a]\n',
  'objrefs.baseline.yaml': 'format: 1\nfindings: {}\n',
};

const COMMANDS = [
  ...['json', 'sarif', 'junit', 'markdown'].map((format) => `check --format ${format}=report.out`),
  'check --update-baseline',
  ...['json', 'csv', 'markdown', 'html'].map((format) => `coverage --format ${format} --output report.out`),
  ...['json', 'csv', 'markdown', 'oscal'].map((format) => `export ACME --format ${format} -o report.out`),
  'references --format csv -o report.out',
  'explain ACME:2020 --output report.out --format json',
  'diff ACME 2020 2024 --format html -o report.out',
  'import c.csv --prefix OLD -o old.objectives.yaml --force',
  'import c.csv --prefix NEW -o new.objectives.yaml',
  'fix',
  'fix --pins add',
  'migrate ACME --to 2024',
  'review',
  'init --prefix OWN --ci github',
].filter((words) => !words.startsWith('explain'));

/** How many commands there are to kill. */
export const KILLED_COMMANDS = COMMANDS.length;

interface Ends {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

function stopEverywhere(
  path: string,
  words: string,
  { before, after }: Ends,
  failing: Readonly<Record<string, string>>,
  figures: Figures,
): void {
  for (let at = 1; ; at++) {
    const { signal, status } = objrefs(path, words.split(' '), { FAIL_AT: String(at), ...failing });
    const isLast = failing.FAIL_WITH === undefined ? signal === null : status !== 2;
    for (const [file, text] of contentsOf(path)) {
      if (file.endsWith('.tmp') || [before.get(file), after.get(file)].includes(text)) continue;
      throw new Error(
        `objrefs ${words}, stopped at write ${at}, leaves ${file} as neither before nor after: ${text.slice(0, 200)}`,
      );
    }
    for (const file of before.keys())
      if (!contentsOf(path).has(file)) throw new Error(`${file} is gone at write ${at}`);
    figures.add(failing.FAIL_WITH === undefined ? 'writes killed' : 'writes on a full disk', isLast ? 0 : 1);
    figures.add('bytes lost', 0);
    if (isLast || at > 200) break;
    // The next run goes on from any state.
    if (at % 4 === 0) {
      objrefs(path, words.split(' '));
      const left = contentsOf(path);
      if (!sameFiles(left, after))
        throw new Error(`objrefs ${words} does not finish after it was stopped at write ${at}`);
    }
    restore(path, before);
  }
}

function restore(path: string, before: ReadonlyMap<string, string>): void {
  writeFiles(path, Object.fromEntries(before));
}

function sameFiles(found: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): boolean {
  return found.size === expected.size && [...found].every(([file, text]) => expected.get(file) === text);
}
