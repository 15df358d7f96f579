import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { sarifReport } from '../../../../server/src/cli/check/formats/report-sarif.ts';
import { PROBLEM_CODES } from '../../../../server/src/core/settings/severities.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';
import { findingOf, reportOf, written } from './report-of.ts';
import { SAMPLE_FILES } from './sample-files.ts';

const checkAsSarif = written(sarifReport);

/** The official schema, as included in Microsoft's tool for SARIF. */
const schema = createRequire(import.meta.url).resolve(
  `@microsoft/sarif-multitool-${process.platform}/sarif-2.1.0.json`,
);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

interface Log {
  readonly runs: readonly Run[];
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly automationDetails?: { readonly id: string };
  readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  readonly results: readonly Result[];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: Physical }];
  readonly relatedLocations?: readonly { readonly id: number; readonly physicalLocation: Physical }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly object[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly [
      { readonly replacements: readonly { readonly deletedRegion: object; readonly insertedContent: object }[] },
    ];
  }[];
}
interface Physical {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
  readonly region: object;
}

function parsed(text: string): Log {
  const log = JSON.parse(text);
  validate(log);
  expect(validate.errors).toBe(null);
  return log;
}

/** The results of a run in a repository with these files, in one of its folders. */
async function resultsIn(files: Readonly<Record<string, string>>, directory = '.'): Promise<readonly Result[]> {
  const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, ...files });
  const { stdout } = await objrefs(folder, ['check', '--format', 'sarif', '--min-severity', 'hint'], { directory });
  return parsed(stdout).runs[0]?.results ?? [];
}

test('the log is valid by the official schema, for every kind of finding', async () => {
  const results = await resultsIn(SAMPLE_FILES);
  expect(new Set(results.map(({ ruleId }) => ruleId)).size).toBeGreaterThan(6);
});

test('rules are in their order, and results point at them', async () => {
  const folder = temporaryFolder({ 'acme.objectives.yaml': CATALOG, 'a.md': 'ACME 9.9, ACME:2020 1.1' });
  const { runs } = parsed((await objrefs(folder, ['check', '--format', 'sarif'])).stdout);
  const ids = runs[0]?.tool.driver.rules.map(({ id }) => id) ?? [];
  expect(ids).toEqual(PROBLEM_CODES);
  for (const { ruleId, ruleIndex } of runs[0]?.results ?? []) expect(ids[ruleIndex]).toBe(ruleId);
  expect(runs[0]?.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['unknown-objective', 'error'],
    ['superseded-edition', 'note'],
  ]);
});

test('a result has its location, and its fixes', async () => {
  const [result] = await resultsIn({ 'a.md': 'x\n𝄞 ACME 1.9.\n' });
  expect(result?.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'a.md', uriBaseId: '%SRCROOT%' },
    region: { startLine: 2, startColumn: 4, endLine: 2, endColumn: 12 },
  });
  expect(result?.fixes?.[0]?.artifactChanges[0].replacements).toEqual([
    { deletedRegion: { startLine: 2, startColumn: 9, endLine: 2, endColumn: 12 }, insertedContent: { text: '1.1' } },
  ]);
});

describe('files', () => {
  test.each([
    ['a b.md', 'a%20b.md'],
    ['100%.md', '100%25.md'],
    ['a#b?c.md', 'a%23b%3Fc.md'],
    ['a:b.md', 'a%3Ab.md'],
    ['file:x.md', 'file%3Ax.md'],
    ['á/日本.md', '%C3%A1/%E6%97%A5%E6%9C%AC.md'],
    ['a\\b.md', 'a%5Cb.md'],
    ['[x].md', '%5Bx%5D.md'],
  ])('%s is %s', async (name, uri) => {
    const results = await resultsIn({ [name]: 'ACME 9.9' });
    expect(results[0]?.locations[0].physicalLocation.artifactLocation).toEqual({ uri, uriBaseId: '%SRCROOT%' });
  });

  test('are relative to the repository, wherever the run is', async () => {
    const results = await resultsIn({ 'docs/plans/a.md': 'ACME 9.9' }, 'docs');
    expect(results[0]?.locations[0].physicalLocation.artifactLocation.uri).toBe('docs/plans/a.md');
  });

  test('outside of the repository have an absolute URI', () => {
    const { runs } = parsed(checkAsSarif(reportOf([findingOf({ file: '../other/a b.md' })])));
    const location = { uri: 'file:///project/other/a%20b.md' };
    expect(runs[0]?.results[0]?.locations[0].physicalLocation.artifactLocation).toEqual(location);
  });
});

