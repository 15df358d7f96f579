import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const CATALOG = `prefix: PLAN
title: Plan of works
publisher: Works
levels: [goal, target]
editions:
  - edition: "1"
    published: 2020-01-01
    objectives:
      - 1 Roads
      - number: 1.1
        title: Mend roads
        text: All of them.
        replacedBy: [2.1, 2.2]
      - 1.2 Light roads
  - edition: "2"
    published: 2024
    objectives:
      - 2 Streets
      - 2.1 Mend streets
      - 2.2 Mend lanes
      - number: 1.2
        title: Light streets
        group: Light
`;

const folderWith = (files: Record<string, string>) => temporaryFolder({ 'plan.objectives.yaml': CATALOG, ...files });

async function explained(files: Record<string, string>, ...words: string[]) {
  const { code, stdout, stderr } = await objrefs(folderWith(files), ['explain', ...words, '--format', 'json']);
  expect(stderr).toBe('');
  return { code, ...JSON.parse(stdout) };
}

describe('objrefs explain', () => {
  test('takes a number alone, of the enabled framework that has it, or else of any', async () => {
    const { code, explanations } = await explained({}, '1.2');
    expect(code).toBe(0);
    expect(explanations).toMatchObject([{ framework: { prefix: 'PLAN' } }, { framework: { prefix: 'INTERPOL-SP' } }]);
    const outcome = await explained({}, 'PR.AA-01');
    expect(outcome.explanations).toMatchObject([{ framework: { prefix: 'NIST CSF' }, number: 'PR.AA-01' }]);
    expect((await objrefs(folderWith({}), ['explain', '99.99'])).stderr).toContain('objrefs explain "PLAN 2"');
  });

  test("shows each edition's entry for a number, and what replaced it", async () => {
    const { code, version, explanations } = await explained({}, 'PLAN 1.1');
    expect([code, version]).toEqual([0, 1]);
    const [{ framework, editions, ...meaning }] = explanations;
    expect(meaning).toMatchObject({ text: 'PLAN 1.1', number: '1.1', status: 'replaced', title: 'Mend roads' });
    expect(framework).toEqual({ prefix: 'PLAN', aliases: [], title: 'Plan of works', publisher: 'Works', url: null });
    expect(editions).toEqual([
      {
        ...{ edition: '1', published: '2020-01-01', draft: false, partial: false, default: false },
        objective: {
          ...{ number: '1.1', aliases: [], level: 'target', title: 'Mend roads', text: 'All of them.', group: null },
          ...{ parents: [{ number: '1', title: 'Roads' }], url: null, note: null, withdrawn: false, reason: null },
          replacedBy: [
            { edition: '2', number: '2.1', title: 'Mend streets', relation: 'split' },
            { edition: '2', number: '2.2', title: 'Mend lanes', relation: 'split' },
          ],
          replaces: [],
          ...{ file: 'plan.objectives.yaml', line: 10, column: 17 },
        },
      },
      { edition: '2', published: '2024', draft: false, partial: false, default: true, objective: null },
    ]);
  });

  test('shows what a number replaced', async () => {
    const { explanations } = await explained({}, 'PLAN 2.2');
    expect(explanations[0].editions[1].objective.replaces).toEqual([
      { edition: '1', number: '1.1', title: 'Mend roads', relation: 'split' },
    ]);
  });

  test('shows where the number is cited, for any edition, in the given paths', async () => {
    const files = { 'a/one.md': 'PLAN 1.2 and PLAN 2.1\nPLAN:1 1.1, 1.2\n', 'b/two.md': 'PLAN 1.2\n' };
    const placesOf = ({ explanations }: { explanations: { citations: { file: string; line: number }[] }[] }) =>
      explanations.map(({ citations }) => citations.map(({ file, line }) => `${file}:${line}`));
    expect(placesOf(await explained(files, 'PLAN 1.2'))).toEqual([['a/one.md:1', 'a/one.md:2', 'b/two.md:1']]);
    expect(placesOf(await explained(files, 'PLAN 1.2', 'b'))).toEqual([['b/two.md:1']]);
    expect(placesOf(await explained(files, 'PLAN 2.1 and 2.2'))).toEqual([['a/one.md:1'], []]);
  });

  test('a range counts for the numbers in it, in documents and as an argument', async () => {
    const { explanations } = await explained({ 'a.md': 'PLAN:1 1.1-1.2, PLAN 2.1 and PLAN 2.1-2.2' }, 'PLAN 2.2');
    expect(explanations[0].citations).toMatchObject([{ text: '2.2' }]);
    const catalog = 'prefix: ACME\nobjectives: [1.1 One, 1.2 Two, 1.3 Three]\n';
    const folder = temporaryFolder({ 'c.objectives.yaml': catalog, 'a.md': 'ACME 1.1-1.3\n' });
    const json = async (written: string) =>
      JSON.parse((await objrefs(folder, ['explain', written, '--json'])).stdout).explanations;
    expect((await json('ACME 1.2'))[0].citations).toMatchObject([{ text: 'ACME 1.1' }, { text: '1.3' }]);
    expect(await json('ACME 1.1-1.3')).toMatchObject([
      { number: '1.1', text: 'ACME 1.1' },
      { number: '1.2', text: 'ACME 1.1-1.3', title: 'Two' },
      { number: '1.3', text: '1.3' },
    ]);
  });

  test('a reference without quotes is refused with the way to write it', async () => {
    expect((await objrefs(folderWith({}), ['explain', 'PLAN', '1.2'])).stderr).toBe(
      `objrefs: no such file or folder: '1.2'. A reference with spaces needs quotes: objrefs explain "PLAN 1.2"\n`,
    );
    expect((await objrefs(folderWith({}), ['explain', 'PLAN 1.2', 'plans'])).stderr).toBe(
      "objrefs: no such file or folder: 'plans'\n",
    );
  });

  test('a built-in catalog is not a file of the workspace', async () => {
    const { explanations } = await explained({}, 'INTERPOL-SP 3.4');
    expect(explanations[0].editions[0].objective).toMatchObject({ number: '3.4', parents: [{ number: '3' }] });
  });

  test('a disabled framework is explained all the same', async () => {
    const { code, explanations } = await explained({ 'a.md': 'NIST CSF GV.OC-01' }, 'NIST CSF GV.OC-01');
    expect([code, explanations[0].status, explanations[0].citations.length]).toEqual([0, 'current', 1]);
  });

  test.each(['PLAN 9.9', 'PLAN:7 1.1'])('%s is unknown, which is a finding', async (written) => {
    const { code, explanations } = await explained({}, written);
    expect([code, explanations[0].status.startsWith('unknown')]).toEqual([1, true]);
  });

  test('pretty output', async () => {
    const { stdout } = await objrefs(folderWith({ 'a.md': 'See PLAN 1.2.\n' }), ['explain', 'PLAN 1.2']);
    expect(stdout).toBe(`PLAN 1.2  Light streets
Plan of works · Works
current

1 (2020-01-01)
  1.2  Light roads  target
  in: 1 Roads
  defined: plan.objectives.yaml:14:9

2 (2024) default
  1.2  Light streets  goal
  group: Light
  defined: plan.objectives.yaml:21:17

Cited 1 time (2 files searched)
  a.md:1:5  PLAN 1.2  2  current  Light streets
`);
  });

  test('hostile titles cannot control a terminal', async () => {
    const title = '"\\e[31mRed\\x07 ##vso[task] \\u202e"';
    const folder = temporaryFolder({
      'h.objectives.yaml': `prefix: H\nobjectives:\n  - {number: 1.1, title: ${title}}\n`,
    });
    const { stdout } = await objrefs(folder, ['explain', 'H 1.1']);
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f\u202e]|##vso/);
  });

  test('an argument that is not a reference is wrong usage, and the enabled frameworks are listed', async () => {
    const folder = folderWith({});
    const { code, stderr } = await objrefs(folder, ['explain', 'nonsense']);
    expect(code).toBe(2);
    expect(stderr).toContain(`'nonsense' is not a reference. Write it as in a text: objrefs explain "`);
    expect((await objrefs(folder, ['explain'])).stderr).toContain('missing REFERENCE');
  });
});

