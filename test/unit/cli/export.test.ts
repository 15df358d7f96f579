import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const CATALOG = `prefix: PLAN
title: Plan <of> works
publisher: Works
url: https://example.org/plan
levels: [goal, target]
editions:
  - edition: "1"
    published: 2020
    objectives:
      - {number: 1, title: Roads, group: First}
      - number: 1.1
        title: Mend roads
        text: All of them.
        replacedBy: [2.1, 2.2]
      - {number: 1.2, title: Light roads, withdrawn: Too dark, replacedBy: [{number: 1.1, relation: merged}]}
      - {number: 1.3, title: =cmd(), replacedBy: []}
  - edition: "2"
    objectives: [2 Streets, 2.1 Mend streets, 2.2 Mend lanes]
`;

const exported = async (...words: string[]) => {
  const folder = temporaryFolder({ 'plan.objectives.yaml': CATALOG });
  return objrefs(folder, ['export', 'PLAN', ...words]);
};

test('JSON has the complete contents of the catalog', async () => {
  const { code, stdout } = await exported();
  const report = JSON.parse(stdout);
  expect([code, report.version, report.prefix, report.levels]).toEqual([0, 1, 'PLAN', ['goal', 'target']]);
  expect(report.editions.map(({ edition }: { edition: string }) => edition)).toEqual(['1', '2']);
  expect(report.editions[0].objectives[1]).toEqual({
    ...{ number: '1.1', title: 'Mend roads', text: 'All of them.', group: 'First', level: 'target', parent: '1' },
    ...{ aliases: [], url: null, note: null, withdrawn: false, reason: null },
    replacedBy: [
      { edition: '2', number: '2.1', relation: 'split' },
      { edition: '2', number: '2.2', relation: 'split' },
    ],
  });
});

const EVERYTHING = `prefix: PLAN
aliases: [City Plan]
title: Plan
license: CC BY 4.0
url: https://example.org/plan
editions:
  - edition: "1"
    published: 2020-05
    partial: true
    objectives:
      - {number: 1, title: Roads, group: First, aliases: [Streets], url: "https://example.org/1", note: "As\\ntwo lines"}
      - {number: 1.1, title: Build roads, replacedBy: [2.1, {edition: "3", number: 2.2, relation: related}]}
      - {number: 1.2, title: Light roads, withdrawn: true, replacedBy: [1.1]}
      - {number: 1.3, title: Sweep roads, replacedBy: []}
  - edition: "2"
    objectives: [2 Streets, 2.1 Build streets, 1e3 Lanes, 3.10 Paths]
  - {edition: "3", draft: true, objectives: [2 Streets, 2.2 Plan streets]}
`;

test.each(['PLAN', 'INTERPOL-SP', 'NIST CSF'])('JSON of %s imports to the same framework', async (prefix) => {
  const folder = temporaryFolder({ 'plan.objectives.yaml': EVERYTHING });
  const { stdout } = await objrefs(folder, ['export', prefix]);
  const other = temporaryFolder({ 'x.json': stdout });
  const imported = await objrefs(other, ['import', 'x.json', '-o', 'x.objectives.yaml']);
  expect([imported.code, imported.stderr]).toEqual([0, expect.not.stringContaining('skipped')]);
  expect((await objrefs(other, ['export', prefix])).stdout).toBe(stdout);
});

