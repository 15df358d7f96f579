import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const PAGES = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const PICTURES = readdirSync('docs/images')
  .map((name) => `docs/images/${name}`)
  .sort();

/** Targets of the links and pictures inside the project, without the part after `#`. */
function relativeTargets(markdown: string): string[] {
  return [...markdown.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => target);
}

test.each(PAGES)('%s: linked files and pictures exist', (page) => {
  const targets = relativeTargets(readFileSync(page, 'utf8'));
  expect(targets.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([]);
});

test('each generated picture is shown once, in the README or a page', () => {
  const shown = PAGES.flatMap((page) =>
    relativeTargets(readFileSync(page, 'utf8')).map((target) => join(dirname(page), target)),
  ).filter((target) => target.startsWith('docs/images/'));
  expect(shown.sort()).toEqual(PICTURES);
});
