import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SCRIPTS } from '../../../../server/src/cli/shell-completion/scripts.ts';
import { type TemporaryFolder, temporaryFolder } from '../../loader/temporary-folder.ts';
import { useBundle } from '../bundle.ts';

/** The scripts in their shells. */

const bundle = useBundle();

const CATALOG = `prefix: ACME
objectives: [1.1 Grow, '2.1 Rest $(touch stolen)', '2.10 \`touch stolen\`; touch stolen', '$(touch stolen) x']
`;

interface InShell {
  readonly folder: TemporaryFolder;
  /** The output, as lines. */
  readonly lines: readonly string[];
}

function inShell(shell: 'bash' | 'zsh' | 'fish', text: string): InShell {
  const folder = temporaryFolder({
    'acme.objectives.yaml': CATALOG,
    script: SCRIPTS[shell],
    'bin/objrefs': `#!/bin/sh\nexec "${process.execPath}" "${bundle().main}" "$@"\n`,
    'plans/a.md': '',
  });
  chmodSync(folder.at('bin/objrefs'), 0o755);
  const env = { ...process.env, HOME: folder.path, PATH: `${folder.at('bin')}${delimiter}${process.env.PATH}` };
  const program = spawnSync(shell, shell === 'zsh' ? ['-f', '-c', text] : ['-c', text], {
    ...{ cwd: folder.path, env, encoding: 'utf8' },
  });
  expect(program.error).toBeUndefined();
  expect(program.stderr).toBe('');
  return { folder, lines: program.stdout.split('\n').filter((line) => line !== '') };
}

const REFERENCES = ['ACME 2.1', 'ACME 2.10'];
const EXPLAINED = ['ACME 2.1  Rest $(touch stolen)', 'ACME 2.10  `touch stolen`; touch stolen'];

describe('bash', () => {
  /** @param type of completion, as in bash's COMP_TYPE: 9 inserts, 63 lists */
  const complete = (line: string, word: string, type = 9) =>
    inShell(
      'bash',
      `source ./script
       COMP_LINE='${line}' COMP_POINT=\${#COMP_LINE} COMP_WORDS=(objrefs '${word}') COMP_CWORD=1 COMP_TYPE=${type}
       _objrefs
       printf '%s\\n' "\${COMPREPLY[@]}"`,
    );

  test('completes numbers, and lists them with titles', () => {
    const line = 'objrefs explain "ACME 2';
    expect(complete(line, 'ACME 2').lines).toEqual(REFERENCES);
    const { folder, lines } = complete(line, 'ACME 2', 63);
    expect(lines).toEqual(EXPLAINED);
    expect(existsSync(folder.at('stolen'))).toBe(false);
  });

  test('completes options, commands and files', () => {
    expect(complete('objrefs check --fail-on=w', 'w').lines).toEqual(['warning']);
    expect(complete('objrefs expl', 'expl', 63).lines).toEqual(['explain']);
    expect(complete('objrefs check pl', 'pl').lines).toEqual(['plans']);
    expect(complete('objrefs nothing x', 'x').lines).toEqual([]);
  });

  test('quotes inserted file names', () => {
    expect(inShell('bash', 'source ./script; complete -p objrefs').lines).toEqual([
      'complete -o filenames -F _objrefs objrefs',
    ]);
  });
});

describe('zsh', () => {
  /** The arguments of zsh's own functions, and what they would show. */
  const complete = (words: string, prefix: string) =>
    inShell(
      'zsh',
      `compdef() { : }
       compadd() { print -rl -- "\${values[@]}" "\${shown[@]}" }
       _files() { print files }
       source ./script
       words=(objrefs ${words}) CURRENT=$#words PREFIX='${prefix}'
       _objrefs`,
    );

  test('completes numbers, with titles beside them', () => {
    const { folder, lines } = complete(`explain '"ACME 2'`, 'ACME 2');
    expect(lines).toEqual([...REFERENCES, ...EXPLAINED]);
    expect(existsSync(folder.at('stolen'))).toBe(false);
    expect(complete("explain 'ACME\\ 2'", 'ACME\\ 2').lines).toEqual(lines);
  });

  test('completes options and files', () => {
    expect(complete("check '--fail-on=w'", '--fail-on=w').lines).toEqual(['--fail-on=warning', '--fail-on=warning']);
    expect(complete("check ''", '').lines).toEqual(['files']);
  });
});

describe('fish', () => {
  const complete = (line: string) => inShell('fish', `source ./script; complete -C '${line}'`);

  test('completes numbers, with titles beside them', () => {
    for (const word of ['"ACME 2', 'ACME\\ 2']) {
      const { folder, lines } = complete(`objrefs explain ${word}`);
      expect(lines).toEqual(EXPLAINED.map((line) => line.replace('  ', '\t')));
      expect(existsSync(folder.at('stolen'))).toBe(false);
    }
  });

  test('completes options, commands and files', () => {
    expect(complete('objrefs check --fail-on w').lines).toEqual(['warning']);
    expect(complete('objrefs expl').lines).toEqual(['explain\tShow everything about an objective.']);
    expect(complete('objrefs check pl').lines).toEqual(['plans/']);
    expect(complete('objrefs nothing x').lines).toEqual([]);
  });
});
