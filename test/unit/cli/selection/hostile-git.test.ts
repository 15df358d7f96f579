import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { objrefs } from '../objrefs.ts';
import { type Repository, repository } from './repository.ts';

/* No program that a repository names is started, and the findings that need git still come. */

const CATALOG = `
prefix: ACME
editions:
  - edition: "2010"
    published: 2010-01-01
    objectives: [{number: "3.4", title: Train officers, replacedBy: ["4.2"]}, 3.5 Rent offices]
  - edition: "2015"
    published: 2015-06-01
    objectives: [3.4 Buy software, 3.5 Publish annual reports, 4.2 Train officers]
`;
const BEFORE = '2012-03-04';
const PROSE = 'Words that make this file long enough to be recognized as renamed.\n'.repeat(9);
const ATTRIBUTES = '* filter=evil diff=evil merge=evil\n';

/** Every setting with which git's documentation lets a repository name a program, or a file that may name one. */
const SETTINGS: readonly (readonly [name: string, value: string])[] = [
  ...[
    ...['core.fsmonitor', 'core.pager', 'core.editor', 'core.sshCommand', 'core.gitProxy', 'core.askPass'],
    ...['core.alternateRefsCommand', 'credential.helper', 'diff.external', 'diff.evil.command', 'diff.evil.textconv'],
    ...['filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process', 'filter.ev.il.clean', 'merge.evil.driver'],
    ...['difftool.evil.cmd', 'difftool.evil.path', 'mergetool.evil.cmd', 'mergetool.evil.path', 'guitool.evil.cmd'],
    ...['gpg.program', 'gpg.openpgp.program', 'gpg.ssh.program', 'gpg.x509.program', 'gpg.ssh.defaultKeyCommand'],
    ...['gc.recentObjectsHook', 'interactive.diffFilter', 'pager.blame', 'pager.diff', 'pager.log', 'pager.config'],
    ...['sequence.editor', 'uploadpack.packObjectsHook', 'remote.origin.uploadpack', 'remote.origin.receivepack'],
    ...['man.evil.cmd', 'man.evil.path', 'browser.evil.cmd', 'browser.evil.path', 'web.browser', 'instaweb.browser'],
    ...['sendemail.toCmd', 'sendemail.ccCmd', 'sendemail.headerCmd', 'sendemail.smtpServer', 'imap.tunnel'],
    ...['trailer.evil.command', 'trailer.evil.cmd', 'tar.evil.command', 'hook.evil.command', 'lsrefs.unborn'],
  ].map((name) => [name, 'PROGRAM'] as const),
  ...['blame', 'check-attr', 'config', 'diff', 'diff-files', 'log', 'ls-files', 'rev-parse'].map(
    (name) => [`alias.${name}`, '!PROGRAM'] as const,
  ),
  ['credential.https://example.org.helper', '!PROGRAM'],
  ['submodule.evil.update', '!PROGRAM'],
  ['remote.origin.vcs', 'ext'],
  ['remote.origin.url', 'ext::PROGRAM'],
  ['core.hooksPath', 'HOOKS'],
  ['core.attributesFile', 'ATTRIBUTES'],
  ['include.path', 'INCLUDED'],
  ['includeIf.gitdir:/**.path', 'INCLUDED'],
  ['init.templateDir', 'HOOKS'],
];

/** A repository whose files have attributes, and that has old, changed, staged, untracked and renamed texts. */
async function hostile() {
  const outside = temporaryFolder({ attributes: ATTRIBUTES });
  const [program, trace] = [outside.at('program'), outside.at('trace')];
  outside.write({
    program: `#!/bin/sh\necho "$0 $*" >> '${trace}'\ncat\n`,
    included: `[diff "evil"]\n\ttextconv = ${program}\n[filter "evil"]\n\tclean = ${program}\n[core]\n\tfsmonitor = ${program}\n`,
  });
  chmodSync(program, 0o755);
  for (const hook of ['post-index-change', 'pre-commit', 'reference-transaction', 'fsmonitor-watchman']) {
    outside.write({ [`hooks/${hook}`]: `#!/bin/sh\necho ${hook} >> '${trace}'\n` });
    chmodSync(outside.at(`hooks/${hook}`), 0o755);
  }
  const folder = repository({ 'acme.objectives.yaml': CATALOG });
  folder.write({ 'a.md': `Old ACME 3.4\n${PROSE}`, 'b.md': 'Old ACME 3.5\n', 'old.md': `${PROSE}ACME 4.2\n` });
  await objrefs(folder, ['review', 'old.md']);
  folder.commit(BEFORE);
  folder.write({ '.gitattributes': ATTRIBUTES, '.git/info/attributes': ATTRIBUTES });
  folder.git('mv', 'old.md', 'new.md');
  folder.commit('2017-08-09');
  folder.write({ 'b.md': 'Old ACME 3.5\nNew ACME 9.8\n', 'staged.md': 'ACME 9.7\n', 'untracked.md': 'ACME 9.6\n' });
  folder.git('add', 'staged.md');
  const values: Record<string, string> = {
    ...{ PROGRAM: program, HOOKS: outside.at('hooks') },
    ...{ ATTRIBUTES: outside.at('attributes'), INCLUDED: outside.at('included') },
  };
  const set = (name: string, value: string) =>
    folder.git(
      'config',
      '--local',
      name,
      value.replace(/[A-Z]{5,}/, (word) => values[word] ?? word),
    );
  return { folder, set, traces: () => (existsSync(trace) ? readFileSync(trace, 'utf8') : ''), trace };
}

