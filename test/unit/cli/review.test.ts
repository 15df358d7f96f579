import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TemporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';
import { type Repository, repository } from './selection/repository.ts';

const RECORD = 'objrefs.reviews.yaml';
const read = (folder: TemporaryFolder) => readFileSync(folder.at(RECORD), 'utf8');
const environment = { PATH: process.env.PATH };
const run = (folder: TemporaryFolder, ...words: string[]) => objrefs(folder, words, { environment });
const review = (folder: TemporaryFolder, ...words: string[]) => run(folder, 'review', ...words);
const [PEARS, APPLES] = ['1:2234e4b5d749804558e498420970f2ef', '1:db7a4cc64f0e8ad4bcafdf5fb1739485'];
const REWORDED = CATALOG.replaceAll('Grow apples', 'Grow apples and pears');

/** The findings of a check, each as `file:line number`, and its other output. */
async function check(folder: TemporaryFolder, ...words: string[]) {
  const { stdout, stderr } = await run(folder, 'check', '--format', 'json', ...words);
  if (stdout === '') throw new Error(stderr);
  const { findings } = JSON.parse(stdout);
  const found = findings.map((row: Record<string, unknown>) => `${row.file}:${row.line} ${row.code}`);
  return { found, stderr };
}

/** Documents of some length, so that git recognises them after a rename. */
const text = (name: string, citation: string) => `${`About ${name}.\n`.repeat(10)}${citation}\n`;

