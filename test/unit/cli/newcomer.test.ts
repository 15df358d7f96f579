import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const FILES = { 'acme.objectives.yaml': CATALOG, '.git/HEAD': '' };

describe('a run that checks less than it seems fails', () => {
  test('a folder that is named and has no text files, as a pattern without a match; not the working directory', async () => {
    const folder = temporaryFolder({ ...FILES, 'empty/x.bin': Uint8Array.of(0, 1), 'work/y.bin': Uint8Array.of(0) });
    for (const path of ['empty', 'nope/**']) {
      expect(await objrefs(folder, ['check', path])).toMatchObject({ code: 2 });
    }
    expect((await objrefs(folder, ['check', 'empty', '--quiet'])).stderr).toBe('objrefs: no text files found\n');
    expect((await objrefs(folder, ['check', 'empty', '--allow-empty'])).code).toBe(0);
    expect((await objrefs(folder, ['check', 'empty', '.'])).code).toBe(0);
    expect((await objrefs(folder, ['check'], { directory: 'work' })).code).toBe(0);
  });

  test('documents that were reviewed against a framework whose catalog is missing', async () => {
    const folder = temporaryFolder({ ...FILES, 'a.md': 'ACME 1.1\n' });
    await objrefs(folder, ['review']);
    expect((await objrefs(folder, ['check'])).code).toBe(0);
    rmSync(folder.at('acme.objectives.yaml'));
    const { code, stdout, stderr } = await objrefs(folder, ['check']);
    expect(code).toBe(2);
    expect(stdout).toContain('no findings in what could be checked');
    expect(stderr).toContain('objrefs.reviews.yaml has reviews of ACME, which no catalog describes.');
    expect((await objrefs(folder, ['check', '--allow-empty'])).code).toBe(0);
    await objrefs(folder, ['review', '--prune']);
    expect((await objrefs(folder, ['check'])).code).toBe(0);
  });
});

test('the closing hints name fix, and migrate for what needs a decision', async () => {
  const folder = temporaryFolder({ ...FILES, 'a.md': 'ACME 1.2, ACME 1.3 and ACME 1.3.\n' });
  expect((await objrefs(folder, ['check'])).stdout).toContain(
    'To fix what needs no decision, run objrefs fix.\n' +
      '2 references to ACME need a decision: run objrefs migrate ACME --to 2024.\n',
  );
  folder.write({ 'a.md': 'ACME 1.2\n' });
  expect((await objrefs(folder, ['check'])).stdout).not.toContain('migrate');
});

describe('a word that is nearly right', () => {
  test('a command as an option, the beginning of a value, a part of a prefix', async () => {
    const folder = temporaryFolder({ ...FILES, 'objrefs.yaml': 'frameworks: {NIST: on}\n' });
    const stderr = async (...words: string[]) => (await objrefs(folder, words)).stderr;
    expect(await stderr('check', '--fix')).toContain("unknown option '--fix'. Run objrefs fix instead.\n");
    expect(await stderr('check', '--fail-on', 'warn')).toContain("Did you mean 'warning'?\n");
    expect((await objrefs(folder, ['check'])).stdout).toContain('No catalog describes NIST. Did you mean NIST CSF?');
  });

  test('a number that no edition has cannot be reviewed', async () => {
    const folder = temporaryFolder({ ...FILES, 'a.md': 'ACME 1.1\n' });
    expect(await objrefs(folder, ['review', '--objective', 'ACME 99'])).toMatchObject({
      code: 2,
      stderr: 'objrefs: 99 is not in ACME 2024; there are no references to review\n',
    });
  });
});

test('what check suggests for a number, explain suggests, too', async () => {
  const folder = temporaryFolder({ ...FILES, 'a.md': 'ACME 1.9\n' });
  const { code, stdout } = await objrefs(folder, ['explain', 'ACME 1.9']);
  expect(code).toBe(1);
  expect(stdout).toContain('unknown-objective\nDid you mean 1.1  Grow apples\n');
});

test('fix says which warnings it fixes only by name', async () => {
  const folder = temporaryFolder({ ...FILES, 'a.md': '- ACME 2.1: Grow apples\n' });
  expect((await objrefs(folder, ['check'])).stdout).toContain('title-mismatch');
  expect((await objrefs(folder, ['fix'])).stdout).toContain(
    '1 warning of codes that are fixed only by name is left: objrefs fix --code title-mismatch.\n',
  );
  expect((await objrefs(folder, ['fix', '--code', 'replaced-objective'])).stdout).not.toContain('by name');
});
