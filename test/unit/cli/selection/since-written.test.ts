import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { objrefs } from '../objrefs.ts';
import { found, repository } from './repository.ts';

/** From 2015 on, 3.4 and 3.5 have other meanings; 1.1 continues. */
const REUSING = {
  'acme.objectives.yaml': `
prefix: ACME
editions:
  - edition: "2010"
    published: 2010-01-01
    objectives:
      - 1.1 Grow apples
      - {number: "3.4", title: Train officers, replacedBy: ["4.2"]}
      - 3.5 Rent offices
  - edition: "2015"
    published: 2015-06-01
    objectives:
      - 1.1 Grow many apples
      - 3.4 Buy software
      - 3.5 Publish annual reports
      - 4.2 Train officers
`,
};
const BEFORE = '2012-03-04';
const AFTER = '2017-08-09';
/** What git has evidence for. */
const WRITTEN = ['--since-written', '--min-severity', 'warning'];

/** Long enough for git to recognise a copy of the line in another file. */
const LONG = 'The officers of the region are trained in all that they need, as ACME 3.4 demands of us.';
const PROSE = `${'Words that nobody cites anything with, so that there is a text.\n'.repeat(12)}`;

describe('lines written under another edition', () => {
  test('before and after its date; not if uncommitted, and not without git', async () => {
    const folder = repository(REUSING);
    folder.write({ 'a.md': 'Old ACME 3.4\nOld ACME 1.1\n\nOld ACME 3.5 and ACME:2015 3.4\n' });
    folder.commit(BEFORE);
    folder.write({ 'a.md': 'Old ACME 3.4\nOld ACME 1.1\nNewer ACME 3.4\nOld ACME 3.5 and ACME:2015 3.4\n' });
    folder.commit(AFTER);
    folder.write({ 'a.md': 'Old ACME 3.4\nOld ACME 1.1\nNewer ACME 3.4\nOld ACME 3.5 and ACME:2015 3.4\nACME 3.4\n' });
    folder.write({ 'new.md': 'ACME 3.4\n' });
    expect(await found(folder, WRITTEN)).toEqual(['a.md:1 3.4', 'a.md:4 3.5']);
    expect(await found(folder, ['--min-severity', 'warning'])).toEqual(['a.md:1 3.4', 'a.md:4 3.5']);
    expect(await found(folder, ['--no-git', '--min-severity', 'warning'])).toEqual([]);
    expect(await found(folder, ['--no-git'])).toHaveLength(5);
  });

  test("the date is the author's, in the author's time zone", async () => {
    const folder = repository(REUSING);
    folder.write({ 'a.md': 'Late on the last day ACME 3.4\n' });
    folder.commit('2015-05-31T23:30:00-05:00');
    folder.write({ 'b.md': 'Early on the first day ACME 3.4\n' });
    folder.commit('2015-06-01T00:30:00+09:00');
    expect(await found(folder, WRITTEN)).toEqual(['a.md:1 3.4']);
  });

  test('moved, reindented, copied or renamed, they keep their date', async () => {
    const folder = repository(REUSING);
    folder.write({
      'moved.md': `${LONG}\n${PROSE}`,
      'indented.md': `Old and to be indented: ACME 3.4\n${PROSE}`,
      'source.md': `Something\n${LONG.replace('officers', 'people')}\n${PROSE}`,
      'renamed.md': `${PROSE}Old and to be renamed: ACME 3.4\n`,
      'file/whole.md': 'One\nOld ACME 3.4 in a file that goes elsewhere as it is\nThree\n',
    });
    folder.commit(BEFORE);
    folder.write({ 'target.md': PROSE.replaceAll('text', 'book') });
    folder.commit(AFTER);
    folder.write({
      'moved.md': `${PROSE}${LONG}\n`,
      'indented.md': `    Old and   to be indented: ACME 3.4\r\n${PROSE}`,
      'target.md': `${PROSE.replaceAll('text', 'book')}${LONG.replace('officers', 'people')}\n`,
    });
    folder.git('mv', 'renamed.md', 'to.md');
    folder.git('mv', 'file', 'folder');
    folder.commit(AFTER);
    expect(await found(folder, WRITTEN)).toEqual([
      'folder/whole.md:2 3.4',
      'indented.md:1 3.4',
      'moved.md:13 3.4',
      'source.md:2 3.4',
      'target.md:13 3.4',
      'to.md:13 3.4',
    ]);
  });

  test('a line that is too common is not a copy', async () => {
    const folder = repository(REUSING);
    folder.write({ 'a.md': 'See ACME 3.4\n' });
    folder.commit(BEFORE);
    folder.write({ 'b.md': `${PROSE}\nSee ACME 3.4\n` });
    folder.commit(AFTER);
    expect(await found(folder, WRITTEN)).toEqual(['a.md:1 3.4']);
  });

  test('in a large repository, copies into existing files are new', async () => {
    const folder = repository(REUSING);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`many/${index}.txt`, `${index}\n`]));
    folder.write({ ...many, 'old.md': `Something\n${LONG}\n`, 'target.md': PROSE });
    folder.commit(BEFORE);
    folder.write({ 'copy.md': `${PROSE.replaceAll('text', 'book')}${LONG}\n`, 'target.md': `${PROSE}${LONG}\n` });
    folder.commit(AFTER);
    expect(await found(folder, WRITTEN)).toEqual(['copy.md:13 3.4', 'old.md:2 3.4']);
  });

  test('staged, from standard input, by file name alone', async () => {
    const folder = repository(REUSING);
    folder.write({ 'a.md': 'Old ACME 3.4\n' });
    folder.commit(BEFORE);
    folder.write({ 'a.md': 'New ACME 3.5\nOld ACME 3.4\n' });
    folder.git('add', 'a.md');
    folder.write({ 'a.md': 'Gone\n' });
    expect(await found(folder, [...WRITTEN, '--staged'])).toEqual([]);
    const stdin = 'New\rACME 3.5\nOld ACME 3.4\n';
    const options = { stdin, environment: { PATH: process.env.PATH } };
    const words = ['check', '--format', 'json', ...WRITTEN, '--stdin', '--stdin-filename'];
    const { stdout } = await objrefs(folder, [...words, 'a.md'], options);
    expect(JSON.parse(stdout).findings).toMatchObject([{ file: 'a.md', line: 3, code: 'reused-number' }]);
    expect((await objrefs(folder, [...words, 'none.md'], options)).stdout).toContain('"findings":[]');
  });

  test('in a subfolder, in a linked work tree, and with names that git quotes', async () => {
    const folder = repository(REUSING);
    folder.write({ 'ä/-b "c".md': 'Old ACME 3.4\n' });
    folder.commit(BEFORE);
    expect(await found(folder, WRITTEN, 'ä')).toEqual(['-b "c".md:1 3.4']);
    folder.git('worktree', 'add', '--quiet', 'linked');
    expect(await found(folder, ['--no-ignore', ...WRITTEN], 'linked')).toEqual(['ä/-b "c".md:1 3.4']);
  });

  test('in many places of a file', async () => {
    const folder = repository(REUSING);
    const lines = (text: string) => `${`${text} ACME 3.4\n${'\n'.repeat(9)}`.repeat(300)}`;
    folder.write({ 'a.md': lines('Old') });
    folder.commit(BEFORE);
    folder.write({ 'a.md': lines('Old') + lines('New') });
    folder.commit(AFTER);
    const places = await found(folder, WRITTEN);
    expect([places.length, places.at(-1)]).toEqual([300, 'a.md:2991 3.4']);
  });
});

