import { describe, expect, test } from 'vitest';
import { version } from '../../../package.json';
import { COMMANDS } from '../../../server/src/cli/run/commands.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

/** A report of `objrefs coverage` in which nothing is measured. */
const COVERAGE_REPORT = '{"version":1,"files":0,"frameworks":[],"objectives":[],"stale":[]}';

const run = (...words: string[]) => objrefs(temporaryFolder(), words);

describe('help', () => {
  test.each([[['--help']], [['-h']], [['help']]])('%j lists every command', async (words) => {
    const { code, stdout, stderr } = await run(...words);
    expect([code, stderr]).toEqual([0, '']);
    for (const { name, summary } of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} +${summary}$`, 'm'));
  });

  test.each(COMMANDS)('$name explains its options, with examples', async ({ name, options, examples }) => {
    const { code, stdout } = await run(name, '--help');
    expect(code).toBe(0);
    expect((await run('help', name)).stdout).toBe(stdout);
    expect((await run(name, '-h')).stdout).toBe(stdout);
    for (const option of options) expect(stdout).toContain(`--${option.name}`);
    for (const [example] of examples) expect(stdout).toContain(`  ${example}\n`);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test.each(COMMANDS.flatMap(({ examples }) => examples))('the example %s is understood', async (example) => {
    const words = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    if (words[1] === 'lsp') {
      // It would take over this process; that it takes the words is enough.
      expect((await run(...words.slice(1), '--help')).code).toBe(0);
      return;
    }
    const folder = temporaryFolder({
      'plans/a.md': 'INTERPOL-SP 3.4',
      'plans/annual-plan.md': 'INTERPOL-SP 3.4',
      'plans/all.md': 'ACME 1.1, INTERPOL-SP 1.1-1.3, 2.1-2.3, 3.1-3.5, 4.1-4.5, 5.1-5.3, 6.1-6.5',
      ...Object.fromEntries(['earlier.json', 'north.json', 'south.json'].map((name) => [name, COVERAGE_REPORT])),
      'README.md': '',
      'controls.csv': 'id,name\n1.1,Grow\n',
      '2026.md': '# Plan 2026\n\n- 1.1 Grow\n',
      'acme.objectives.yaml': 'prefix: ACME\nedition: "2020"\nobjectives: [1.1 Grow]\n',
    });
    const { code, stderr } = await objrefs(folder, words.slice(1));
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/^objrefs: /m);
  });

  test('--json is short for --format json', async () => {
    const folder = temporaryFolder({ 'a.md': 'INTERPOL-SP 3.4' });
    for (const command of ['check', 'references', 'coverage']) {
      const short = await objrefs(folder, [command, '--json']);
      expect(short).toEqual(await objrefs(folder, [command, '--format', 'json']));
      expect(JSON.parse(short.stdout)).toMatchObject({ version: 1 });
    }
    expect((await objrefs(folder, ['check', '--json=x'])).stderr).toContain('--json takes no value.');
  });

  test('the version is that of the package', async () => {
    for (const word of ['--version', '-v'])
      expect(await run(word)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

const FORMATS = 'pretty, json, sarif, junit, github, rdjsonl, codeclimate or markdown';

describe('wrong usage exits with 2 and says what to do', () => {
  test.each([
    [[], 'No command is given.'],
    [['chek'], "There is no command 'chek'. Did you mean 'check'?"],
    [['publish'], "There is no command 'publish'."],
    [['help', 'refrences'], "There is no command 'refrences'. Did you mean 'references'?"],
    [['--vresion'], "There is no option '--vresion'. Did you mean '--version'?"],
    [['check', '--formt', 'json'], "There is no option '--formt'. Did you mean '--format'?"],
    [['check', '--fromat=json'], "There is no option '--fromat'. Did you mean '--format'?"],
    [['check', '-x'], "There is no option '-x'."],
    [['check', '--format', 'xml'], `--format knows no 'xml'. It takes ${FORMATS}.`],
    [['check', '--format', 'jsn'], `--format knows no 'jsn'. Did you mean 'json'? It takes ${FORMATS}.`],
    [['check', '--format', 'srif=a.sarif'], `--format knows no 'srif'. Did you mean 'sarif'? It takes ${FORMATS}.`],
    [['check', '--format', 'sarif='], '--format sarif= needs the name of a file.'],
    [['check', '--format'], `--format needs a value: ${FORMATS}.`],
    [['check', '--format', '--output', 'x'], `--format needs a value: ${FORMATS}.`],
    [['check', '--output='], '--output needs a value: FILE.'],
    [['check', '--fail-on', 'hint'], "--fail-on knows no 'hint'. It takes error, warning, information or never."],
    [['check', '--help=yes'], '--help takes no value.'],
    [['references', '--fail-on', 'error'], "There is no option '--fail-on'."],
  ])('%j', async (words, message) => {
    const { code, stdout, stderr } = await run(...words);
    expect(stderr).toMatch(/^objrefs: /);
    expect(stderr.split('\n')[0]).toBe(`objrefs: ${message}`);
    expect(stderr).toMatch(/\nRun 'objrefs( \w+)? --help' for help\.\n$/);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('what follows two dashes is a path', async () => {
    const folder = temporaryFolder({ '--help': 'INTERPOL-SP 9.9' });
    expect(await objrefs(folder, ['check', '--', '--help'])).toMatchObject({ code: 1 });
  });
});
