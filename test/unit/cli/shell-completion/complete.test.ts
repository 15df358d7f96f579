import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../../server/src/cli/run/command-table.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { objrefs } from '../objrefs.ts';

const ACME = `prefix: ACME
title: Acme's plan
aliases: [Acme Plan]
levels: [goal]
editions:
  - edition: "1"
    objectives: [1.1 Grow, 1.2 Shrink]
  - edition: "2"
    objectives: [1.1 Grow, 2.1 Rest, "2.10 Rest more"]
`;
const project = () =>
  temporaryFolder({ 'acme.objectives.yaml': ACME, 'objrefs.yaml': 'frameworks: {INTERPOL-SP: off}' });

async function ask(shell: string, ...written: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await objrefs(project(), ['__complete', shell, ...written]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.endsWith('\n')).toBe(true);
  return stdout.slice(0, -1).split('\n');
}

/** Without descriptions. */
const words = async (...written: readonly string[]) =>
  (await ask('zsh', ...written)).map((line) => line.split('\t')[0]);

describe('words', () => {
  test('are commands first, with descriptions', async () => {
    expect(await words('')).toEqual(['words', ...COMMANDS.map(({ name }) => name), 'help', '--help', '--version']);
    expect(await ask('zsh', 'expl')).toEqual(['words', 'explain\tShow everything about an objective.']);
  });

  test.each([
    [
      ['explain', 'ac'],
      ['ACME 1.1', 'ACME 2.1', 'ACME 2.10'],
    ],
    [
      ['explain', 'ACME:'],
      ['ACME:1', 'ACME:2'],
    ],
    [
      ['explain', 'ACME:1 '],
      ['ACME:1 1.1', 'ACME:1 1.2'],
    ],
    [
      ['references', '--objective', 'ACME 2'],
      ['ACME 2.1', 'ACME 2.10'],
    ],
    [['references', '--objective=ACME 2.10'], ['--objective=ACME 2.10']],
    [['references', 'x', '--ob'], ['--objective']],
    [['diff', 'AC'], ['ACME']],
    [
      ['diff', 'ACME', ''],
      ['1', '2'],
    ],
    [['migrate', 'ACME', '--to', ''], ['2']],
    [
      ['explain', 'acme plan 2'],
      ['Acme Plan 2.1', 'Acme Plan 2.10'],
    ],
    [['explain', 'ACME Goal 2.10'], ['ACME Goal 2.10']],
    [['explain', 'ACME pillar 2.10'], []],
    [
      ['migrate', '--to', '2', 'ACME', '--choose', '1'],
      ['1.1=', '1.2='],
    ],
    [
      ['migrate', 'ACME', '--to', '2', '--choose', '1.2=2'],
      ['1.2=2.1', '1.2=2.10'],
    ],
    [['check', '--fail-on', 'w'], ['warning']],
    [['check', '--fail-on=w'], ['--fail-on=warning']],
    [['check', '--severity', 'unknown-edition=o'], ['unknown-edition=off']],
    [['fix', '--code', 'rep'], ['replaced-objective']],
    [['check', '--form'], ['--format']],
    [['check', '--changed-since', ''], []],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['completion', 'bash', ''], []],
    [['help', 'ref'], ['references']],
    [['lsp', ''], []],
    [['chek', ''], []],
  ])('%j', async (written, expected) => {
    expect(await words(...written)).toEqual(['words', ...expected]);
  });

  test.each([
    [['check', '']],
    [['check', 'a', 'b']],
    [['check', '--', '--f']],
    [['check', '--output', '']],
    [['check', '-o', '']],
    [['check', '--format', 'sarif=']],
    [['explain', 'ACME 1.1', '']],
    [['mcp', '']],
    [['references', '--catalog=x']],
  ])('file names are requested in %j', async (written) => {
    expect(await words(...written)).toEqual(['files']);
  });

  test('catalogs given on the command line count', async () => {
    const other = temporaryFolder({ 'b.yaml': 'prefix: BETA\nobjectives: [7.1 Other]' });
    const { stdout } = await objrefs(other, ['__complete', 'zsh', 'explain', '--catalog', 'b.yaml', 'BETA']);
    expect(stdout).toBe('words\nBETA 7.1\tOther\n');
  });
});

describe('bash passes the line, and replaces what follows = and :', () => {
  test.each([
    ['objrefs explain "ACME 2.1', ['ACME 2.1', 'ACME 2.10']],
    ['objrefs explain ACME\\ 2.1', ['ACME 2.1', 'ACME 2.10']],
    ["objrefs explain 'ACME:1 1.", ['ACME:1 1.1', 'ACME:1 1.2']],
    ['objrefs check --fail-on=w', ['warning']],
    ['objrefs migrate ACME --choose 1.2=2.10', ['2.10']],
    ['/opt/bin/objrefs  che', ['check']],
  ])('%s', async (line, expected) => {
    expect((await ask('bash', line)).map((word) => word.split('\t')[0])).toEqual(['words', ...expected]);
  });
});

test('fish passes the word as written', async () => {
  for (const word of ['"ACME 2.10', "'ACME 2.10", 'ACME\\ 2.10']) {
    expect(await ask('fish', 'explain', word)).toEqual(['words', 'ACME 2.10\tRest more']);
  }
});

test('no hostile contents of catalogs reach a shell', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  const hostile = fc.oneof(text, fc.constantFrom('$(touch x)', '`x`', 'a\x1b[2Jb', "'; x #", '\u202e', '\\n', 'x\ty'));
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (number, title) => {
      const catalog = JSON.stringify({
        prefix: 'ACME',
        objectives: [
          { number, title },
          { number: '1.1', title },
        ],
      });
      const place = temporaryFolder({ 'a.objectives.yaml': catalog });
      const { stdout } = await objrefs(place, ['__complete', 'fish', 'explain', 'ACME']);
      for (const line of stdout.slice(0, -1).split('\n').slice(1)) {
        const [word = '', explanation = '', ...others] = line.split('\t');
        expect(word).toMatch(/^ACME [^\p{Cc}\p{Cf}$`\\"'!;|<>]*$/u);
        expect(explanation).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        expect(others).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test.each([[[]], [['tcsh']], [['bash', 'zsh']]])('objrefs completion %j is wrong usage', async (shells) => {
  const { code, stdout, stderr } = await objrefs(project(), ['completion', ...shells]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('bash, zsh, fish');
});

test('an unknown shell gets an error', async () => {
  expect(await objrefs(project(), ['__complete', 'tcsh', ''])).toEqual({ code: 2, stdout: '', stderr: '' });
});
