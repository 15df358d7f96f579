import { MARKDOWN_SOUP } from './markdown.ts';
import type { Random } from './random.ts';

/** Some characters of which a letter is left to be shown. */
export function hostileTitle(random: Random): string {
  const parts = Array.from({ length: 1 + random.below(12) }, () => random.pick(MARKDOWN_SOUP));
  parts.splice(random.below(parts.length + 1), 0, random.pick(['w', 'Grow', '7', 'é']));
  return parts.join('');
}

/** Every address in the catalog begins with it. */
export const WEBSITE = 'https://published.example/';

/** Objectives with four texts each, which are `title` of 0 and more, in each way in which an edition treats an objective. */
export function catalogOf(numbers: number, title: (index: number) => string): string {
  const written = (index: number) => JSON.stringify(title(index));
  const address = (index: number) => `${WEBSITE}{number}?${title(index).replace(/\s/g, '')}`;
  const rows = Array.from({ length: numbers }, (_, index) => {
    const [number, moved] = [`1.${index}`, `2.${index}`];
    const texts = `title: ${written(index)}, text: ${written(numbers + index)}, note: ${written(2 * numbers + index)}, url: ${JSON.stringify(address(3 * numbers + index))}`;
    switch (index % 4) {
      case 0:
        return [`{number: "${number}", ${texts}}`, `{number: "${number}", ${texts}}`];
      case 1:
        return [`{number: "${number}", ${texts}, replacedBy: ["${moved}"]}`, `{number: "${moved}", ${texts}}`];
      case 2:
        return [
          `{number: "${number}", ${texts}}`,
          `{number: "${number}", ${texts}, withdrawn: ${written(3 * numbers + index)}}`,
        ];
      default:
        return [`{number: "${number}", ${texts}, replacedBy: []}`, undefined];
    }
  });
  const objectives = (edition: 0 | 1) => rows.flatMap((row) => (row[edition] ? [`      - ${row[edition]}\n`] : []));
  const parent = `      - {number: "1", title: ${written(0)}, group: ${written(1)}}\n      - {number: "2", title: ${written(2)}}\n`;
  return `prefix: ACME
title: ${written(3)}
publisher: ${written(4)}
levels: [${written(5)}, ${written(6)}]
editions:
  - edition: "2020"
    objectives:\n${parent}${objectives(0).join('')}  - edition: "2024"
    objectives:\n${parent}${objectives(1).join('')}`;
}

/** Cites all of them, and some that are unknown. */
export function documentOf(numbers: number): string {
  const lines = Array.from({ length: numbers }, (_, index) => [
    `- ACME 1.${index}\n`,
    index % 4 === 1 ? `- ACME:2020 1.${index} and ACME 2.${index}\n` : '',
  ]);
  return `${lines.flat().join('')}\nACME 3.1 and ACME:1999 1.1\nACME 1.`;
}
