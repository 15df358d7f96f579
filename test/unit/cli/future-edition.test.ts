import { expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const plan = (newest: string) => `prefix: PLAN
editions:
  - {edition: "2020", published: 2020-01-01, objectives: [1.1 Roads]}
  - ${newest}
`;
const NEW = (published: string, more = '') =>
  `{edition: "2031", published: ${published}${more}, objectives: [1.1 Roads]}`;

async function reported(newest: string, day: string) {
  const folder = temporaryFolder({ 'plan.objectives.yaml': plan(newest), 'a.md': 'PLAN 1.1\n' });
  const environment = { SOURCE_DATE_EPOCH: String(Date.parse(day) / 1000) };
  const { code, stdout } = await objrefs(folder, ['check', '--format', 'json'], { environment });
  const { findings } = JSON.parse(stdout);
  return [code, ...findings.map((one: Record<string, unknown>) => [one.code, one.severity, one.line, one.column])];
}

const REPORTED = [0, ['catalog-future-edition', 'information', 4, 16]];

test.each([
  ['2031-06-15', '2031-06-14'],
  ['2031-07', '2031-06-30'],
  ['2032', '2031-12-31'],
])('an edition that is published on %s is reported on %s, since it is current already', async (published, today) => {
  expect(await reported(NEW(published), today)).toEqual(REPORTED);
});

test.each([
  [NEW('2031-06-15'), '2031-06-15'],
  // It may have been published.
  [NEW('2031'), '2031-01-01'],
  [NEW('2031-06-15', ', draft: true'), '2030-01-01'],
  ['{edition: "2031", objectives: [1.1 Roads]}', '2030-01-01'],
])('%s is not reported on %s', async (edition, today) => {
  expect(await reported(edition, today)).toEqual([0]);
});

test('the only edition may be published later', async () => {
  const only = 'prefix: PLAN\nedition: "2031"\npublished: 2999\nobjectives: [1.1 Roads]\n';
  const folder = temporaryFolder({ 'plan.objectives.yaml': only, 'a.md': 'PLAN 1.1\n' });
  expect((await objrefs(folder, ['check'])).stdout).not.toContain('published');
});

test('the message says what to add', async () => {
  const folder = temporaryFolder({ 'plan.objectives.yaml': plan(NEW('2999-01-02')), 'a.md': 'PLAN 1.1\n' });
  expect((await objrefs(folder, ['check'])).stdout).toContain(
    'PLAN 2031 is published on 2999-01-02, but is the current edition already. To keep PLAN 2020 current until then, add "draft: true".',
  );
});
