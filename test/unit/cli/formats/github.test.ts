import { expect, test } from 'vitest';
import { githubReport } from '../../../../server/src/cli/check/formats/report-github.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';
import { findingOf, reportOf, written } from './report-of.ts';
import { workflowCommand } from './workflow-command.ts';

const checkAsGithub = written(githubReport);

test('a finding is one command, with its position and code', async () => {
  const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, 'docs/a.md': '\nsee ACME 9.9' });
  const { stdout } = await objrefs(folder, ['check', '--format', 'github'], { directory: 'docs' });
  // The path of the file in the repository: the runner does not know where the command ran.
  expect(stdout).toMatch(
    /^::error file=docs\/a\.md,line=2,endLine=2,col=5,endColumn=13,title=unknown-objective::ACME .+\n$/,
  );
});

test.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'notice'],
  ['hint', 'notice'],
] as const)('%s is ::%s', (severity, command) => {
  expect(checkAsGithub(reportOf([findingOf({ severity })]))).toMatch(new RegExp(`^::${command} `));
});

test('a finding over several lines has no columns, which the runner would refuse', () => {
  const { row, diagnostic } = findingOf();
  const finding = { row: { ...row, endLine: 2, endColumn: 4 }, lines: linesOf('ACME\n1.9'), diagnostic };
  expect(checkAsGithub(reportOf([finding]))).toContain('::error file=a.md,line=1,endLine=2,title=');
});

test('the runner decodes the original values', () => {
  const message = 'is 100%, that: is\n::set-output name=x::y';
  const text = checkAsGithub(reportOf([findingOf({ file: 'a,b:c%3A=d.md', message })]));
  expect(text.match(/\n/g)).toHaveLength(1);
  expect(workflowCommand(text.trimEnd())).toEqual({
    command: 'error',
    properties: {
      file: 'a,b:c%3A=d.md',
      line: '1',
      endLine: '1',
      col: '1',
      endColumn: '9',
      title: 'unknown-objective',
    },
    data: 'is 100%, that: is␊::set-output name=x::y',
  });
});
