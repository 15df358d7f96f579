import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../../package.json';
import { filesBelow } from '../../package/support/published-files.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';

const CHANGELOG = `# Changelog

## Unreleased

## 1.2.0 (2026-12-01)

### Added

- Lanterns on the quay. [docs](docs/quay.md)

## 1.1.0 (2026-11-20)

- Piles.
`;

function release(args: readonly string[], { changelog = CHANGELOG, released = '1.2.0' } = {}) {
  const folder = temporaryFolder({ 'package.json': JSON.stringify({ version: released }), 'CHANGELOG.md': changelog });
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('scripts/release.mjs'), ...args], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const SUFFIX = 'is not of the form 1.2.3';

describe('a version', () => {
  test.each(['0.1.0', '1.3.17', '2.11.0'])('%s is a pre-release', (odd) => {
    expect(release(['check'], { released: odd }).stdout).toBe(`version=${odd}\nprerelease=true\nnpm-tag=next\n`);
  });
  test.each(['0.2.0', '1.0.0', '2.10.4'])('%s is a release', (even) => {
    expect(release(['check'], { released: even }).stdout).toBe(`version=${even}\nprerelease=false\nnpm-tag=latest\n`);
  });
  test.each(['1.2', '1.2.3-beta', 'v1.2.3', '01.2.3', ''])('%s is not accepted by the Marketplace', (wrong) => {
    expect(release(['check'], { released: wrong })).toMatchObject({ status: 1, stdout: '' });
    expect(release(['check'], { released: wrong }).stderr).toContain(SUFFIX);
  });
  test('the project has a valid one', () => {
    expect(release(['check'], { released: version }).status).toBe(0);
  });
});

describe('before a release', () => {
  test('the output says how the version is published', () => {
    expect(release(['check', 'v1.2.0'])).toEqual({
      status: 0,
      stdout: 'version=1.2.0\nprerelease=false\nnpm-tag=latest\n',
      stderr: '',
    });
  });

  const waiting = CHANGELOG.replace('## Unreleased\n', '## Unreleased\n\n- Ropes.\n');
  test.each([
    ['another tag', 'v1.2.1', {}, 'The tag v1.2.1 is not v1.2.0'],
    ['a tag without v', '1.2.0', {}, 'The tag 1.2.0 is not v1.2.0'],
    ['no section', 'v1.4.0', { released: '1.4.0' }, 'no section "## 1.4.0 (YYYY-MM-DD)"'],
    ['an older version', 'v1.1.0', { released: '1.1.0' }, 'a newer version than 1.1.0'],
    [
      'an empty section',
      'v1.2.0',
      { changelog: '## 1.2.0 (2026-12-01)\n\n## 1.1.0 (2026-01-01)\n- x\n' },
      'has an empty section',
    ],
    ['a section without a date', 'v1.2.0', { changelog: '## 1.2.0\n\n- x\n' }, 'no section'],
    ['unreleased changes', 'v1.2.0', { changelog: waiting }, 'still has changes under "Unreleased"'],
    ['a version with a suffix', 'v1.2.0-beta', { released: '1.2.0-beta' }, SUFFIX],
  ])('%s is refused', (_, tag, given, why) => {
    const { status, stdout, stderr } = release(['check', tag], given);
    expect(stderr).toContain(why);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  test('the notes are the section of the version, or the unreleased one if it has none yet', () => {
    expect(release(['notes']).stdout).toBe('### Added\n\n- Lanterns on the quay. [docs](docs/quay.md)\n');
    expect(release(['notes'], { released: '1.3.0', changelog: waiting }).stdout).toBe('- Ropes.\n');
  });

  test('the changelog of the project has an entry for the version', () => {
    const { stdout } = release(['notes'], { released: version, changelog: readFileSync('CHANGELOG.md', 'utf8') });
    expect(stdout).toMatch(/^- /m);
  });
});

describe('a version is prepared', () => {
  const FILES = [
    ...['package.json', 'package-lock.json', 'action.yml', 'templates/check.yml', 'CHANGELOG.md'],
    ...['README.md', 'docs/ci.md', 'docs/library.md', 'docs/many-repositories.md'],
  ];

  test('in every place where the project names it, and nowhere else', () => {
    const before = Object.fromEntries(FILES.map((path) => [path, readFileSync(path, 'utf8')]));
    const folder = temporaryFolder(before);
    const script = resolve('scripts/release.mjs');
    const prepared = spawnSync(process.execPath, [script, 'prepare', '90.4.0', '2026-12-01'], { cwd: folder.path });
    expect(prepared.stderr.toString()).toBe('');
    for (const path of FILES) {
      const after = readFileSync(folder.at(path), 'utf8');
      expect(after, path).toContain('90.4.0');
      if (path === 'CHANGELOG.md') continue;
      expect(after.replaceAll('90.4.0', version), path).toBe(before[path]);
      // Other packages may have the same version.
      if (!path.startsWith('package'))
        expect(after, path).not.toMatch(new RegExp(`\\b${version.replaceAll('.', '\\.')}\\b`));
    }
    const own = JSON.parse(readFileSync(folder.at('package-lock.json'), 'utf8'));
    expect([own.version, own.packages[''].version]).toEqual(['90.4.0', '90.4.0']);
    const checked = spawnSync(process.execPath, [script, 'check', 'v90.4.0'], { cwd: folder.path, encoding: 'utf8' });
    expect(checked).toMatchObject({ status: 0, stderr: '' });
  });

  test('in every page that names it', () => {
    const pages = ['SUPPORT.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...filesBelow('docs', '.md')];
    const naming = pages.filter((path) => readFileSync(path, 'utf8').includes(`objective-references-${version}`));
    expect(FILES).toEqual(expect.arrayContaining(naming));
  });

  test.each([
    [['1.4', '2026-12-01'], 'not of the form 1.2.3'],
    [['1.4.0', 'today'], 'not a date such as'],
    [['1.4.0', '2026-12-01'], 'no changes under "Unreleased"'],
  ])('not as %j', (args, why) => {
    const { status, stderr } = release(['prepare', ...args]);
    expect(stderr).toContain(why);
    expect(status).toBe(1);
  });
});