describe('CSV', () => {
  test('is a table without formulas', async () => {
    const { stdout } = await exported('--format', 'csv', '--edition', '1');
    expect(stdout.split('\r\n')).toEqual([
      'edition,number,title,text,group,level,withdrawn,replaced by,url,note',
      '1,1,Roads,,First,goal,,,,',
      '1,1.1,Mend roads,All of them.,First,target,,"2.1, 2.2",,',
      '1,1.2,Light roads,,First,target,Too dark,1.1,,',
      "1,1.3,'=cmd(),,First,target,,none,,",
      '',
    ]);
  });

  test.each(['csv', 'markdown'])('numbers of a series can be exported and imported again: %s', async (format) => {
    const objectives = '[1 Scope, 2 Terms, Schedule 1 Fees, Schedule 2 Forms]';
    const act = `prefix: ACT\nnumbering: {series: [Schedule]}\nedition: "2019"\nobjectives: ${objectives}\n`;
    const folder = temporaryFolder({ 'act.objectives.yaml': act });
    await objrefs(folder, ['export', 'ACT', '--format', format, '-o', `act.${format}`]);
    const { code, stdout, stderr } = await objrefs(folder, ['import', `act.${format}`, '--prefix', 'ACT']);
    const rest = stderr
      .replace('act.csv: skipped: the column "level"\n', '')
      .replace(/^2019: no publication date .*\n/, '');
    expect([code, rest]).toEqual([0, '']);
    expect(stdout).toContain('series: [Schedule]\n');
    const numbers = [...stdout.matchAll(/^ +- (.+)$/gm)].map(([, entry]) => entry);
    expect(numbers.slice(-4)).toEqual(['1 Scope', '2 Terms', 'Schedule 1 Fees', 'Schedule 2 Forms']);
  });

  test('can be imported again', async () => {
    const { stdout } = await exported('--format', 'csv');
    const folder = temporaryFolder({ 'plan.csv': stdout });
    const again = await objrefs(folder, ['import', 'plan.csv', '--prefix', 'PLAN']);
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('plan.csv: skipped: the column "level"\n');
    expect(again.stdout).toContain('        replacedBy: [2.1, 2.2]\n');
    expect(again.stdout).toContain('        withdrawn: Too dark\n        replacedBy: [1.1]\n');
    expect(again.stdout).toContain('        replacedBy: []\n');
  });
});

test('Markdown is a list with its groups', async () => {
  const { stdout } = await exported('--format', 'markdown', '--edition', '1');
  expect(stdout).toBe(`# Plan &lt;of&gt; works, edition 1

Works · https:/&#47;example&#46;org/plan

## First

- **1** Roads
  - **1.1** Mend roads → 2 2.1, 2 2.2

    All of them.

  - **1.2** Light roads (withdrawn: Too dark) → 1.1
  - **1.3** &#61;cmd()
`);
});

describe('OSCAL', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const schema = new URL('../../fixtures/schemas/oscal-catalog-1.0.0.json', import.meta.url);
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

  test('is valid by its schema, and the same for the same edition', async () => {
    const { stdout, stderr } = await exported('--format', 'oscal', '--edition', '1');
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
    expect(stderr).toBe('skipped: 2 replacements in other editions, which an OSCAL catalog cannot reference\n');
    expect((await exported('--format', 'oscal', '--edition', '1')).stdout).toBe(stdout);
  });

  test.each(['INTERPOL-SP', 'NIST CSF'])('of %s is valid, and imports to the same objectives', async (prefix) => {
    const { stdout } = await objrefs(temporaryFolder({}), ['export', prefix, '--format', 'oscal']);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
    const folder = temporaryFolder({ 'o.json': stdout });
    const imported = await objrefs(folder, ['import', 'o.json', '--prefix', prefix, '-o', 'x.objectives.yaml']);
    expect(imported.code).toBe(0);
    const before = JSON.parse((await objrefs(temporaryFolder({}), ['export', prefix])).stdout).editions.at(
      -1,
    ).objectives;
    const after = JSON.parse((await objrefs(folder, ['export', prefix])).stdout).editions.at(-1).objectives;
    const facts = (rows: Record<string, unknown>[]) =>
      rows.map(({ number, title, withdrawn, replacedBy }) => ({ number, title, withdrawn, replacedBy }));
    expect(facts(after)).toEqual(facts(before));
  });
});

test('an unknown framework or edition is wrong usage', async () => {
  const folder = temporaryFolder({ 'plan.objectives.yaml': CATALOG });
  expect((await objrefs(folder, ['export', 'PLAM'])).stderr).toContain(
    "unknown framework 'PLAM'. Did you mean 'PLAN'?",
  );
  expect((await objrefs(folder, ['export', 'PLAN', '--edition', '3'])).stderr).toContain("PLAN has no edition '3'");
  expect((await objrefs(folder, ['export'])).code).toBe(2);
});