describe('objrefs explain --text', () => {
  const CITY = 'prefix: CITY\nlevels: [goal]\nobjectives:\n  - 1.1 Roads\n';
  const folder = () => temporaryFolder({ 'city.objectives.yaml': CITY });

  test('shows references, and why a name is not one', async () => {
    const text = 'CITY goal 1.1, CITY pillar 1.1 and CITY 9.9';
    const { code, stdout } = await objrefs(folder(), ['explain', '--text', text]);
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        '1:1  CITY goal 1.1  CITY 1.1  current  Roads',
        '1:36  CITY 9.9  CITY 9.9  unknown-objective',
        '1:16  CITY  not a reference  The word "pillar" before the number is not known. List it under "words" in the catalog.',
        '',
      ].join('\n'),
    );
  });

  test('writes JSON with places and reasons', async () => {
    const { code, stdout } = await objrefs(folder(), ['explain', '--text', 'a CITY 1.1\nCITY pillar 1.1', '--json']);
    expect(code).toBe(1);
    const { version, references, unread } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(references).toMatchObject([{ line: 1, column: 3, text: 'CITY 1.1', prefix: 'CITY', number: '1.1' }]);
    expect(references[0]).not.toHaveProperty('file');
    expect(unread).toEqual([
      {
        ...{ line: 2, column: 1, endLine: 2, endColumn: 5, text: 'CITY', prefix: 'CITY' },
        ...{ reason: 'unknown-word', culprit: 'pillar', message: expect.stringContaining('List it under "words"') },
      },
    ]);
  });

  test('names a built-in framework that is not enabled', async () => {
    const { code, stdout } = await objrefs(folder(), ['explain', '--text', 'We follow NIST CSF PR.AA-01.']);
    expect([code, stdout]).toEqual([
      1,
      '1:11  NIST CSF PR.AA-01  not a reference  NIST CSF is built in, but not enabled. To enable it, add "NIST CSF: on" to "frameworks" in objrefs.yaml.\n',
    ]);
  });

  test('is clean where all is read, and says where nothing is named', async () => {
    expect(await objrefs(folder(), ['explain', '--text', 'CITY 1.1'])).toMatchObject({ code: 0 });
    expect(await objrefs(folder(), ['explain', '--text', 'nothing'])).toMatchObject({
      code: 0,
      stdout: 'No name of an enabled framework is in this text.\n',
    });
  });
});