test('related locations are only inside the repository', async () => {
  const [own, shipped] = await resultsIn({ 'a.md': 'ACME 1.3', 'b.md': 'INTERPOL-SP 9.9' });
  expect(own?.relatedLocations?.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri)).toEqual([
    'acme.objectives.yaml',
  ]);
  expect(shipped?.relatedLocations).toBe(undefined);
});

describe('fingerprints', () => {
  const fingerprintsIn = async (text: string) =>
    (await resultsIn({ 'a.md': text })).map(({ partialFingerprints }) => partialFingerprints['objrefs/v1']);

  test('stay when lines move or are indented otherwise', async () => {
    const before = await fingerprintsIn('one\nsee ACME 9.9\n');
    expect(before[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(await fingerprintsIn('one\n\ntwo\n  see  ACME 9.9\r\n')).toEqual(before);
  });

  test('change with the line', async () => {
    expect(await fingerprintsIn('see ACME 9.9')).not.toEqual(await fingerprintsIn('look at ACME 9.9'));
  });

  test('differ for equal findings of a file', async () => {
    const all = await fingerprintsIn('ACME 9.9, ACME 9.8\nACME 9.9, ACME 9.8\n');
    expect(new Set(all).size).toBe(4);
  });
});

describe('--show-suppressed', () => {
  const text = 'ACME 9.9 <!-- objrefs-ignore-line -- quoted from [a](b) -->\nACME 9.8\n';
  const log = async (...words: string[]) => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, 'a.md': text });
    return parsed((await objrefs(folder, ['check', '--format', 'sarif', ...words])).stdout).runs[0]?.results;
  };

  test('lists suppressed findings after the others, with the reason', async () => {
    const suppressions = (await log('--show-suppressed'))?.map((result) => [result.message.text, result.suppressions]);
    expect(suppressions).toEqual([
      [expect.stringContaining('9.8'), []],
      [
        expect.stringContaining('9.9'),
        [{ kind: 'inSource', status: 'accepted', justification: 'quoted from \\[a\\](b)' }],
      ],
    ]);
  });

  test('includes those in the baseline', async () => {
    const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, 'a.md': 'ACME 9.9' });
    await objrefs(folder, ['check', '--update-baseline']);
    const { stdout, code } = await objrefs(folder, ['check', '--format', 'sarif', '--show-suppressed']);
    expect(code).toBe(0);
    expect(parsed(stdout).runs[0]?.results.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'external', status: 'accepted' }],
    ]);
  });

  test('if it is not given, they are left out: GitHub would open alerts for them', async () => {
    expect((await log())?.map(({ suppressions }) => suppressions)).toEqual([undefined]);
  });
});

describe('more results than GitHub accepts in a run', () => {
  const many = Array.from({ length: 25_001 }, (_, index) =>
    findingOf({ file: `${String(index).padStart(5, '0')}.md` }),
  );

  test('are spread over several runs, with different ids', () => {
    const { runs } = JSON.parse(checkAsSarif(reportOf(many))) as Log;
    expect(runs.map(({ results, automationDetails }) => [results.length, automationDetails?.id])).toEqual([
      [25_000, 'objrefs/1/'],
      [1, 'objrefs/2/'],
    ]);
  });

  test('which are valid', () => {
    expect(parsed(written((facts) => sarifReport(facts, 2))(reportOf(many.slice(0, 3)))).runs).toHaveLength(2);
  });

  test('as many as it accepts are one run, without an id of its own', () => {
    const { runs } = JSON.parse(checkAsSarif(reportOf(many.slice(1)))) as Log;
    expect(runs.map(({ results, automationDetails }) => [results.length, automationDetails])).toEqual([
      [25_000, undefined],
    ]);
  });
});

test('no findings give a run without results, and an incomplete run is marked', () => {
  const { runs } = parsed(checkAsSarif(reportOf([], { isComplete: false })));
  expect(runs[0]?.results).toEqual([]);
  expect(runs[0]?.invocations).toEqual([{ executionSuccessful: false }]);
});

test('a message has no placeholders and no links', () => {
  const message = 'ACME {0} [is](https://example.org) {here}';
  const { runs } = parsed(checkAsSarif(reportOf([findingOf({ message })])));
  expect(runs[0]?.results[0]?.message.text).toBe('ACME {{0}} \\[is\\](https://example.org) {{here}}');
});
