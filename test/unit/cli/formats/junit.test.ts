import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { junitReport } from '../../../../server/src/cli/check/formats/report-junit.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';
import { findingOf, reportOf, written } from './report-of.ts';
import { SAMPLE_FILES } from './sample-files.ts';

const checkAsJunit = written(junitReport);

const schemaNamed = (fileName: string) => ({
  fileName,
  contents: readFileSync(new URL(`../../../fixtures/schemas/${fileName}`, import.meta.url), 'utf8'),
});

/** Ant's schema is the strict one, Jenkins' the one that most readers follow. */
const SCHEMAS = ['junit-ant.xsd', 'junit-jenkins.xsd'];

async function complaints(xml: string): Promise<string[]> {
  const verdicts = SCHEMAS.map((name) =>
    validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema: [schemaNamed(name)] }),
  );
  return (await Promise.all(verdicts)).flatMap(({ errors }) => errors.map(({ message }) => message));
}

async function reportIn(files: Readonly<Record<string, string>>, ...words: string[]) {
  const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, ...files });
  return objrefs(folder, ['check', '--format', 'junit', ...words], { environment: { SOURCE_DATE_EPOCH: '86400' } });
}

test('the report is valid by the schemas of Ant and Jenkins', async () => {
  const { stdout } = await reportIn(SAMPLE_FILES, '--min-severity', 'hint');
  expect(await complaints(stdout)).toEqual([]);
});

test('so is one without files, and one with characters that XML cannot contain', async () => {
  expect(await complaints(checkAsJunit(reportOf([])))).toEqual([]);
  const odd = '\0\u0001\u000b\u001b[31m\ud800\ufffe\uffff]]>&<"\'\r\n\t\u0085\u2028';
  const finding = findingOf({ file: odd, message: odd, text: `${odd}ACME 1.9`, title: odd, newText: odd });
  expect(await complaints(checkAsJunit(reportOf([finding, findingOf({ file: ' ' })])))).toEqual([]);
});

test('an invalid report would fail the schema', async () => {
  expect(await complaints('<testsuites><testsuite/></testsuites>')).not.toEqual([]);
});

test('a file is a suite; without findings it has one test, which passes', async () => {
  const { stdout } = await reportIn({ 'a.md': 'ACME 1.1' }, 'a.md');
  expect(stdout).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite package="objrefs" id="0" name="a.md" timestamp="1970-01-02T00:00:00" hostname="localhost" tests="1" failures="0" errors="0" time="0">
    <properties><property name="references" value="1"/></properties>
    <testcase classname="a.md" name="no findings" time="0"/>
    <system-out></system-out>
    <system-err/>
  </testsuite>
</testsuites>
`);
});

describe('tests fail if the run fails', () => {
  const failing = async (failOn: string) => {
    const { stdout, code } = await reportIn({ 'a.md': 'ACME 9.9 and ACME 1.3' }, 'a.md', '--fail-on', failOn);
    const [, failures] = /tests="2" failures="(\d)" errors="0"/.exec(stdout) ?? [];
    expect(stdout.match(/<failure /g)?.length ?? 0).toBe(Number(failures));
    return { failures: Number(failures), code };
  };

  test.each([
    ['error', { failures: 1, code: 1 }],
    ['warning', { failures: 2, code: 1 }],
    ['never', { failures: 0, code: 0 }],
  ])('--fail-on %s', async (failOn, expected) => {
    expect(await failing(failOn)).toEqual(expected);
  });

  test('and less severe findings are listed in the output of the suite', async () => {
    const { stdout } = await reportIn({ 'a.md': 'ACME 1.3' }, 'a.md');
    expect(stdout).toContain('name="1:1 withdrawn-objective (warning)" time="0"/>');
    expect(stdout).toMatch(/<system-out>warning: .+\na\.md:1:1\nACME 1\.3\n\n<\/system-out>/);
  });
});

test('a failure has message, position, line and suggestions', async () => {
  const { stdout } = await reportIn({ 'a.md': 'see ACME 1.9 here' }, 'a.md');
  const [, text = ''] = /<failure [^>]*>([^<]*)<\/failure>/.exec(stdout) ?? [];
  expect(text.split('\n').slice(1, 4)).toEqual([
    'a.md:1:5',
    'see ACME 1.9 here',
    expect.stringMatching(/^→ ACME 1\.1 {2}/),
  ]);
  expect(stdout).toContain('<testcase classname="a.md" name="1:5 unknown-objective" time="0">');
});
