import { expect, test } from 'vitest';
import { checkReferences } from '../../support/check-references.ts';
import { objrefs } from '../cli/objrefs.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';

test('comments of a catalog cite nothing, its texts do', async () => {
  const catalog = [
    '# Documents cite its numbers: ACME 1.1',
    'prefix: ACME',
    'edition: "1"',
    'objectives:',
    '  # - 1.3 As INTERPOL-SP 3.4',
    '  - {number: 1.1, title: Train, text: See INTERPOL-SP 3.4} # objrefs-ignore-line',
    '  # objrefs-ignore-next-line',
    '  - {number: 1.2, title: Test, text: See INTERPOL-SP 9.9}',
    '',
  ].join('\n');
  const folder = temporaryFolder({ 'acme.objectives.yaml': catalog });
  const { stdout } = await objrefs(folder, ['references', '--format', 'json']);
  const rows: { line: number; number: string }[] = JSON.parse(stdout).references;
  expect(rows.map(({ line, number }) => `${line} ${number}`)).toEqual(['6 3.4', '8 9.9']);
  expect(JSON.parse((await objrefs(folder, ['check', '--json'])).stdout).findings).toEqual([]);
});

test('numbers that need no prefix are not cited by the catalog that lists them', async () => {
  const folder = temporaryFolder({
    'attack.objectives.yaml': [
      'prefix: ATT&CK',
      'numbering: {selfNaming: true}',
      'editions:',
      '  - edition: v6',
      '    objectives:',
      '      - T1059 Command-Line Interface',
      '      - {number: T1064, title: Scripting, replacedBy: [T1059]}',
      '  - edition: v15',
      '    objectives: [T1059 Command and Scripting Interpreter]',
      '',
    ].join('\n'),
    'plan.md': 'T1059 and T1064\n',
  });
  const { stdout } = await objrefs(folder, ['references', '--format', 'json']);
  const rows: { file: string; number: string }[] = JSON.parse(stdout).references;
  expect(rows.map(({ file, number }) => `${file} ${number}`)).toEqual(['plan.md T1059', 'plan.md T1064']);
  const { findings } = JSON.parse((await objrefs(folder, ['check', '--json'])).stdout);
  expect(findings.map(({ file, code }: { file: string; code: string }) => `${file} ${code}`)).toEqual([
    'plan.md replaced-objective',
  ]);
});

test('comments of other YAML files do', () => {
  checkReferences(`
    //- /plan.yaml
    # See INTERPOL-SP 3.4
          ^^^^^^^^^^^^^^^ current: 3.4
    a: 1
  `);
});
