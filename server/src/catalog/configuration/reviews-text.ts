import { type Review, type ReviewRecord, tidy } from '../../core/reviews/record.ts';
import { quotedLine } from '../yaml/quoted-line.ts';

const HEAD = [
  '# What the objectives said when the documents that cite them were last reviewed.',
  '# Written by objrefs review, and by "Mark reviewed" in editors. In a merge, keep the lines of both sides.',
  'format: 1',
  'reviews:',
];

/**
 * The text of `objrefs.reviews.yaml`: always the same for the same record. Each review is one line that means the same
 * wherever it stands, with an empty line before it, so that merges never mix reviews, nor stop at changes of neighbours.
 */
export function reviewsText(record: ReviewRecord, eol = '\n'): string {
  const lines = [...HEAD, ...tidy(record).flatMap((review) => ['', `  - ${reviewLine(review)}`])];
  return lines.map((line) => `${line}${eol}`).join('');
}

function reviewLine({ document, framework, edition, number, fingerprint, title, text }: Review): string {
  const fields = Object.entries({ document, framework, edition, number, fingerprint, title, text });
  const written = fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${quotedLine(value)}`));
  return `{${written.join(', ')}}`;
}