describe('a finding', () => {
  test('in JSON and in pretty output', async () => {
    const folder = repository(REUSING);
    folder.write({ 'a.md': 'Old ACME 3.4\n' });
    folder.commit(BEFORE);
    const environment = { PATH: process.env.PATH };
    const words = ['check', 'a.md'];
    const { stdout, code } = await objrefs(folder, [...words, '--format', 'json'], { environment });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).findings).toMatchObject([
      {
        code: 'reused-number',
        severity: 'warning',
        number: '3.4',
        suggestions: [
          { number: '4.2', title: 'Train officers', newText: 'ACME 4.2' },
          { number: '3.4', title: 'Train officers', newText: 'ACME:2010 3.4' },
        ],
      },
    ]);
    const pretty = await objrefs(folder, [...words, '--fail-on', 'warning'], { environment });
    expect(pretty.code).toBe(1);
    expect(pretty.stdout).toContain('Written on 2012-03-04, when 3.4 meant');
    expect((await objrefs(folder, ['fix', '--dry-run', 'a.md'], { environment })).stdout).toBe('');
  });

  test('git is not called if the code is off', async () => {
    const folder = temporaryFolder({ ...REUSING, 'a.md': 'ACME 3.4\n' });
    const words = ['check', ...WRITTEN, '--severity', 'reused-number=off'];
    expect((await objrefs(folder, words)).stderr).toBe('');
  });
});

