import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { codeclimateReport } from '../../../../server/src/cli/check/formats/report-codeclimate.ts';
import { githubReport } from '../../../../server/src/cli/check/formats/report-github.ts';
import { jsonReport } from '../../../../server/src/cli/check/formats/report-json.ts';
import { junitReport } from '../../../../server/src/cli/check/formats/report-junit.ts';
import { markdownReport } from '../../../../server/src/cli/check/formats/report-markdown.ts';
import { TextReport } from '../../../../server/src/cli/check/formats/report-pretty.ts';
import { rdjsonlReport } from '../../../../server/src/cli/check/formats/report-rdjsonl.ts';
import { sarifReport } from '../../../../server/src/cli/check/formats/report-sarif.ts';
import { visible } from '../../../../server/src/reports/visible-text.ts';
import { hostile } from './hostile-text.ts';
import { type CheckedSample, findingOf, reportOf, written } from './report-of.ts';
import { isOtherRunnersCommand, workflowCommand } from './workflow-command.ts';

const checkAsCodeclimate = written(codeclimateReport);
const checkAsGithub = written(githubReport);
const checkAsJunit = written(junitReport);
const checkAsMarkdown = written(markdownReport);
const checkAsRdjsonl = written(rdjsonlReport);
const checkAsSarif = written(sarifReport);
const checkAsJson = written(jsonReport);

const finding = fc
  .record({ file: hostile, message: hostile, before: hostile, after: hostile, title: hostile, newText: hostile })
  .map(({ before, after, ...texts }) => {
    // The text of a document is in lines, and a finding is in one of them.
    const [first = ''] = before.split(/\r\n|\n|\r/);
    return findingOf({ ...texts, text: `${first}ACME 1.9${after}`, column: first.length + 1 });
  });
const report = fc.array(finding, { minLength: 1, maxLength: 3 }).map((findings) => reportOf(findings));

const same = (text: string) => text;
const plain = { bold: same, dim: same, red: same, green: same, yellow: same, blue: same, cyan: same };
const FORMATS: Readonly<Record<string, (sample: CheckedSample) => string>> = {
  pretty: written((facts) => new TextReport(plain, facts)),
  json: checkAsJson,
  sarif: checkAsSarif,
  junit: checkAsJunit,
  github: checkAsGithub,
  rdjsonl: checkAsRdjsonl,
  codeclimate: checkAsCodeclimate,
  markdown: checkAsMarkdown,
};

describe.each(Object.entries(FORMATS))('%s', (name, format) => {
  const holds = (property: (text: string, report: CheckedSample) => void) =>
    fc.assert(
      fc.property(report, (sample) => property(format(sample), sample)),
      { numRuns: 300 },
    );

  test('has no control characters, and nothing that misleads a reader', () => {
    holds((text) => {
      expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
    });
  });

  test('cannot inject a runner command', () => {
    holds((text, { findings }) => {
      const lines = text.split('\n');
      const commands = lines.flatMap((line) => workflowCommand(line) ?? []);
      const own = name === 'github' ? findings : [];
      expect(commands.map(({ command, properties }) => [command, properties.file, properties.title])).toEqual(
        own.map(({ row }) => ['error', pathOf(row.file), row.code]),
      );
      expect(lines.filter(isOtherRunnersCommand)).toEqual([]);
    });
  });
});

/** As `posix.join` writes it, on one visible line. */
function pathOf(file: string): string | undefined {
  return workflowCommand(checkAsGithub(reportOf([findingOf({ file })])).trimEnd())?.properties.file;
}

describe('contents cannot break out of their context', () => {
  test('in JSON: every text is read back unchanged', () => {
    fc.assert(
      fc.property(report, (checked) => {
        const rows = JSON.parse(checkAsJson(checked)).findings;
        expect(rows).toEqual(JSON.parse(JSON.stringify(checked.findings.map(({ row }) => row))));
      }),
    );
  });

  test('in rdjsonl: a line for each finding, with its path and its suggestion', () => {
    fc.assert(
      fc.property(report, (sample) => {
        const lines = checkAsRdjsonl(sample).trimEnd().split('\n');
        const diagnostics = lines.map((line) => JSON.parse(line));
        expect(diagnostics.map(({ location, suggestions }) => [location.path, suggestions[0].text])).toEqual(
          sample.findings.map(({ row }) => [row.file, row.suggestions[0]?.newText]),
        );
      }),
    );
  });

  test('in Markdown: only a heading, a paragraph and a table with names as code', () => {
    const page = new MarkdownIt({ html: true, linkify: true });
    fc.assert(
      fc.property(report, (sample) => {
        const html = page.render(checkAsMarkdown(sample));
        expect(html.match(/<(?!\/?(?:h2|p|table|thead|tbody|tr|th|td|code)\b)/g)).toBeNull();
        expect(html.match(/<td>/g)).toHaveLength(3 * sample.findings.length);
      }),
    );
  });

  test('in SARIF: URIs are URIs, messages are text', () => {
    fc.assert(
      fc.property(report, (sample) => {
        const { results } = JSON.parse(checkAsSarif(sample)).runs[0];
        expect(results).toHaveLength(sample.findings.length);
        for (const { locations, message } of results) {
          expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(
            /^(file:\/\/\/)?(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*$/,
          );
          expect(message.text).not.toMatch(/(?<!\\)\]\(|(?<!\{)\{(?:\{\{)*\d/);
        }
      }),
    );
  });

  test('in code quality: an issue for each finding, with unique fingerprints', () => {
    fc.assert(
      fc.property(report, (sample) => {
        const issues = JSON.parse(checkAsCodeclimate(sample));
        expect(issues).toHaveLength(sample.findings.length);
        expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(issues.length);
      }),
    );
  });

  test('in JUnit: the elements are those of a harmless report', () => {
    const elements = (xml: string) => xml.match(/<[^>\s]+/g);
    fc.assert(
      fc.property(report, (sample) => {
        const harmless = sample.findings.map((_, index) => findingOf({ file: `${index}.md` }));
        fc.pre(new Set(sample.findings.map(({ row }) => visible(row.file))).size === harmless.length);
        expect(elements(checkAsJunit(sample))).toEqual(elements(checkAsJunit(reportOf(harmless))));
      }),
    );
  });
});
