import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';

const SCRIPT = 'scripts/convert/nist-csf.mjs';
const PROJECT = new URL('../../../', import.meta.url);

/** A version 1.1 with four numbers, of which 2.0 keeps three and withdraws one. */
const OLD = {
  edition: '1.1',
  published: '2018-04-16',
  items: [
    { number: 'PR', title: 'Protect', statement: null, parent: null },
    { number: 'PR.DS', title: 'Data Security', statement: null, parent: 'PR' },
    { number: 'PR.DS-1', title: null, statement: 'Data-at-rest is protected: all of it.', parent: 'PR.DS' },
    { number: 'PR.DS-5', title: null, statement: 'Leaks are stopped.', parent: 'PR.DS' },
  ],
};

const element = (type: string, id: string, title: string, text?: string) => ({
  element_type: type,
  element_identifier: id,
  title,
  ...(text !== undefined && { text }),
});

/**
 * As exported by the reference tool: the elements that a reason refers to are repeated without their text, here before
 * their own entry.
 */
function exported(reason = 'Incorporated into PR.DS-01', links: readonly (readonly [string, string])[] = []) {
  const relationships = [
    ['PR', 'PR.DS'],
    ['PR.DS', 'PR.DS-05'],
    ['PR.DS', 'PR.DS-01'],
    ['PR.DS-01', 'PR.DS-01.001'],
    ['PR.DS-05', 'WR-PR.DS-05'],
    ...links,
  ].map(([source, target]) => ({ source_element_identifier: source, dest_element_identifier: target }));
  const elements = [
    element('function', 'PR', 'PROTECT', 'Safeguards are used'),
    element('category', 'PR.DS', 'Data Security', 'Data are managed'),
    element('subcategory', 'PR.DS-05', '', 'Leaks are stopped'),
    element('withdraw_reason', 'WR-PR.DS-05', '', reason),
    element('subcategory', 'PR.DS-01', ''),
    element('subcategory', 'PR.DS-01', '', 'Data-at-rest are protected'),
    element('implementation_example', 'PR.DS-01.001', 'Ex1', 'Use encryption'),
  ];
  return { response: { elements: { documents: [{ version: '2.0' }], elements, relationships } } };
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nist-csf-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function convert(...files: unknown[]) {
  const paths = files.map((content, index) => {
    const path = join(folder, `${index}.json`);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  });
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...paths], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.replaceAll(`${folder}/`, '') };
}

test('short entries, quoted if YAML requires it; withdrawn ones with reason and replacements', () => {
  const { status, stdout, stderr } = convert(OLD, exported());
  expect(status).toBe(0);
  expect(stdout.slice(stdout.indexOf('editions:'))).toBe(`editions:
  - edition: "1.1"
    published: 2018-04-16
    objectives:
      - PR Protect
      - PR.DS Data Security
      - "PR.DS-1 Data-at-rest is protected: all of it."
      - PR.DS-5 Leaks are stopped.
  - edition: "2.0"
    aliases: ["2"]
    published: 2024-02-26
    objectives:
      - number: PR
        title: PROTECT
        text: Safeguards are used
      - number: PR.DS
        title: Data Security
        text: Data are managed
      - number: PR.DS-05
        title: Leaks are stopped
        withdrawn: Incorporated into PR.DS-01
        replacedBy: [{number: PR.DS-01, relation: merged}]
      - PR.DS-01 Data-at-rest are protected
`);
  expect(readCatalog('file:///nist-csf.objectives.yaml', stdout).problems).toEqual([]);
  expect(stderr.trim().split('\n')).toEqual([
    'Dropped from 2.0: 1 × implementation_example.',
    'Withdrawn by 2.0: 1 number.',
    "Successors by the reason's words alone, without relationships: PR.DS-05.",
  ]);
});

test('the same files give the same catalog', () => {
  expect(convert(OLD, exported()).stdout).toBe(convert(OLD, exported()).stdout);
});

describe('bad input ends it with status 2 and a reason', () => {
  const reason = (text: string) => exported(text);
  test.each<[string, unknown[], string]>([
    ['no files', [], 'Usage: node scripts/convert/nist-csf.mjs CSF-1.1.json CSF-2.0-CPRT.json'],
    ['invalid JSON', [OLD, '<html>'], '1.json: is not valid JSON'],
    ['the files in the wrong order', [exported(), OLD], '0.json: lists edition "", not 1.1.'],
    ['not an export', [OLD, OLD], '1.json: "response" must be an object.'],
    [
      'an item without words',
      [{ ...OLD, items: [{ number: 'PR' }] }, exported()],
      'PR has neither title nor statement.',
    ],
    [
      'a number of another framework',
      [{ ...OLD, items: [{ number: 'AC-1' }] }, exported()],
      'the number "AC-1", which is',
    ],
    ['an unknown successor', [OLD, reason('Moved to PR.DS-10')], 'PR.DS-05 is replaced by PR.DS-10, which is not'],
    ['an unknown kind of reason', [OLD, reason('See PR.DS-01')], 'has an unknown kind of reason: "See PR.DS-01".'],
    [
      'words and relationships that differ',
      [OLD, exported('Moved to PR.DS', [['WR-PR.DS-05', 'PR.DS-01']])],
      'WR-PR.DS-05 says "Moved to PR.DS", but is related to PR.DS-01.',
    ],
    [
      'a number of 1.1 that is missing in 2.0',
      [{ ...OLD, items: [...OLD.items, { number: 'PR.DS-7', statement: 'Gone.', parent: 'PR.DS' }] }, exported()],
      'Version 2.0 neither keeps nor withdraws PR.DS-7 of version 1.1.',
    ],
  ])('%s', (_, files, message) => {
    const { status, stdout, stderr } = convert(...files);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a missing file', () => {
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT, 'none.json', 'none.json'], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toBe('none.json: cannot be read (ENOENT).\n');
  });
});
