import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../../server/src/node/write-file.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';

const bytes = (text: string) => Buffer.from(text);

describe('a file that is replaced', () => {
  it('has the new bytes, and leaves nothing beside it', async () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    expect(await writeWhole(folder.at('a.md'), bytes('new'), bytes('old'))).toBe(true);
    expect(readFileSync(folder.at('a.md'), 'utf8')).toBe('new');
    expect(readdirSync(folder.path)).toEqual(['a.md']);
  });

  it.each([0o644, 0o600, 0o755, 0o664, 0o666])('keeps its permissions: %o', async (mode) => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    chmodSync(folder.at('a.md'), mode);
    await writeWhole(folder.at('a.md'), bytes('new'), bytes('old'));
    expect(statSync(folder.at('a.md')).mode & 0o777).toBe(mode);
  });

  it.runIf(process.getuid?.() === 0)('keeps its owner and group, with all of its permissions', async () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    chownSync(folder.at('a.md'), 12345, 54321);
    chmodSync(folder.at('a.md'), 0o6755);
    await writeWhole(folder.at('a.md'), bytes('new'));
    expect(statSync(folder.at('a.md'))).toMatchObject({ uid: 12345, gid: 54321 });
    expect(statSync(folder.at('a.md')).mode & 0o7777).toBe(0o6755);
  });

  it('is the target of a link, which is kept', async () => {
    const folder = temporaryFolder({ 'real/a.md': 'old' });
    symlinkSync('real/a.md', folder.at('b.md'));
    symlinkSync('b.md', folder.at('c.md'));
    await writeWhole(folder.at('c.md'), bytes('new'), bytes('old'));
    expect(readFileSync(folder.at('real/a.md'), 'utf8')).toBe('new');
    expect(lstatSync(folder.at('c.md')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(folder.at('b.md'))).toBe('real/a.md');
  });

  it('is not written if it has been changed meanwhile', async () => {
    const folder = temporaryFolder({ 'a.md': 'theirs' });
    expect(await writeWhole(folder.at('a.md'), bytes('new'), bytes('old'))).toBe(false);
    expect(readFileSync(folder.at('a.md'), 'utf8')).toBe('theirs');
    expect(readdirSync(folder.path)).toEqual(['a.md']);
  });

  it('is not changed if it cannot be written', async () => {
    const folder = temporaryFolder({ 'd/x': '' });
    await expect(writeWhole(folder.at('none'), bytes('new'), bytes(''))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(writeWhole(folder.at('d'), bytes('new'), bytes(''))).rejects.toBeInstanceOf(Error);
    expect(readdirSync(folder.path)).toEqual(['d']);
    expect(readdirSync(folder.at('d'))).toEqual(['x']);
  });

  it.runIf(process.getuid?.() !== 0)('is not changed if it is read-only', async () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    chmodSync(folder.at('a.md'), 0o444);
    await expect(writeWhole(folder.at('a.md'), bytes('new'), bytes('old'))).rejects.toMatchObject({ code: 'EACCES' });
  });
});

it('a new file is written atomically', async () => {
  const folder = temporaryFolder();
  await writeWhole(folder.at('a.yaml'), bytes('one'));
  await writeWhole(folder.at('a.yaml'), bytes('two'));
  expect(readFileSync(folder.at('a.yaml'), 'utf8')).toBe('two');
  expect(statSync(folder.at('a.yaml')).mode & 0o600).toBe(0o600);
  expect(readdirSync(folder.path)).toEqual(['a.yaml']);
  await expect(writeWhole(folder.at('none/a.yaml'), bytes(''))).rejects.toMatchObject({ code: 'ENOENT' });
});

it.each(['あ', '\ud83d\ude00', 'a'])('a file may have the longest name of a file system: %s', async (character) => {
  const folder = temporaryFolder();
  const name = character.repeat(Math.floor(255 / Buffer.byteLength(character)));
  await writeWhole(folder.at(name), ['one']);
  await writeWhole(folder.at(name), ['two']);
  expect(readFileSync(folder.at(name), 'utf8')).toBe('two');
});

describe('a file is not replaced', () => {
  it('if its other names would keep the old contents', async () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    linkSync(folder.at('a.md'), folder.at('b.md'));
    await expect(writeWhole(folder.at('a.md'), ['new'])).rejects.toThrow('it has 2 hard links');
    expect(readFileSync(folder.at('b.md'), 'utf8')).toBe('old');
    expect(readdirSync(folder.path)).toEqual(['a.md', 'b.md']);
  });

  it('if it is a link to nothing', async () => {
    const folder = temporaryFolder();
    symlinkSync('none', folder.at('a.md'));
    await expect(writeWhole(folder.at('a.md'), ['new'])).rejects.toThrow('link to a file that does not exist');
    expect(readlinkSync(folder.at('a.md'))).toBe('none');
  });
});

describe('the temporary file of a process that was killed', () => {
  const { pid: killed } = spawnSync('true');
  const temporary = (name: string, process: number) => `.${name}.${process.toString(16).padStart(6, '0')}abcdef.tmp`;

  it('is removed when something is written beside it', async () => {
    const folder = temporaryFolder({ [temporary('a.md', killed)]: 'half', [temporary('b.md', killed)]: '' });
    await writeWhole(folder.at('a.md'), ['new']);
    expect(readdirSync(folder.path)).toEqual(['a.md']);
  });

  it('stays while a process has its number, but not longer than a day', async () => {
    const [young, old] = [temporary('young', process.ppid), temporary('old', process.ppid)];
    const folder = temporaryFolder({ [young]: '', [old]: '' });
    const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
    utimesSync(folder.at(old), longAgo, longAgo);
    await writeWhole(folder.at('a.md'), ['new']);
    expect(readdirSync(folder.path)).toEqual([young, 'a.md']);
  });

  it('is recognized by its name alone', async () => {
    const others = ['.a.md.tmp', 'a.md.00ffffabcdef.tmp', '.a.md.00ffffabcde.tmp', '.a.md.00ffffabcdef.tmp2'];
    const folder = temporaryFolder(Object.fromEntries(others.map((name) => [name, ''])));
    await writeWhole(folder.at('z'), ['new']);
    expect(readdirSync(folder.path).sort()).toEqual([...others, 'z'].sort());
  });
});

it.runIf(process.platform === 'linux')('pipes, devices and redirected streams are written directly', async () => {
  const folder = temporaryFolder({ log: 'first\n' });
  await writeWhole('/dev/null', ['x']);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  await expect(writeWhole('/dev/full', ['x'])).rejects.toMatchObject({ code: 'ENOSPC' });
  spawnSync('mkfifo', [folder.at('pipe')]);
  const reader = readFile(folder.at('pipe'), 'utf8');
  await writeWhole(folder.at('pipe'), ['one', 'two']);
  expect(await reader).toBe('onetwo');
  expect(statSync(folder.at('pipe')).isFIFO()).toBe(true);
  const log = openSync(folder.at('log'), 'a');
  await writeWhole(`/dev/fd/${log}`, ['second\n']);
  closeSync(log);
  expect(readFileSync(folder.at('log'), 'utf8')).toBe('first\nsecond\n');
});
