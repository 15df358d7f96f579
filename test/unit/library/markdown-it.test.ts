import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { createChecker } from '../../../server/src/library/library.ts';
import { objectiveReferences } from '../../../server/src/markdown-it/plugin.ts';

const CATALOG = `prefix: ACME
levels: [objective]
editions:
  - edition: "1"
    objectives:
      - 1.1 Grow
      - number: 1.2
        title: Shrink
        replacedBy: [2.1]
  - edition: "2"
    objectives:
      - 1.1 Grow
      - 2.1 Rest
      - number: 2.2
        title: '"><script>alert(1)</script>'
`;

const checker = createChecker({ catalogs: [{ name: 'acme.objectives.yaml', text: CATALOG }], shipped: false });
const options = { checker };
const render = (text: string, settings = {}) =>
  new MarkdownIt({ html: true, linkify: true, typographer: true, ...settings })
    .use(objectiveReferences, options)
    .render(text)
    .replaceAll(' class="objective-reference objective-reference-', ' class="')
    .trimEnd();

describe('references', () => {
  test.each([
    ['ACME 1.1', '<p><span class="current" title="ACME 1.1 (2): Grow">ACME 1.1</span></p>'],
    ['See ACME 1.1.', '<p>See <span class="current" title="ACME 1.1 (2): Grow">ACME 1.1</span>.</p>'],
    ['# A ACME 1.1 #', '<h1>A <span class="current" title="ACME 1.1 (2): Grow">ACME 1.1</span></h1>'],
  ])('%j are marked', (text, html) => {
    expect(render(text)).toBe(html);
  });

  test('lead to the published text, unless they are in a link', () => {
    const catalog = (url: string) =>
      `prefix: ACME\neditions:\n  - {edition: "1", url: "${url}", objectives: [1.1 Grow]}\n`;
    const rendered = (text: string, url: string) => {
      const own = createChecker({ catalogs: [{ name: 'a.objectives.yaml', text: catalog(url) }], shipped: false });
      return new MarkdownIt().use(objectiveReferences, { checker: own }).render(text);
    };
    expect(rendered('ACME 1.1', 'https://acme.example/plan#{number}')).toBe(
      '<p><a class="objective-reference objective-reference-current" title="ACME 1.1 (1): Grow\nOpen in the published text"' +
        ' href="https://acme.example/plan#1.1">ACME 1.1</a></p>\n',
    );
    expect(rendered('[ACME 1.1](a.md)', 'https://acme.example/')).toContain('<span class="objective-reference');
    for (const url of ['http://acme.example/', 'javascript:alert(1)', 'https://u:p@acme.example/']) {
      expect(rendered('ACME 1.1', url)).not.toContain('<a');
    }
  });

  const spans = (text: string) =>
    [...render(text).matchAll(/<span class="([\w-]+)"[^>]*>([^<]*)<\/span>/g)].map(([, status, part]) => [
      status,
      part,
    ]);

  test.each([
    ['in lists', 'ACME 1.1 and 2.1', ['current', 'ACME 1.1'], ['current', '2.1']],
    ['over emphasis', '**ACME** 1.1', ['current', 'ACME'], ['current', ' 1.1']],
    ['in emphasis', '*ACME 1.1*', ['current', 'ACME 1.1']],
    ['over lines', '> see ACME\n> 1.1', ['current', 'ACME'], ['current', '1.1']],
    ['over a hard break', 'ACME  \n1.1', ['current', 'ACME'], ['current', '1.1']],
    ['in link texts', '[ACME 1.1](a.md)', ['current', 'ACME 1.1']],
    [
      'in table cells',
      '| ACME 1.1 | b |\n|--|--|\n| ACME 2.1 | ACME 2.1 |',
      ...['1.1', '2.1', '2.1'].map((n) => ['current', `ACME ${n}`]),
    ],
    [
      'in cells with bars',
      '| a \\| ACME 1.1 \\| ACME 2.1 | ACME 2.1 |\n|--|--|\n| `\\|` ACME 1.1 | \\| |',
      ...['1.1', '2.1', '2.1', '1.1'].map((n) => ['current', `ACME ${n}`]),
    ],
    ['with escapes', 'ACME 1\\.1 and 2\\.1\\.', ['current', 'ACME 1.1'], ['current', '2.1']],
    ['in nested blocks', '- a\n  1. ACME 1.1\n\n     > ACME 2.1', ['current', 'ACME 1.1'], ['current', 'ACME 2.1']],
    ['in a block after tabs', '-\tACME 1.1\n\n\tACME 2.1', ['current', 'ACME 1.1'], ['current', 'ACME 2.1']],
    ['that are stale', 'ACME 1.2', ['replaced', 'ACME 1.2']],
    ['that are unknown', 'ACME 9.9', ['unknown-objective', 'ACME 9.9']],
    ['with a pin', 'ACME:1 1.2 and ACME:7 1.1', ['superseded', 'ACME:1 1.2'], ['unknown-edition', 'ACME:7 1.1']],
    ['after other markup', 'a `b` c_d_ & [x](y "z") \\* ACME 1.1', ['current', 'ACME 1.1']],
  ] as [string, string, ...string[][]][])('are marked %s', (_, text, ...expected) => {
    expect(spans(text)).toEqual(expected);
  });

  test.each([
    ['code', '`ACME 1.1`'],
    ['code blocks', '```\nACME 1.1\n```'],
    ['attributes', '<b title="ACME 1.1">x</b>'],
    ['titles of links', '[x](y "ACME 1.1")'],
    ['descriptions of pictures', '![ACME 1.1](y)'],
    ['addresses', 'https://example.org/ACME 1'],
  ])('are not marked in %s', (_, text) => {
    expect(spans(text)).toEqual([]);
  });

  test('without a prefix count if front matter says so', () => {
    expect(spans('---\nobjectives: ACME\n---\n\nObjective 1.1\n')).toEqual([['current', 'Objective 1.1']]);
  });

  test('show their problems', () => {
    expect(render('ACME 1.2')).toMatch(/title="ACME 1\.2: Shrink\nACME 1\.2 /);
    expect(render('ACME 9.9')).toMatch(/title="ACME 2 has no objective 9\.9/);
  });

  test('show their own problems, and not those of their neighbours', () => {
    const [first = '', second = ''] = [...render('ACME 1.2–1.1').matchAll(/title="([^"]*)"/g)].map(
      ([, title]) => title,
    );
    expect(first).toContain('removed in ACME 2');
    expect(second).toContain('range');
    expect(second).not.toContain('gone');
  });

  test('with hostile titles inject no markup', () => {
    expect(render('ACME 2.2')).toBe(
      '<p><span class="current" title="ACME 2.2 (2): &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">ACME 2.2</span></p>',
    );
  });
});

/** Apart from the marks, the result is the same as without them. */
test.each([
  'ACME  \n1.1 and more  \nlines',
  '**ACME** 1.1 _x_ https://example.org ACME 1.1 (c) -- "quotes" [a [ACME 1.1]](b) <b>ACME 1.1</b> &amp; ACME&nbsp;1.1',
  '| a | ACME 1.1 \\| b |\n|---|---|\n| ACME 1.1 | `ACME 1.1` |',
  '***ACME 1.1*** ~~ACME 2.1~~ *ACME **1.1*** ACME\\\n1.1',
])('the rest is unchanged in %j', (text) => {
  const settings = { html: true, linkify: true, typographer: true };
  const marked = new MarkdownIt(settings).use(objectiveReferences, options).render(text);
  const plain = new MarkdownIt(settings).render(text);
  expect(marked).toContain('objective-reference');
  expect(marked.replaceAll(/<span class="objective-reference[^>]*>([^<]*)<\/span>/g, '$1')).toBe(plain);
});

test('a page without a path is rendered too', () => {
  const name = (environment: unknown) => (environment as { path: string }).path;
  const page = new MarkdownIt().use(objectiveReferences, { checker, name });
  expect(page.render('ACME 1.1')).toContain('objective-reference-current');
});