describe('what cannot be determined is reported once, and does not fail the run', () => {
  const check = async (folder: Parameters<typeof objrefs>[0], path = process.env.PATH, ...words: string[]) => {
    const { code, stderr } = await objrefs(folder, ['check', ...WRITTEN, ...words], { environment: { PATH: path } });
    return [code, ...stderr.split('\n').filter((text) => text !== '')];
  };

  test('a shallow clone, of the lines that are older than it', async () => {
    const origin = repository(REUSING);
    origin.write({ 'a.md': 'Old ACME 3.4\nOld ACME 3.5\n' });
    origin.commit(BEFORE);
    origin.write({ 'b.md': 'Between ACME 3.4\n' });
    origin.commit('2013-01-01');
    origin.write({ 'c.md': 'Last ACME 3.4\n' });
    origin.commit('2014-01-01');
    const clone = temporaryFolder();
    execFileSync('git', ['clone', '--quiet', '--depth', '2', origin.uri, clone.at('.')], { stdio: 'ignore' });
    expect(await check(clone)).toEqual([
      0,
      'objrefs: --since-written: Cannot find out when 3 lines were written, since the clone is shallow. ' +
        'To fetch its history: git fetch --unshallow.',
    ]);
    expect(await found(clone, WRITTEN)).toEqual(['c.md:1 3.4']);
  });

  test('no git', async () => {
    const folder = repository({ ...REUSING, 'a.md': 'ACME 3.4\n', 'b.md': 'ACME 3.4\n' });
    expect(await check(folder, folder.at('nowhere'))).toEqual([
      0,
      'objrefs: --since-written: Cannot find out when lines were written: git is not on the PATH.',
    ]);
    expect(await check(folder, folder.at('nowhere'), '--quiet')).toEqual([0]);
  });

  test('files outside of a repository, along with those in one', async () => {
    const inside = repository(REUSING);
    inside.write({ 'a.md': 'Old ACME 3.4\n' });
    inside.commit(BEFORE);
    const outside = temporaryFolder({ 'x.md': 'ACME 3.4\n', 'y.md': 'ACME 3.5\n', 'z.md': 'ACME 1.1\n' });
    const names = ['x.md', 'y.md', 'z.md'].map((name) => outside.at(name));
    expect(await check(inside, undefined, ...names)).toEqual([
      0,
      expect.stringMatching(
        /Cannot find out when lines of \.\.\/.*\/x\.md and one more file were written: not in a git work tree\.$/,
      ),
    ]);
    expect(await found(inside, [...WRITTEN, 'a.md', ...names])).toEqual(['a.md:1 3.4']);
  });

  test('a repository without a commit has only new lines', async () => {
    const folder = temporaryFolder({ ...REUSING, 'a.md': 'ACME 3.4\n' });
    execFileSync('git', ['init', '--quiet', folder.at('.')], { stdio: 'ignore' });
    expect(await check(folder)).toEqual([0]);
  });

  test('a repository that is broken', async () => {
    const folder = repository(REUSING);
    folder.write({ 'a.md': 'Old ACME 3.4\n' });
    folder.commit(BEFORE);
    rmSync(folder.at('.git/objects'), { recursive: true });
    const [code, errorOutput] = await check(folder);
    expect(code).toBe(0);
    expect(errorOutput).toMatch(/^objrefs: --since-written: Cannot find out when lines of a\.md were written: git: /);
  });
});
