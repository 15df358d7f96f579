import { type Review, type ReviewRecord, tidy } from '../../core/reviews/record.ts';
import { defined } from '../syntax/defined.ts';
import { quote } from '../yaml/write-yaml.ts';
import type { ReadReviews } from './reviews-reader.ts';

const HEAD = [
  '# What the objectives said when the documents that cite them were last reviewed.',
  '# Written by objrefs review, migrate and fix, and by editors. In a merge, keep the lines of both sides.',
  'format: 1',
  'reviews:',
];

/**
 * The text of `objrefs.reviews.yaml`: the same for the same record. Each review is one line whose meaning does not depend
 * on its place, with an empty line before it, so that merges neither mix reviews nor conflict with changes of neighbours.
 */
export function reviewsText(record: ReviewRecord, eol = '\n'): string {
  const lines = [...HEAD, ...tidy(record).flatMap((review) => ['', `  - ${reviewLine(review)}`])];
  return lines.map((line) => `${line}${eol}`).join('');
}

function reviewLine({ document, framework, edition, number, fingerprint, kept, title, text }: Review): string {
  const fields = Object.entries({ document, framework, edition, number, fingerprint, kept, title, text });
  const written = fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${quote(value)}`));
  return `{${written.join(', ')}}`;
}

/**
 * Reads `objrefs.reviews.yaml`, as `readReviews` does. A text in the form of `reviewsText` is read without the YAML
 * library, which takes seconds for tens of thousands of reviews. Never rejects.
 */
export async function parseReviews(uri: string, text: string): Promise<ReadReviews> {
  const record = readWritten(text);
  if (record) return { value: record, problems: [], incomplete: false, isRewritable: true };
  const { readReviews } = await import('./reviews-reader.ts');
  return readReviews(uri, text);
}

const FIELD = /(\w+): ("(?:[^"\\]|\\.)*")(?:, |\}$)/gy;

/** The record whose text is exactly this one; null for any other text. */
function readWritten(text: string): ReviewRecord | null {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const record: Review[] = [];
  for (const line of text.split(eol)) {
    if (!line.startsWith('  - {')) continue;
    const review = readLine(line);
    if (!review) return null;
    record.push(review);
  }
  return reviewsText(record, eol) === text ? record : null;
}

/** Null for a line that is not a review. The caller compares the result with the line. */
function readLine(line: string): Review | null {
  const fields = new Map<string, string>();
  FIELD.lastIndex = '  - {'.length;
  for (let found = FIELD.exec(line); found; found = FIELD.exec(line)) {
    const value = unquoted(found[2]!);
    // The YAML reader reports what is wrong with it.
    if (!value) return null;
    fields.set(found[1]!, value);
  }
  const [document, framework, number, fingerprint] = REQUIRED.map((name) => fields.get(name));
  if (!document || !framework || !number || !fingerprint) return null;
  const [edition, kept, title, text] = OPTIONAL.map((name) => fields.get(name));
  return { document, framework, number, fingerprint, ...defined({ edition, kept, title, text }) };
}

const REQUIRED = ['document', 'framework', 'number', 'fingerprint'];
const OPTIONAL = ['edition', 'kept', 'title', 'text'];

function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