/** Everything that needs git. */
async function results(folder: Repository) {
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME };
  const runs: unknown[] = [];
  const options = [['--since-written'], ['--changed-since', 'HEAD'], ['--staged']];
  for (const words of options) {
    // Git compares a file that was touched, for which it converts it.
    utimesSync(folder.at('a.md'), new Date(), new Date());
    const { code, stdout, stderr } = await objrefs(folder, ['check', '--format', 'json', ...words], { environment });
    const found = JSON.parse(stdout || '{"findings":[]}').findings;
    runs.push([code, stderr, found.map((row: Record<string, unknown>) => `${row.file}:${row.line} ${row.code}`)]);
  }
  runs.push((await objrefs(folder, ['review', '--dry-run'], { environment })).stdout.split('\n', 1));
  return runs;
}

const EXPECTED = [
  [
    1,
    '',
    ['a.md:1 reused-number', 'b.md:1 reused-number', ...['b.md:2', 'staged.md:1', 'untracked.md:1'].map(unknown)],
  ],
  [1, '', ['b.md:2', 'staged.md:1', 'untracked.md:1'].map(unknown)],
  [1, '', ['staged.md:1'].map(unknown)],
  ['old.md was renamed to new.md; its reviews would move with it.'],
];
function unknown(place: string): string {
  return `${place} unknown-objective`;
}

