import { marked } from 'marked';
import { expect, test } from 'vitest';
import { markdown, plainText } from '../../../server/src/core/describing/markup.ts';
import { newWordDiffBudget, wordDiff } from '../../../server/src/core/editions/word-diff.ts';

const changes = (older: string, newer: string) => wordDiff(older, newer, newWordDiffBudget());

test.each([
  ['Grow apples', 'Grow pears', 'Grow ~~apples~~ **pears**'],
  ['by day.', 'by day and night.', 'by day **and night**.'],
  ['apples', 'apples, (pears)', 'apples **, (pears)**'],
  ['(old) rules', 'rules', '~~(old)~~ rules'],
  ['a * b', 'a _ b', 'a ~~&#42;~~ **&#95;** b'],
  ['x', '<b>y</b>', '~~x~~ **&lt;b&gt;y&lt;/b&gt;**'],
])('changed words in Markdown: %j, %j', (older, newer, written) => {
  expect(markdown.changes(changes(older, newer))).toBe(written);
  const html = marked.parse(written, { async: false });
  expect(html.match(/<[^>]+>/g)?.filter((tag) => !/^<\/?(p|del|strong)>$/.test(tag))).toEqual([]);
  const marks = written.match(/~~|\*\*/g)?.length ?? 0;
  expect(html.match(/<\/?(?:del|strong)>/g)).toHaveLength(marks);
});

test('changed words as plain text', () => {
  expect(plainText.changes(changes('Grow\napples here', 'Grow pears here'))).toBe('Grow [-apples-] {+pears+} here');
});
