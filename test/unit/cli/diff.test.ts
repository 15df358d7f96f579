import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const folderWith = (files: Record<string, string>) => temporaryFolder({ 'acme.objectives.yaml': CATALOG, ...files });
const diff = (...words: string[]) => objrefs(folderWith({}), ['diff', ...words]);

describe('the JSON report', () => {
  test('has exactly these keys, in this order, with these values', async () => {
    const { code, stdout, stderr } = await diff('ACME', '2020', '2024', '--format', 'json');
    expect([code, stderr]).toEqual([0, '']);
    const none = { text: null };
    expect(stdout).toBe(
      [
        '{"version":1,"prefix":"ACME","title":null,"old":"2020","new":"2024",' +
          '"counts":{"reused":0,"withdrawn":1,"split":0,"merged":0,"moved":1,"reworded":0,"added":1,"unchanged":2,' +
          '"unlisted":0},"impact":null,"changes":[',
        `${JSON.stringify({
          kind: 'withdrawn',
          evidence: 'numbers',
          from: { number: '1.3', title: 'Grow plums', ...none },
          to: [],
          reason: null,
          words: [],
          references: null,
        })},`,
        `${JSON.stringify({
          kind: 'moved',
          evidence: 'catalog',
          from: { number: '1.2', title: 'Grow pears', ...none },
          to: [{ number: '2.1', title: 'Harvest pears', ...none, relation: 'moved' }],
          reason: null,
          words: [
            {
              field: 'title',
              changes: [
                { op: 'delete', text: 'Grow' },
                { op: 'insert', text: 'Harvest' },
                { op: 'equal', text: ' pears' },
              ],
            },
          ],
          references: null,
        })},`,
        JSON.stringify({
          kind: 'added',
          evidence: 'numbers',
          from: null,
          to: [{ number: '2', title: 'Harvest', ...none, relation: null }],
          reason: null,
          words: [],
          references: null,
        }),
        ']}',
        '',
      ].join('\n'),
    );
  });

  test('has the references affected by each change, with --impact', async () => {
    const folder = folderWith({
      'docs/b.md': 'x\nACME 1.1 and ACME:2020\n1.2',
      'docs/a.md': 'ACME 1.3; ACME 2.1',
      'c.md': 'ACME 1.2',
    });
    const { code, stdout } = await objrefs(folder, [
      'diff',
      'ACME',
      '2020',
      '2024',
      'docs',
      '--impact',
      '--format=json',
    ]);
    expect(code).toBe(0);
    const { impact, changes } = JSON.parse(stdout);
    expect(impact).toEqual({ files: 2, references: 4, touched: 2, affected: 2 });
    const references = changes.map(({ kind, references }: Record<string, unknown>) => [kind, references]);
    expect(references).toEqual([
      [
        'withdrawn',
        [
          {
            file: 'docs/a.md',
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 9,
            text: 'ACME 1.3',
            edition: null,
            within: false,
          },
        ],
      ],
      [
        'moved',
        [
          {
            ...{ file: 'docs/b.md', line: 2, column: 14, endLine: 3, endColumn: 4 },
            ...{ text: 'ACME:2020\n1.2', edition: '2020', within: false },
          },
        ],
      ],
      ['added', []],
    ]);
  });

  test('has references in the order of files and texts', async () => {
    const folder = folderWith({ 'b/z.md': 'ACME 1.2', 'b.md': 'ACME 1.2, 1.2', 'a.md': 'ACME 1.2' });
    const { stdout } = await objrefs(folder, ['diff', 'ACME', '2020', '2024', '--impact', '--format=json']);
    const { references } = JSON.parse(stdout).changes[1];
    expect(references.map(({ file, column }: Record<string, unknown>) => `${file}:${column}`)).toEqual([
      'a.md:1',
      'b.md:1',
      'b.md:11',
      'b/z.md:1',
    ]);
  });
});

test('the pretty report has kinds as headings, and marks changed words', async () => {
  const folder = folderWith({ 'a.md': 'ACME 1.2' });
  const { stdout } = await objrefs(folder, ['diff', 'ACME', '2020', '2024', '--impact']);
  expect(stdout).toBe(`ACME: 2020 → 2024

Withdrawn (1)  No longer in the newer edition, without a recorded replacement.
  1.3  Grow plums  (no longer listed; nothing recorded in the catalog)

Moved (1)  The same objective with another number.
  1.2  Grow pears
    → 2.1  [-Grow-]{+Harvest+} pears
      a.md:1:1  ACME 1.2

Added (1)  New, without a counterpart in the older edition.
  2  Harvest

1 withdrawn, 1 moved, 1 added, 2 unchanged.
2 files, 1 reference to ACME, 1 affected (to migrate or to decide), 1 to changed objectives.
`);
});