describe.runIf(process.platform !== 'win32')('a repository that names programs', () => {
  test('is read as any other, with all settings at once, and none is started', async () => {
    const { folder, set, traces } = await hostile();
    expect(await results(folder)).toEqual(EXPECTED);
    for (const [name, value] of SETTINGS) set(name, value);
    set('log.showSignature', 'true');
    set('filter.evil.required', 'true');
    expect(await results(folder)).toEqual(EXPECTED);
    expect(traces()).toBe('');
  }, 60_000);

  // Git itself starts each of these, which shows that the traps work.
  test.each([
    ['core.fsmonitor', 'PROGRAM', ['status']],
    ['core.hooksPath', 'HOOKS', ['status']],
    ['diff.external', 'PROGRAM', ['diff', 'HEAD']],
    ['diff.evil.command', 'PROGRAM', ['diff', 'HEAD']],
    ['diff.evil.textconv', 'PROGRAM', ['blame', 'b.md']],
    ['filter.evil.clean', 'PROGRAM', ['diff', 'HEAD']],
    ['filter.evil.process', 'PROGRAM', ['add', 'untracked.md']],
    ['alias.unknown', '!PROGRAM', ['unknown']],
    ['include.path', 'INCLUDED', ['blame', 'b.md']],
    ['includeIf.gitdir:/**.path', 'INCLUDED', ['blame', 'b.md']],
  ])(
    'does not start %s',
    async (name, value, words) => {
      const { folder, set, traces, trace } = await hostile();
      set(name, value);
      expect(await results(folder)).toEqual(EXPECTED);
      expect(traces()).toBe('');
      try {
        folder.git(...words);
      } catch {
        // The program does not answer as git expects.
      }
      expect(traces()).not.toBe('');
      rmSync(trace);
    },
    60_000,
  );

  test('does not start a program to verify signatures', async () => {
    const { folder, set, traces } = await hostile();
    const commit = folder.git('cat-file', 'commit', 'HEAD');
    const [head = '', ...message] = commit.split('\n\n');
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----';
    folder.write({ '.git/signed': `${head}\n${signature}\n\n${message.join('\n\n')}` });
    folder.git('update-ref', 'HEAD', folder.git('hash-object', '-t', 'commit', '-w', '.git/signed').trim());
    set('gpg.program', 'PROGRAM');
    set('log.showSignature', 'true');
    expect(await results(folder)).toEqual(EXPECTED);
    expect(traces()).toBe('');
    folder.git('log', '-1');
    expect(traces()).toContain('--verify');
  }, 60_000);

  test('does not start the programs of a submodule', async () => {
    const { folder, traces } = await hostile();
    const { folder: inner, set, traces: innerTraces } = await hostile();
    folder.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'inner');
    folder.git('commit', '--quiet', '--message', 'x', 'inner', '.gitmodules');
    folder.write({ 'inner/a.md': 'changed' });
    set('core.fsmonitor', 'PROGRAM');
    execFileSync('cp', [inner.at('.git/config'), folder.at('.git/modules/inner/config')]);
    execFileSync('git', ['config', 'core.worktree', '../../../inner'], { cwd: folder.at('.git/modules/inner') });
    folder.git('config', 'submodule.inner.ignore', 'none');
    folder.git('config', 'diff.ignoreSubmodules', 'none');
    const found = JSON.stringify(await results(folder));
    expect(found).toContain('a.md:1 reused-number');
    expect([traces(), innerTraces()]).toEqual(['', '']);
    folder.git('status');
    expect(innerTraces()).not.toBe('');
  }, 60_000);

  test('fetches nothing, even if objects are missing', async () => {
    const { folder: origin } = await hostile();
    origin.commit();
    const clone = temporaryFolder();
    const git = (...words: string[]) =>
      execFileSync('git', words, { cwd: clone.path, stdio: 'pipe', encoding: 'utf8' });
    origin.git('config', 'uploadpack.allowFilter', 'true');
    git('clone', '--quiet', '--filter=blob:none', `file://${origin.path}`, '.');
    clone.write({ 'b.md': 'ACME 3.4\nACME 9.9\n' });
    for (const url of ['ssh://example.org/x', `file://${origin.path}`]) {
      git('config', 'remote.origin.url', url);
      git('config', 'core.sshCommand', `touch '${clone.at('fetched')}'; false`);
      git('config', 'remote.origin.uploadpack', `touch '${clone.at('fetched')}'; git-upload-pack`);
      for (const words of [['--since-written'], ['--changed-since', 'HEAD~1'], ['--staged']]) {
        const { stderr } = await objrefs(clone, ['check', ...words], { environment: { PATH: process.env.PATH } });
        if (words.includes('HEAD~1')) expect(stderr).toContain('git diff failed: this partial clone lacks objects');
        expect(existsSync(clone.at('fetched'))).toBe(false);
      }
    }
    expect(() => git('cat-file', 'blob', 'HEAD~1:b.md')).not.toThrow();
    expect(existsSync(clone.at('fetched'))).toBe(true);
  }, 60_000);

  test('gives the dates of lines if its list of ignored commits is missing or wrong', async () => {
    const { folder, set } = await hostile();
    for (const file of ['missing', 'a.md']) {
      set('blame.ignoreRevsFile', file);
      expect(await results(folder)).toEqual(EXPECTED);
    }
  }, 60_000);

  test('converts line ends and encodings as its attributes say, for which no program is needed', async () => {
    const { folder } = await hostile();
    folder.write({ '.gitattributes': '*.md text eol=crlf\n', 'crlf.md': 'ACME 9.9\r\nACME 9.9\r\n' });
    folder.commit();
    folder.write({ 'crlf.md': 'ACME 9.9\r\nACME 9.8\r\n' });
    const words = ['check', '--format', 'json', '--changed-since', 'HEAD', 'crlf.md'];
    const { stdout } = await objrefs(folder, words, { environment: { PATH: process.env.PATH } });
    expect(JSON.parse(stdout).findings).toMatchObject([{ line: 2, number: '9.8' }]);
  });

  test('is refused if the name of a filter could hide it', async () => {
    const { folder, traces } = await hostile();
    folder.write({ '.gitattributes': '* filter=a=b\n' });
    folder.git('config', 'filter.a=b.clean', 'touch trace');
    const { stderr } = await objrefs(folder, ['check', '--changed-since', 'HEAD'], {
      environment: { PATH: process.env.PATH },
    });
    expect(stderr).toContain('Git is not used: the name of filter.a=b is not valid.');
    expect([traces(), existsSync(folder.at('trace'))]).toEqual(['', false]);
  });

  test('does not provide git itself, nor the variables of its surroundings', async () => {
    const { folder, traces } = await hostile();
    folder.write({ git: '#!/bin/sh\ntouch own\n', 'sub/x': '' });
    chmodSync(folder.at('git'), 0o755);
    const PATH = `:.:${process.env.PATH}`;
    const program = folder.at('git');
    const variables = [
      'GIT_EXTERNAL_DIFF',
      'GIT_SSH',
      'GIT_SSH_COMMAND',
      'GIT_PAGER',
      'GIT_EDITOR',
      'GIT_ASKPASS',
      'GIT_PROXY_COMMAND',
      'PAGER',
    ];
    const environment = {
      PATH,
      ...Object.fromEntries(variables.map((name) => [name, program])),
      GIT_TRACE: folder.at('own'),
    };
    for (const words of [['--since-written'], ['--changed-since', 'HEAD'], ['--staged']]) {
      expect((await objrefs(folder, ['check', '--format', 'json', ...words], { environment })).code).toBe(1);
    }
    expect([existsSync(folder.at('own')), traces()]).toEqual([false, '']);
  });
});
