import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { markdownReport } from '../../../../server/src/cli/check/formats/report-markdown.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';
import { findingOf, reportOf, written } from './report-of.ts';

const checkAsMarkdown = written(markdownReport);

test('a summary has counts, and a table with the most severe first', async () => {
  const folder = temporaryFolder({ 'acme.objectives.yaml': CATALOG, 'a.md': 'ACME 9.9\n' });
  const { stdout } = await objrefs(folder, ['check', '--format', 'markdown']);
  expect(stdout).toMatch(
    /^## References to frameworks\n\n1 error in 1 reference, \d files\.\n\n\| Where .*\n\| --- .*\n\| `a\.md:1:1` \| error \| ACME .* \(unknown-objective\) \|\n$/,
  );
  const findings = (['hint', 'error', 'information', 'warning'] as const).map((severity) => findingOf({ severity }));
  const text = checkAsMarkdown(reportOf(findings));
  expect(text).toContain('1 error, 1 warning, 1 information, 1 hint in');
  expect([...text.matchAll(/\| (error|warning|information|hint) \|/g)].map(([, severity]) => severity)).toEqual([
    ...['error', 'warning', 'information', 'hint'],
  ]);
});

test('an empty summary says so', () => {
  expect(checkAsMarkdown(reportOf([]))).toMatch(/\n\nNo findings in .*\.\n$/);
});

test("it stays below GitHub's limit, and counts what is left out", () => {
  const text = checkAsMarkdown(reportOf(Array.from({ length: 9_000 }, () => findingOf({ message: '€'.repeat(90) }))));
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
  const rows = text.split('\n').filter((line) => line.includes('unknown-objective')).length;
  expect(text.endsWith(`\nand ${9_000 - rows} more.\n`)).toBe(true);
});

test('hostile names and messages are text', () => {
  const message = '<img src=x> | ![x](https://example.org) \n\n# x `y` **z** ##[error] ::error::x';
  const text = checkAsMarkdown(reportOf([findingOf({ file: 'a|b<c>.md', message })]));
  const html = new MarkdownIt({ html: true, linkify: true }).render(text);
  expect(html.match(/<(?!\/?(?:h2|p|table|thead|tbody|tr|th|td)\b)/g)).toBeNull();
  expect(html.match(/<td>/g)).toHaveLength(3);
});