test('the sample framework in pretty: every kind, with ranges and reasons', async () => {
  const catalog = readFileSync('sample/frameworks/national-policing-plan.objectives.yaml', 'utf8');
  const folder = temporaryFolder({ 'npp.objectives.yaml': catalog, 'a.md': 'NPP:2020 2.1–2.4' });
  const { stdout } = await objrefs(folder, ['diff', 'npp', '2020', '2025', '--impact']);
  expect(stdout).toContain('\n  2  Crime on the net\n    now 2  Victims first\n');
  expect(stdout).toContain(
    '  1.3  Light the paths between stations and homes  (A task of the municipalities since 2023)\n',
  );
  expect(stdout).toContain('      a.md:1:1  NPP:2020 2.1–2.4  within a range\n');
  expect(stdout).toContain('  3.1  Publish the crime figures every [-year-]{+quarter, by district+}\n');
  expect(stdout).toContain('3 reused, 1 withdrawn, 1 split, 2 merged, 2 moved, 2 reworded, 3 added, 4 unchanged.');
});

test('an inferred change is marked as such', async () => {
  const folder = temporaryFolder({
    'a.objectives.yaml':
      'prefix: A\neditions:\n  - {edition: x, objectives: [1 Grow apples]}\n  - {edition: y, objectives: [2 Grow apples]}',
  });
  const { stdout } = await objrefs(folder, ['diff', 'A', 'x', 'y']);
  expect(stdout).toContain('1  Grow apples  (same wording; not recorded in the catalog)');
});

test('an inferred change says how alike the wordings are', async () => {
  const old = '[1.1 Harvest apples, 1.2 Count the birds in spring, 1.3 Write letters]';
  const now = '[1.1 Harvest apples, 1.2 Sing, 1.4 "Count the birds, in spring"]'.replace('1.4 "', '"1.4 ');
  const folder = temporaryFolder({
    'a.objectives.yaml': `prefix: A\neditions:\n  - {edition: x, objectives: ${old}}\n  - {edition: y, objectives: ${now}}`,
  });
  const { stdout } = await objrefs(folder, ['diff', 'A', 'x', 'y']);
  expect(stdout).toContain('1.2  Count the birds in spring  (similar wording; not recorded in the catalog)');
  expect(stdout).toContain('1.2  Count the birds in spring  (other wording; not recorded in the catalog)');
  expect(stdout).toContain('1.3  Write letters  (no longer listed; nothing recorded in the catalog)');
});

describe('frameworks and editions', () => {
  test('can be given by alias or misspelling, in any case', async () => {
    const { stdout } = await diff('acme plan', '2020', '2024', '--format', 'json');
    expect(JSON.parse(stdout).prefix).toBe('ACME');
    expect((await diff('ACNE', '2020', '2024')).code).toBe(0);
  });

  test('that are disabled can be compared by name', async () => {
    const folder = folderWith({ 'objrefs.yaml': 'format: 1\nframeworks: {NIST CSF: off}', 'a.md': 'NIST CSF PR.AC-4' });
    const { code, stdout } = await objrefs(folder, ['diff', 'CSF', '1.1', '2', '--impact', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).impact.touched).toBe(1);
  });

  test('given in the wrong order are compared from the older to the newer', async () => {
    const [there, back] = [await diff('ACME', '2020', '2024'), await diff('ACME', '2024', '2020')];
    expect(back).toEqual({
      code: 0,
      stdout: there.stdout,
      stderr: 'objrefs: 2024 is the newer edition; showing the changes from 2020 to 2024\n',
    });
  });

  test.each([
    [[], 'missing PREFIX, OLD and NEW. Example: objrefs diff "NIST CSF" 1.1 2.0'],
    [
      ['ACMI', '2020', '2024'],
      "unknown framework 'ACMI'. Did you mean 'ACME'? Known frameworks: INTERPOL-SP, NIST CSF, ACME.",
    ],
    [
      ['NIST', 'CSF', '1.1', '2.0', '--impact'],
      `unknown framework 'NIST'. A prefix with spaces needs quotes: "NIST CSF".`,
    ],
    [['ACME'], 'missing OLD and NEW. The editions of ACME are 2020, 2024.'],
    [['ACME', '2020'], 'missing NEW. The editions of ACME are 2020, 2024.'],
    [['ACME', '2020', '2023'], "ACME has no edition '2023'. Did you mean '2020'? The editions of ACME are 2020, 2024."],
    [['ACME', '2020', '2020'], "'2020' was named twice. The editions of ACME are 2020, 2024."],
    [['CSF', '2', '2.0'], "'2' and '2.0' are both 2.0. The editions of NIST CSF are 1.1, 2.0."],
    [
      ['INTERPOL-SP', '2014-2016', '2017'],
      "INTERPOL-SP has no edition '2017'. The only edition of INTERPOL-SP is 2014-2016.",
    ],
  ])('%j', async (words, message) => {
    expect(await diff(...words)).toEqual({ code: 2, stdout: '', stderr: `objrefs: ${message}\n` });
  });

  test('documents are read only with --impact, and must exist', async () => {
    expect((await diff('ACME', '2020', '2024', 'docs')).stderr).toContain("unexpected PATH 'docs'");
    expect((await diff('ACME', '2020', '2024', 'docs', '--impact')).stderr).toContain('no such file or folder');
  });
});

