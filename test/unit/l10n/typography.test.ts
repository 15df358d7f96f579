import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const FILES = ['package.nls.fr.json', 'l10n/bundle.l10n.fr.json'];
const texts = FILES.flatMap((path) => Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>));

/** Without code in quotes or backticks, which is not translated. */
const prose = texts.map((text) => text.replace(/(`+)[^`]*\1|https?:\S+|«\u00a0[^»]*\u00a0»/g, 'code'));

test('French has its apostrophes and quotation marks, with no-break spaces inside', () => {
  expect(prose.filter((text) => /\p{L}'\p{L}|["«»]/u.test(text))).toEqual([]);
});

test('French has no-break spaces before its two-part punctuation', () => {
  expect(prose.filter((text) => / [;:!?%]|[^\u00a0\s!?(][;!?]|[\p{L}\d)}]:(?=\s|$)/u.test(text))).toEqual([]);
});
