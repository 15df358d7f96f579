import { describe, expect, test } from 'vitest';
import { version } from '../../../package.json';
import { COMMANDS } from '../../../server/src/cli/run/command-table.ts';
import { CHOICES } from '../../../server/src/core/fields/value-types.ts';
import { REFERENCE_CODES, SEVERITIES } from '../../../server/src/core/model/diagnostic.ts';
import { ONLY_PART } from '../../hostile/support/writing-commands.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

/** A report of `objrefs coverage` without any measurements. */
const COVERAGE_REPORT = '{"version":1,"files":0,"frameworks":[],"objectives":[],"stale":[]}';

const run = (...words: string[]) => objrefs(temporaryFolder(), words);

describe('help', () => {
  test.each([[['--help']], [['-h']], [['help']], [['help', 'help']]])('%j lists every command', async (words) => {
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
    if (['lsp', 'mcp'].includes(words[1]!)) {
      // They would take over this process; only their arguments are tested.
      expect((await run(...words.slice(1), '--help')).code).toBe(0);
      return;
    }
    const folder = temporaryFolder({
      'plans/a.md': 'INTERPOL-SP 3.4',
      'plans/annual-plan.md': 'INTERPOL-SP 3.4',
      'plans/all.md': 'ACME 1.1, INTERPOL-SP 1.1-1.3, 2.1-2.3, 3.1-3.5, 4.1-4.5, 5.1-5.3, 6.1-6.5',
      ...Object.fromEntries(['earlier.json', 'north.json', 'south.json'].map((name) => [name, COVERAGE_REPORT])),
      'part-1.json': ONLY_PART,
      'README.md': '',
      'controls.csv': 'id,name\n1.1,Grow\n',
      '2026.md': '# Plan 2026\n\n- 1.1 Grow\n',
      'acme.objectives.yaml': 'prefix: ACME\nedition: "2020"\nobjectives: [1.1 Grow]\n',
    });
    if (example.includes('.scip')) await objrefs(folder, ['index', '--shard', '1/1', '-o', 'part-1.scip']);
    const { code, stderr } = await objrefs(folder, words.slice(1), {
      isTerminal: words.includes('--interactive'),
    });
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
    expect((await objrefs(folder, ['check', '--json=x'])).stderr).toContain("option '--json' does not take a value");
  });

  test('the version is that of the package', async () => {
    for (const word of ['--version', '-v', '-V', 'version'])
      expect(await run(word)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

const FORMATS = 'pretty, json, sarif, junit, github, rdjsonl, codeclimate, markdown';

describe('wrong usage exits with 2 and says what to do', () => {
  test('for what lsp does not take', async () => {
    expect(await run('lsp', 'foo')).toMatchObject({
      ...{ code: 2, stderr: "objrefs: unexpected 'foo'. Run: objrefs lsp --stdio\n" },
    });
  });

  test('for what mcp does not take', async () => {
    expect(await run('mcp', 'a', 'b')).toMatchObject({ code: 2, stderr: expect.stringContaining("unexpected 'b'") });
    expect(await run('mcp', 'a')).toMatchObject({ code: 2, stderr: "objrefs: no such folder: 'a'\n" });
    expect(await run('mcp', '--catalog', 'a.yaml')).toMatchObject({
      ...{ code: 2, stderr: "objrefs: no such catalog: 'a.yaml'\n" },
    });
  });

  test.each([
    [['chek'], "unknown command 'chek'. Did you mean 'check'?"],
    [['publish'], "unknown command 'publish'"],
    [['help', 'refrences'], "unknown command 'refrences'. Did you mean 'references'?"],
    [['--vresion'], "unknown option '--vresion'. Did you mean '--version'?"],
    [['check', '--formt', 'json'], "unknown option '--formt'. Did you mean '--format'?"],
    [['check', '--fromat=json'], "unknown option '--fromat'. Did you mean '--format'?"],
    [['check', '-x'], "unknown option '-x'"],
    [['check', '--format', 'xml'], `invalid value 'xml' for --format; expected one of: ${FORMATS}`],
    [
      ['check', '--format', 'jsn'],
      `invalid value 'jsn' for --format; expected one of: ${FORMATS}. Did you mean 'json'?`,
    ],
    [
      ['check', '--format', 'srif=a.sarif'],
      `invalid value 'srif' for --format; expected one of: ${FORMATS}. Did you mean 'sarif'?`,
    ],
    [['check', '--format', 'sarif='], 'missing file name in --format sarif='],
    [['check', '--format'], `missing value for --format; expected one of: ${FORMATS}`],
    [['check', '--format', '--output', 'x'], `missing value for --format; expected one of: ${FORMATS}`],
    [['check', '--output='], 'missing value for --output; expected FILE'],
    [
      ['check', '--fail-on', 'hint'],
      "invalid value 'hint' for --fail-on; expected one of: error, warning, information, never",
    ],
    [['check', '--help=yes'], "option '--help' does not take a value"],
    [['references', '--fail-on', 'error'], "unknown option '--fail-on'"],
  ])('%j', async (words, message) => {
    const { code, stdout, stderr } = await run(...words);
    expect(stderr).toMatch(/^objrefs: /);
    expect(stderr.split('\n')[0]).toBe(`objrefs: ${message}`);
    expect(stderr).toMatch(/\nRun 'objrefs( \w+)? --help' for help\.\n$/);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('without a command, prints the help', async () => {
    const { code, stdout, stderr } = await run();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('\nUsage: objrefs COMMAND');
  });

  test('an argument after two dashes is a path', async () => {
    const folder = temporaryFolder({ '--help': 'INTERPOL-SP 9.9' });
    expect(await objrefs(folder, ['check', '--', '--help'])).toMatchObject({ code: 1 });
  });
});

describe('the table of commands', () => {
  const choices = (command: string, option: string) =>
    COMMANDS.find(({ name }) => name === command)?.options.find(({ name }) => name === option)?.choices;

  test('has the codes, severities and formats of the code', () => {
    expect(choices('fix', 'code')).toEqual(Object.keys(REFERENCE_CODES));
    expect(choices('check', 'min-severity')).toEqual(SEVERITIES);
    const from = COMMANDS.find(({ name }) => name === 'import')?.options.find(({ name }) => name === 'from');
    expect(from?.help).toContain(`: ${CHOICES.importFormat.map(({ value }) => value).join(', ')}.`);
  });

  test.each(COMMANDS)('explains every option of $name, which are all different', ({ options }) => {
    expect(options.filter(({ help }) => !help)).toEqual([]);
    expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
  });
});
