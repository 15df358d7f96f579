import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const [{ pattern }] = JSON.parse(readFileSync('package.json', 'utf8')).contributes.problemMatchers;

/** What VS Code would show of an output. */
const problemsIn = (output: string) =>
  output.split('\n').flatMap((line) => {
    const match = new RegExp(pattern.regexp).exec(line);
    const { file, line: at, column, severity, code, message } = pattern;
    return match ? [[file, at, column, severity, code, message].map((group: number) => match[group])] : [];
  });

it('finds every finding of a run in a terminal, and nothing else', async () => {
  const folder = temporaryFolder({
    '.git/HEAD': '',
    'acme.objectives.yaml': CATALOG,
    'my docs/a: b.md': 'See ACME 1.1.\n  x.md:1:2  error  a copy of ACME 1.9  unknown-objective\n',
    'c.md': 'ACME:2020 1.2 and acme 1.1.\n',
  });
  const words = ['check', '--min-severity', 'hint'];
  const { findings } = JSON.parse((await objrefs(folder, [...words, '--format', 'json'])).stdout);
  const { stdout } = await objrefs(folder, words);
  expect(findings).toHaveLength(3);
  expect(problemsIn(stdout)).toEqual(
    findings.map(({ file, line, column, severity, code, message }: Record<string, unknown>) => [
      file,
      `${line}`,
      `${column}`,
      severity,
      code,
      message,
    ]),
  );
});
