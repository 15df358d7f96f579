import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { sarifReport } from '../../../../server/src/cli/check/formats/report-sarif.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';
import { findingOf, reportOf, written } from './report-of.ts';
import { SAMPLE_FILES } from './sample-files.ts';

const checkAsSarif = written(sarifReport);

/** The program itself; it is part of the package of its platform. */
const multitool: string = createRequire(import.meta.url)('@microsoft/sarif-multitool');

/** The output of Microsoft's validator for a log, by its general rules and those for GitHub: `level rule: message`. */
async function verdictOn(log: string): Promise<string[]> {
  const folder = temporaryFolder({ 'a.sarif': log });
  const words = ['validate', 'a.sarif', '--rule-kind', 'Sarif;Gh;Ghas', '--level', 'Error;Warning'];
  await promisify(execFile)(multitool, [...words, '--output', 'verdict.sarif'], {
    cwd: folder.path,
    // It would try to fetch the schema; this proxy does not exist.
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', HTTPS_PROXY: 'http://127.0.0.1:9' },
  });
  const { runs } = JSON.parse(readFileSync(folder.at('verdict.sarif'), 'utf8'));
  return runs[0].results.map(
    ({ level = 'warning', ruleId, message }: { level?: string; ruleId: string; message: object }) =>
      `${level} ${ruleId}: ${JSON.stringify(message)}`,
  );
}

/** It requires an `informationUri`, but the product has no page on the web yet. */
const isKnown = (verdict: string) => verdict.startsWith('warning SARIF2005:');

test('it finds no errors in a log with findings of many kinds', async () => {
  const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, ...SAMPLE_FILES });
  const { stdout } = await objrefs(folder, ['check', '--format', 'sarif', '--min-severity', 'hint']);
  expect((await verdictOn(stdout)).filter((verdict) => !isKnown(verdict))).toEqual([]);
});

test('nor in one of several runs', async () => {
  const findings = ['a.md', 'b.md', 'c.md'].map((file) => findingOf({ file }));
  const verdicts = await verdictOn(written((facts) => sarifReport(facts, 2))(reportOf(findings)));
  expect(verdicts.filter((verdict) => !isKnown(verdict))).toEqual([]);
});

test('and it would find an error', async () => {
  const log = checkAsSarif(reportOf([findingOf()])).replace('"startLine":1', '"startLine":0');
  expect((await verdictOn(log)).some((verdict) => verdict.startsWith('error '))).toBe(true);
});