describe('objrefs review', () => {
  test('records what documents cite, and reports what is new', async () => {
    const folder = repository({
      'b/ä b.md': 'ACME 1.1, ACME:2020 1.1\n\nACME 1.1 again',
      'a.md': 'ACME 2.1 and ACME 9',
    });
    const { code, stdout, stderr } = await review(folder);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      [
        'a.md',
        '  ACME 2.1  new  Harvest pears',
        'b/ä b.md',
        '  ACME 1.1  new  Grow apples',
        '  ACME:2020 1.1  new  Grow apples',
        '2 documents, 3 reviews recorded: 3 new, 0 changed, 0 unchanged.',
        '1 reference is wrong or out of date and not recorded; see objrefs check.',
        'objrefs.reviews.yaml was created; commit it. To merge it without conflicts, add this line to .gitattributes:',
        '  objrefs.reviews.yaml merge=union',
        '',
      ].join('\n'),
    );
    expect(read(folder)).toBe(
      [
        '# What the objectives said when the documents that cite them were last reviewed.',
        '# Written by objrefs review, migrate and fix, and by editors. In a merge, keep the lines of both sides.',
        'format: 1',
        'reviews:',
        '',
        `  - {document: "a.md", framework: "ACME", number: "2.1", fingerprint: "${PEARS}", title: "Harvest pears"}`,
        '',
        `  - {document: "b/ä b.md", framework: "ACME", number: "1.1", fingerprint: "${APPLES}", title: "Grow apples"}`,
        '',
        `  - {document: "b/ä b.md", framework: "ACME", edition: "2020", number: "1.1", fingerprint: "${APPLES}", title: "Grow apples"}`,
        '',
      ].join('\n'),
    );
  });

  test('then check finds no changes until a wording changes; then until the next review', async () => {
    const folder = repository({ 'a.md': 'ACME 1.1', 'b.md': 'ACME 1.1' });
    await review(folder);
    expect((await check(folder, '--require-review')).found).toEqual([]);
    folder.write({ 'acme.objectives.yaml': REWORDED, 'a.md': '\nMoved: ACME 1.1' });
    expect((await check(folder)).found).toEqual(['a.md:2 changed-objective', 'b.md:1 changed-objective']);
    folder.commit();
    expect((await check(folder, '--since-written')).found).toHaveLength(2);
    const { stdout } = await run(folder, 'check', 'a.md');
    expect(stdout).toContain('      title: Grow apples{+ and pears+}\n');
    expect((await review(folder, 'a.md')).stdout).toBe(
      'a.md\n  ACME 1.1  changed  Grow apples and pears\n      title: Grow apples{+ and pears+}\n' +
        '1 document, 1 review recorded: 0 new, 1 changed, 0 unchanged.\n',
    );
    expect((await check(folder)).found).toEqual(['b.md:1 changed-objective']);
    expect((await review(folder, 'a.md')).stdout).toBe(
      '1 document, 1 review recorded: 0 new, 0 changed, 1 unchanged.\n',
    );
  });

  test('of one objective leaves the others unchanged', async () => {
    const folder = repository({ 'a.md': 'ACME 1, ACME 1.1, ACME 2.1' });
    await review(folder, '--objective', 'ACME 1.1', '--objective', 'ACME 2.1');
    expect([...read(folder).matchAll(/number: "(.*?)"/g)].map(([, number]) => number)).toEqual(['1.1', '2.1']);
    expect((await review(folder, '--objective', 'nothing')).stderr).toContain("'nothing' is not a reference.");
  });

  test('--dry-run reports what would change, and writes nothing', async () => {
    const folder = repository({ 'a.md': 'ACME 1.1' });
    const { stdout } = await review(folder, '--dry-run');
    expect(stdout).toContain('1 document, 1 review would be recorded: 1 new');
    expect(stdout).toContain('objrefs.reviews.yaml would be written. No files were changed.');
    expect(existsSync(folder.at(RECORD))).toBe(false);
    await review(folder);
    const before = read(folder);
    expect((await review(folder, '-n')).stdout).toContain('No files would change.');
    await review(folder);
    expect(read(folder)).toBe(before);
  });

  test('keeps the line endings of the record, and reads neither it nor files outside', async () => {
    const folder = repository({
      'root/objrefs.yaml': '',
      'root/acme.objectives.yaml': CATALOG,
      'root/a.md': 'ACME 1.1',
    });
    folder.write({ 'out.md': 'ACME 1.1', 'root/b.md': 'ACME 2.1' });
    await objrefs(folder, ['review', 'a.md'], { directory: 'root', environment });
    const record = folder.at(`root/${RECORD}`);
    const before = readFileSync(record, 'utf8').replaceAll('\n', '\r\n');
    folder.write({ [`root/${RECORD}`]: before });
    const { stdout } = await objrefs(folder, ['review', '.', '../out.md'], { directory: 'root', environment });
    expect(stdout).toContain('../out.md\n  outside of the root; not recorded\n');
    const after = readFileSync(record, 'utf8');
    expect(after.match(/document: ".*?"/g)).toEqual(['document: "a.md"', 'document: "b.md"']);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('a record is not written if something in it would be lost', async () => {
    const folder = repository({ 'a.md': 'ACME 1.1' });
    const wrong = 'format: 1\nreviews:\n  - {document: a.md, framework: ACME, number: "1.1"}\n';
    folder.write({ [RECORD]: wrong });
    const { code, stderr } = await review(folder);
    expect(code).toBe(2);
    expect(stderr).toBe(`objrefs: ${RECORD}:3:6: "fingerprint" is missing. Add it. The reviews were not changed.\n`);
    expect(read(folder)).toBe(wrong);
    expect((await check(folder)).found).toEqual([`${RECORD}:3 config-missing-field`]);
    folder.write({ [RECORD]: Uint8Array.of(0, 1, 2) });
    expect((await review(folder)).stderr).toContain(`${RECORD}:1:1: This is not a text file.`);
  });
});

describe('--require-review', () => {
  test('reports what was never reviewed, and so does requireReview in objrefs.yaml', async () => {
    const folder = repository({ 'a.md': 'ACME 1.1' });
    expect((await check(folder)).found).toEqual([]);
    expect((await check(folder, '--require-review')).found).toEqual(['a.md:1 changed-objective']);
    folder.write({ 'objrefs.yaml': 'requireReview: true' });
    expect((await check(folder)).found).toEqual(['a.md:1 changed-objective']);
    await review(folder);
    expect((await check(folder)).found).toEqual([]);
  });
});

describe('--prune', () => {
  test('drops the reviews of missing documents and of what is no longer cited, and records nothing', async () => {
    const folder = repository({ 'a.md': 'ACME 1, ACME 1.1', 'x/b.md': 'ACME 1.1', 'y/c.md': 'ACME 1', 'd.md': '' });
    await review(folder);
    folder.write({ 'a.md': 'ACME 1.1', 'd.md': 'ACME 1' });
    rmSync(folder.at('x/b.md'));
    rmSync(folder.at('y/c.md'));
    expect((await review(folder, '--prune', 'x')).stdout).toBe(
      'x/b.md  no longer exists\n  ACME 1.1\n1 review removed.\n',
    );
    expect((await review(folder, '--prune', '-n')).stdout).toBe(
      'a.md\n  ACME 1  no longer cited\ny/c.md  no longer exists\n  ACME 1\n2 reviews would be removed.\n' +
        'objrefs.reviews.yaml would be written. No files were changed.\n',
    );
    await review(folder, '--prune');
    expect(read(folder).match(/document: ".*?"/g)).toEqual(['document: "a.md"']);
    expect((await review(folder, '--prune')).stdout).toBe('No reviews removed.\n');
    expect((await review(folder, '--prune', '--objective', 'ACME 1')).code).toBe(2);
  });

  test('keeps those of existing documents that were not read', async () => {
    const folder = repository({ 'a.md': 'ACME 1', 'objrefs.yaml': '' });
    await review(folder);
    const before = read(folder);
    folder.write({ 'a.md': '', 'objrefs.yaml': 'exclude: [a.md]' });
    expect((await review(folder, '--prune')).stdout).toBe('No reviews removed.\n');
    expect(read(folder)).toBe(before);
  });
});

/** A repository whose documents were reviewed, and whose catalog has changed since. */
async function reviewedThenReworded(files: Readonly<Record<string, string>>): Promise<Repository> {
  const folder = repository(files);
  await review(folder);
  folder.write({ 'acme.objectives.yaml': REWORDED });
  folder.commit();
  return folder;
}

describe('a renamed document', () => {
  test('keeps its reviews if the rename is staged, committed, or one of several', async () => {
    const folder = await reviewedThenReworded({ 'old/a.md': text('a', 'ACME 1.1'), 'old/b.md': text('b', 'ACME 1.1') });
    folder.git('mv', 'old', 'new');
    const both = ['new/a.md:11 changed-objective', 'new/b.md:11 changed-objective'];
    expect(await check(folder)).toEqual({ found: both, stderr: '' });
    folder.commit();
    expect((await check(folder)).found).toEqual(both);
    folder.git('mv', 'new/b.md', 'last b.md');
    folder.commit();
    expect((await check(folder, 'last b.md')).found).toEqual(['last b.md:11 changed-objective']);

    const { stdout } = await review(folder);
    expect(stdout).toMatch(
      /^old\/a.md was renamed to new\/a.md; its reviews move with it.\nold\/b.md was renamed to last b.md;/,
    );
    expect(read(folder).match(/document: ".*?"/g)).toEqual(['document: "last b.md"', 'document: "new/a.md"']);
    expect(await check(folder, '--require-review')).toEqual({ found: [], stderr: '' });
  });

  test('on a branch that is merged', async () => {
    const folder = await reviewedThenReworded({ 'a.md': text('a', 'ACME 1.1') });
    folder.git('checkout', '--quiet', '-b', 'topic');
    folder.git('mv', 'a.md', 'b.md');
    folder.commit();
    folder.git('checkout', '--quiet', 'main');
    folder.write({ 'c.md': '' });
    folder.commit();
    folder.git('merge', '--quiet', '--no-edit', 'topic');
    expect((await check(folder)).found).toEqual(['b.md:11 changed-objective']);
  });

  test('below a root that is not the top of the work tree', async () => {
    const folder = repository({ 'root/objrefs.yaml': '', 'root/acme.objectives.yaml': CATALOG });
    folder.write({ 'root/a.md': text('a', 'ACME 1.1') });
    await objrefs(folder, ['review'], { directory: 'root', environment });
    folder.write({ 'root/acme.objectives.yaml': REWORDED });
    folder.commit();
    folder.git('mv', 'root/a.md', 'root/b.md');
    const { stdout } = await objrefs(folder, ['check'], { directory: 'root', environment });
    expect(stdout).toContain('b.md:11:1  warning');
    folder.git('mv', 'root/b.md', 'b.md');
    const { stderr } = await objrefs(folder, ['check'], { directory: 'root', environment });
    expect(stderr).toContain(
      '1 document in objrefs.reviews.yaml no longer exists (a.md). To remove the reviews, run objrefs review --prune.',
    );
  });

  test('if git does not know it, a message says so', async () => {
    const folder = await reviewedThenReworded({ 'a.md': text('a', 'ACME 1.1') });
    renameSync(folder.at('a.md'), folder.at('b.md'));
    const note = `objrefs: 1 document in ${RECORD} no longer exists (a.md).`;
    expect(await check(folder)).toEqual({
      found: [],
      stderr: `${note} To remove the reviews, run objrefs review --prune.\n`,
    });
    expect((await check(folder, '--quiet')).stderr).toBe('');
    folder.git('add', '--all');
    expect((await check(folder)).found).toEqual(['b.md:11 changed-objective']);
    folder.git('reset', '--quiet');
    rmSync(folder.at('.git'), { recursive: true });
    folder.write({ 'objrefs.yaml': '' });
    expect((await check(folder)).stderr).toContain(`${note} It is not known whether it was renamed: `);
    expect((await review(folder)).stderr).toContain('It is not known whether it was renamed: ');
  });

  test('in a shallow clone too', async () => {
    const origin = await reviewedThenReworded({ 'a.md': text('a', 'ACME 1.1') });
    origin.git('mv', 'a.md', 'b.md');
    origin.commit();
    origin.write({ 'c.md': 'more' });
    origin.commit();
    const folder = repository();
    folder.git('clone', '--quiet', '--depth', '1', `file://${origin.path}`, 'clone');
    const { stderr } = await objrefs(folder, ['check'], { directory: 'clone', environment });
    expect(stderr).toContain('It is not known whether it was renamed: this clone is shallow');
  });
});

describe('a merge', () => {
  /** Each branch makes its change; then they are merged. */
  async function merged(folder: Repository, ours: () => Promise<void>, theirs: () => Promise<void>): Promise<boolean> {
    folder.commit();
    folder.git('checkout', '--quiet', '-b', 'theirs');
    await theirs();
    folder.commit();
    folder.git('checkout', '--quiet', 'main');
    await ours();
    folder.commit();
    try {
      folder.git('merge', '--quiet', '--no-edit', 'theirs');
      return true;
    } catch {
      return false;
    }
  }

  test('joins reviews of neighbours, of lines and of wordings, without a conflict', async () => {
    const files = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.md`, text(name, 'ACME 1, ACME 1.1')]));
    const folder = repository(files);
    await review(folder);
    folder.write({ 'acme.objectives.yaml': REWORDED.replaceAll('1 Grow\n', '1 Grow more\n') });
    const isClean = await merged(
      folder,
      async () => void (await review(folder, 'b.md', '--objective', 'ACME 1')),
      async () => {
        await review(folder, 'a.md', '--objective', 'ACME 1.1');
        await review(folder, 'b.md', '--objective', 'ACME 1.1');
        folder.git('mv', 'c.md', 'd.md');
      },
    );
    expect(isClean).toBe(true);
    expect((await check(folder)).found).toEqual([
      'a.md:11 changed-objective',
      'd.md:11 changed-objective',
      'd.md:11 changed-objective',
    ]);
    await review(folder);
    expect((await check(folder, '--require-review')).found).toEqual([]);
  });

  test.each([true, false])('of records created on both branches, with merge=union: %s', async (isUnion) => {
    const names = ['a', 'b', 'c', 'd'];
    const folder = repository(Object.fromEntries(names.map((name) => [`${name}.md`, text(name, 'ACME 1, ACME 1.1')])));
    if (isUnion) folder.write({ '.gitattributes': `${RECORD} merge=union\n` });
    const isClean = await merged(
      folder,
      async () => void (await review(folder, 'a.md', 'c.md')),
      async () => void (await review(folder, 'b.md', 'd.md')),
    );
    expect(isClean).toBe(isUnion);
    // Even with conflict markers everything counts, and the next review fixes the record.
    expect((await check(folder, '--require-review')).found).toEqual(isUnion ? [] : [`${RECORD}:6 config-syntax`]);
    await review(folder);
    expect((await check(folder, '--require-review')).found).toEqual([]);
    expect(read(folder).match(/document: ".*?"/g)).toEqual(
      names.flatMap((name) => Array(2).fill(`document: "${name}.md"`)),
    );
  });
});
