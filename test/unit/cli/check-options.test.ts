import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const folderWith = (text: string) =>
  temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, 'a.md': text });

describe('multiple reports', () => {
  test('are written in one run, one of them to standard output', async () => {
    const folder = folderWith('ACME 9.1');
    const words = ['--format', 'pretty', '--format', 'sarif=out.sarif', '--format=json=a=b.json'];
    const { stdout, code } = await objrefs(folder, ['check', ...words]);
    expect(code).toBe(1);
    expect(stdout).toContain('a.md:1:1');
    expect(JSON.parse(readFileSync(folder.at('out.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
    expect(JSON.parse(readFileSync(folder.at('a=b.json'), 'utf8')).findings).toHaveLength(1);
  });

  test('one without its own file is written to --output', async () => {
    const folder = folderWith('ACME 9.1');
    const { stdout } = await objrefs(folder, ['check', '--format=junit=j.xml', '--format=github', '-o', 'log.txt']);
    expect(stdout).toBe('');
    expect(readFileSync(folder.at('log.txt'), 'utf8')).toMatch(/^::error file=a\.md/);
    expect(readFileSync(folder.at('j.xml'), 'utf8')).toMatch(/^<\?xml /);
  });
});

test('the output of an earlier run is not a document', async () => {
  const folder = folderWith('ACME 9.1');
  const words = ['check', '--format', 'pretty', '--format', 'json=report.json', '--format=sarif=out/report.sarif'];
  folder.write({ 'out/keep.md': '' });
  const first = await objrefs(folder, words);
  expect(first.stdout).toContain('1 error.');
  expect((await objrefs(folder, words)).stdout).toBe(first.stdout);
});

describe('--severity', () => {
  const outcome = async (...words: string[]) => {
    const { stdout, code } = await objrefs(folderWith('ACME 9.1, ACME 1.3'), ['check', '--format', 'json', ...words]);
    const findings = JSON.parse(stdout).findings as { code: string; severity: string }[];
    return { code, findings: findings.map((finding) => `${finding.severity} ${finding.code}`) };
  };

  test('overrides objrefs.yaml for the run', async () => {
    const words = ['--severity', 'unknown-objective=off', '--severity=withdrawn-objective=error'];
    expect(await outcome(...words)).toEqual({ code: 1, findings: ['error withdrawn-objective'] });
  });

  test('given several times for one code, the last one applies', async () => {
    const words = ['--severity=unknown-objective=off', '--severity=unknown-objective=warning'];
    expect((await outcome(...words)).findings[0]).toBe('warning unknown-objective');
  });
});

test.each([
  [
    ['--format', 'sarif', '--format', 'json'],
    'only one report can go to standard output. Add a file: --format json=FILE.',
  ],
  [['--format=sarif=a', '--output=b'], 'every report has a file of its own; --output b is not needed'],
  [['--format=sarif=a', '--format=json=./a'], "two reports would be written to './a'"],
  [
    ['--severity', 'unknown-objetive=off'],
    "invalid problem code 'unknown-objetive' for --severity; expected one of: unknown-objective, unknown-edition, invalid-range, withdrawn-objective, replaced-objective, superseded-edition, reused-number, changed-objective, title-mismatch, ambiguous-number, noncanonical-reference, unused-suppression, disabled-framework, or a code of catalogs or objrefs.yaml. Did you mean 'unknown-objective'?",
  ],
  [
    ['--severity', 'unknown-objective'],
    "invalid value 'unknown-objective' for --severity; expected unknown-objective= and one of: error, warning, information, hint, off",
  ],
  [['--quiet', '--verbose'], '--quiet and --verbose cannot be combined'],
  [['--staged', '--changed-since', 'main'], '--staged and --changed-since cannot be combined'],
  [['--stdin', '--staged'], '--stdin and --staged cannot be combined'],
  [['--stdin-filename', 'a.md'], '--stdin-filename requires --stdin or -'],
  [['--stdin', 'a.md'], "--stdin cannot be combined with 'a.md'"],
])('%j is refused', async (words, message) => {
  const { code, stdout, stderr } = await objrefs(folderWith(''), ['check', ...words]);
  expect([code, stdout, stderr]).toEqual([2, '', `objrefs: ${message}\n`]);
});
