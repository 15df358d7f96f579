import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { coverageAsText } from '../../../../server/src/cli/coverage/coverage-pretty.ts';
import type { CitationPlace, FrameworkCoverage } from '../../../../server/src/core/coverage/coverage.ts';
import { coverageAsCsv } from '../../../../server/src/reports/coverage/coverage-csv.ts';
import { coverageAsHtml } from '../../../../server/src/reports/coverage/coverage-html.ts';
import { fileLinks } from '../../../../server/src/reports/coverage/coverage-links.ts';
import { coverageAsMarkdown } from '../../../../server/src/reports/coverage/coverage-markdown.ts';
import {
  type CoverageReport,
  coverageAsJson,
  measured,
} from '../../../../server/src/reports/coverage/coverage-report.ts';
import { hostile } from './hostile-text.ts';
import { whole } from './report-of.ts';
import { isOtherRunnersCommand, workflowCommand } from './workflow-command.ts';

const place = fc
  .record({ source: fc.option(hostile), file: hostile, text: hostile, edition: fc.option(hostile) })
  .map((texts): CitationPlace => ({ ...texts, line: 1, column: 1, endLine: 1, endColumn: 2, within: true }));
const objective = fc.record({ number: hostile, title: hostile, citations: fc.array(place, { maxLength: 2 }) });

const framework = fc
  .record({
    prefix: hostile,
    title: fc.option(hostile),
    edition: fc.option(hostile),
    parent: objective,
    child: objective,
    stale: fc.record({ place, number: hostile, title: fc.option(hostile), countsFor: fc.option(hostile) }),
  })
  .map(
    ({ prefix, title, edition, parent, child, stale: { place: at, ...stale } }): FrameworkCoverage => ({
      ...{ prefix, title, edition, levels: [], unknown: 1, elsewhere: 1 },
      objectives: [
        { ...parent, number: `${parent.number}-`, level: 0, parent: null, leaf: false },
        { ...child, level: 1, parent: `${parent.number}-`, leaf: true },
      ],
      stale: [{ ...at, ...stale, status: 'replaced' }],
    }),
  );

const report = fc.record({ now: framework, earlier: framework, required: hostile, merged: hostile }).map(
  ({ now, earlier, required, merged }): CoverageReport => ({
    ...{ files: 1, by: 'document', merged: [merged], isCompared: true },
    requirements: [{ required, prefix: now.prefix, leaves: 1, cited: 0, needed: 1, met: false, uncited: [] }],
    frameworks: [measured(now, 'document', [{ ...earlier, prefix: now.prefix }])],
  }),
);

const same = (text: string) => text;
const plain = { bold: same, dim: same, red: same, green: same, yellow: same, blue: same, cyan: same };
const links = fileLinks('/plans', '/plans/out', undefined);

const FORMATS: Readonly<Record<string, (report: CoverageReport) => Iterable<string> | Promise<Iterable<string>>>> = {
  pretty: (sample) => coverageAsText(sample, plain),
  json: coverageAsJson,
  csv: coverageAsCsv,
  markdown: coverageAsMarkdown,
  html: (sample) => coverageAsHtml(sample, links),
};

const holds = (format: string, property: (text: string, sample: CoverageReport) => void) =>
  fc.assert(
    fc.asyncProperty(report, async (sample) => property(whole(await FORMATS[format]!(sample)), sample)),
    { numRuns: 200 },
  );

/** Characters that a terminal obeys, and those that make text look like other text. */
const MISLEADING = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** White space is harmless in pages, and some titles need direction marks. */
const MISLEADING_IN_PAGES = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

test.each([
  ['pretty', MISLEADING],
  ['json', MISLEADING],
  // Lines of tables end in CRLF.
  ['csv', MISLEADING],
  ['markdown', MISLEADING_IN_PAGES],
  ['html', MISLEADING_IN_PAGES],
])('%s has no control characters, and nothing that misleads a reader', (format, misleading) => {
  return holds(format, (text) => {
    expect(format === 'csv' ? text.replaceAll('\r\n', '\n') : text).not.toMatch(misleading);
  });
});

describe.each(['pretty', 'json'])('%s', (format) => {
  test('cannot inject a runner command', () => {
    return holds(format, (text) => {
      const lines = text.split('\n');
      expect(lines.filter((line) => workflowCommand(line) || isOtherRunnersCommand(line))).toEqual([]);
    });
  });
});

test('CSV has one row for each place, and no formula', () => {
  return holds('csv', (text, { frameworks }) => {
    const rows: string[][] = parse(text, { relax_column_count: false });
    const expected = frameworks.flatMap(({ objectives }) =>
      objectives.map(
        ({ citations }) => new Set(citations.map(({ source, file }) => JSON.stringify([source, file]))).size || 1,
      ),
    );
    expect(rows).toHaveLength(1 + expected.reduce((sum, count) => sum + count, 0));
    expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });
});

test('JSON has all results', () => {
  return holds('json', (text, { frameworks: [only] }) => {
    const { objectives, frameworks } = JSON.parse(text);
    expect(frameworks[0].prefix).toBe(only!.prefix);
    expect(objectives.map(({ citations }: { citations: unknown }) => citations)).toEqual(
      only!.objectives.map(({ citations }) => citations),
    );
  });
});

test('Markdown has only our headings and tables, and no HTML or links', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  return holds('markdown', (text) => {
    const kinds = new Set(
      markdown.parse(text, {}).flatMap(({ type, children }) => [type, ...(children ?? []).map((child) => child.type)]),
    );
    const foreign = ['html_block', 'html_inline', 'link_open', 'image', 'code_block', 'fence', 'blockquote_open', 'hr'];
    expect(foreign.filter((kind) => kinds.has(kind))).toEqual([]);
  });
});

test('HTML has only our elements and attributes, and links to files', () => {
  const ours = new Set(
    'html head meta title style body header h1 p div label input output main section h2 h3 span ul li strong svg rect nav a table thead tr th tbody td details summary script'.split(
      ' ',
    ),
  );
  const attributes = new Set(
    'lang charset http-equiv content name class dir role id hidden for type autocomplete spellcheck aria-labelledby aria-label aria-hidden viewBox preserveAspectRatio width height href scope data-n data-row data-rows title tabindex'
      .toLowerCase()
      .split(' '),
  );
  return holds('html', (text) => {
    const foreign: string[] = [];
    let scripts = 0;
    const parser = new Parser({
      onopentag(name, given) {
        if (!ours.has(name)) foreign.push(name);
        if (name === 'script') scripts++;
        for (const [attribute, value] of Object.entries(given)) {
          if (!attributes.has(attribute.toLowerCase())) foreign.push(`${name} ${attribute}`);
          if (attribute === 'href' && !/^(#framework-1-[a-z]+|\.\/[^\s"<>]*#L1)$/.test(value)) foreign.push(value);
        }
      },
      oncomment: (content) => foreign.push(content),
    });
    parser.end(text);
    expect([foreign, scripts]).toEqual([[], 1]);
  });
});