/** Catalog and document text that would be markup, a terminal command, or an imitation of the surrounding text. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[click](javascript:alert(1)) ![x](https://evil.example/x.png)',
  '| new | cell |',
  '</td></tr></table><h1>fake</h1>',
  '`code` **bold** <b>bold</b> ~~gone~~ https://evil.example',
  '\u001b[31mred\u0007 \u202ereversed',
  '&lt;b&gt; &#60;i&#62; <!-- comment',
];

function hostileFolder() {
  const objectives = (offset: number) =>
    HOSTILE.flatMap((title, index) => {
      const quoted = JSON.stringify(`${title} ${index} ${'word '.repeat(offset)}`).replaceAll('\u007f', '');
      return [
        `      - {number: "1.${index}", title: ${quoted}}`,
        `      - {number: "${offset}.1${index}", title: ${quoted}}`,
      ];
    });
  return temporaryFolder({
    'h.objectives.yaml': [
      'prefix: H',
      `title: ${JSON.stringify(HOSTILE[1])}`,
      'editions:',
      ...['  - edition: old', '    objectives:', ...objectives(2)],
      ...['  - edition: "<new>"', '    objectives:', ...objectives(3)],
    ].join('\n'),
    '<b>a|b.md': 'H 1.0, H:old 2.11 <i>',
  });
}

describe('hostile texts remain plain text', () => {
  test('in Markdown', async () => {
    const { code, stdout } = await objrefs(hostileFolder(), [
      'diff',
      'H',
      'old',
      '<new>',
      '--impact',
      '--format=markdown',
    ]);
    expect(code).toBe(0);
    const rendered = [
      new MarkdownIt({ html: true, linkify: true }).render(stdout),
      marked.parse(stdout, { async: false }),
    ];
    for (const html of rendered) {
      const tags = new Set([...html.matchAll(/<\/?([a-z!][\w-]*)/gi)].map(([, name]) => name?.toLowerCase()));
      const ours = ['del', 'h1', 'h2', 'ins', 'p', 'table', 'tbody', 'td', 'th', 'thead', 'tr'];
      expect([...tags].filter((tag) => !ours.includes(tag ?? ''))).toEqual([]);
      // No more cells than the head has.
      for (const [, table = ''] of html.matchAll(/<table>(.*?)<\/table>/gs)) {
        const columns = table.match(/<th>/g)?.length ?? 0;
        for (const [, row = ''] of table.matchAll(/<tr>(.*?)<\/tr>/gs))
          expect(row.match(/<t[dh]>/g)).toHaveLength(columns);
      }
    }
    expect(stdout).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  test('a title of digits is not the first item of a list', async () => {
    const catalog =
      'prefix: A\ntitle: 7\neditions: [{edition: x, objectives: [1 a]}, {edition: y, objectives: [1 a]}]\n';
    const words = ['diff', 'A', 'x', 'y', '--format=markdown'];
    const { stdout } = await objrefs(temporaryFolder({ 'a.objectives.yaml': catalog }), words);
    expect(new MarkdownIt().render(stdout)).toBe('<h1>A: x → y</h1>\n<p>7. 1 unchanged.</p>\n');
  });

  test('in HTML', async () => {
    const { code, stdout } = await objrefs(hostileFolder(), ['diff', 'H', 'old', '<new>', '--impact', '--format=html']);
    expect(code).toBe(0);
    const tags = new Set([...stdout.matchAll(/<\/?([a-z!][\w-]*)/gi)].map(([, name]) => name?.toLowerCase()));
    expect([...tags].filter((tag) => ['script', 'img', 'b', 'i', 'iframe', '!--'].includes(tag ?? ''))).toEqual([]);
    // Every attribute is one of ours.
    const attributes = [...stdout.matchAll(/<[a-z][^>]*>/g)].flatMap(([tag]) => [...tag.matchAll(/\s([a-z-]+)="/g)]);
    expect(new Set(attributes.map(([, name]) => name))).toEqual(
      new Set([
        'lang',
        'charset',
        'http-equiv',
        'content',
        'name',
        'dir',
        'aria-label',
        'aria-labelledby',
        'href',
        'id',
        'class',
        'scope',
      ]),
    );
    expect(stdout).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  test('in the terminal', async () => {
    const { stdout } = await objrefs(hostileFolder(), ['diff', 'H', 'old', '<new>', '--impact']);
    expect(stdout).not.toMatch(/[\0-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('the HTML page', () => {
  const page = async () => (await diff('ACME', '2020', '2024', '--format', 'html')).stdout;

  test('runs and loads nothing, except for its own style', async () => {
    const html = await page();
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1];
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
    expect(html).not.toMatch(/https?:|<link|<script|style="|url\(/);
  });

  test('is labelled for screen readers', async () => {
    const html = await page();
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(html).toContain('<title>ACME: 2020 → 2024</title>');
    expect(html).toContain('<section id="moved" aria-labelledby="moved-heading">\n<h2 id="moved-heading">Moved');
    expect(html).toContain('<th scope="row">1.2</th>');
    expect(html).toContain('<del><span class="spoken">removed: </span>Grow<span class="spoken">, </span></del>');
    // Links within the page have an existing target.
    for (const [, id] of html.matchAll(/href="#([^"]*)"/g)) expect(html).toContain(`id="${id}"`);
  });

  test('is well-formed', async () => {
    const open: string[] = [];
    for (const [, slash, name = ''] of (await page()).matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (name === 'meta') continue;
      if (slash === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});

test('the report can be written to a file', async () => {
  const folder = folderWith({});
  const { code, stdout } = await objrefs(folder, [
    'diff',
    'ACME',
    '2020',
    '2024',
    '-o',
    'out.md',
    '--format',
    'markdown',
  ]);
  expect([code, stdout]).toEqual([0, '']);
  expect(readFileSync(folder.at('out.md'), 'utf8')).toMatch(/^# ACME: 2020 → 2024\n/);
});

test('two editions with the same objectives have no change', async () => {
  const folder = temporaryFolder({
    'a.objectives.yaml':
      'prefix: A\neditions:\n  - {edition: x, objectives: [1 One]}\n  - {edition: y, objectives: [1 One]}',
  });
  expect((await objrefs(folder, ['diff', 'A', 'x', 'y'])).stdout).toBe('A: x → y\n\n1 unchanged.\n');
});

test('replacements that an import proposed in comments are counted, since they are not compared', async () => {
  const catalog = `prefix: A
editions:
  - edition: x
    objectives:
      - number: "1"
        title: Grow
        # Possibly split: "Grow a" (80% similar). If so, remove the "#" before replacedBy.
        # replacedBy: ["2", "3"]
      - 4 Rest
  - edition: y
    objectives: [2 Grow apples, 3 Grow pears, 4 Rest]
  - edition: z
    objectives:
      - number: "2"
        title: Grow apples
        # replacedBy: ["9"]
`;
  const folder = temporaryFolder({ 'a.objectives.yaml': catalog });
  const { stdout, stderr } = await objrefs(folder, ['diff', 'A', 'x', 'y', '--format', 'json']);
  expect(stderr).toBe(
    'objrefs: 1 proposed replacement in comments of a.objectives.yaml is not confirmed, and not used. To confirm one, remove its "# ".\n',
  );
  expect(JSON.parse(stdout).changes[0]).toMatchObject({ kind: 'withdrawn', evidence: 'numbers' });
  expect((await objrefs(folder, ['diff', 'A', 'y', 'z'])).stderr).toBe('');
  // Those of all editions.
  const note =
    'objrefs: 2 proposed replacements in comments of a.objectives.yaml are not confirmed, and not used. To confirm one, remove its "# ".\n';
  expect((await objrefs(folder, ['check'])).stderr).toBe(note);
  expect((await objrefs(folder, ['check', '--quiet'])).stderr).toBe('');
  expect((await objrefs(folder, ['migrate', 'A', '--to', 'z'])).stderr).toBe(note);
});
