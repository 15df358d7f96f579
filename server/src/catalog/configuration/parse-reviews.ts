import type { Review, ReviewRecord } from '../../core/reviews/record.ts';
import { defined } from '../syntax/defined.ts';
import type { ReadReviews } from './reviews-reader.ts';
import { reviewsText } from './reviews-text.ts';

/**
 * Reads `objrefs.reviews.yaml`, as `readReviews` does. A text that we have written ourselves needs no YAML library, which
 * takes seconds for tens of thousands of reviews. Never rejects.
 */
export async function parseReviews(uri: string, text: string): Promise<ReadReviews> {
  const record = readWritten(text);
  if (record) return { record, problems: [], incomplete: false, isRewritable: true };
  const { readReviews } = await import('./reviews-reader.ts');
  return readReviews(uri, text);
}

const FIELD = /(\w+): ("(?:[^"\\]|\\.)*")(?:, |\}$)/gy;

/** The record whose text this is to the letter; null where it is that of none. */
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

/** Null for what is no review. Whatever else comes out of a line is compared with the line in the end. */
function readLine(line: string): Review | null {
  const fields = new Map<string, string>();
  FIELD.lastIndex = '  - {'.length;
  for (let found = FIELD.exec(line); found; found = FIELD.exec(line)) {
    const value = unquoted(found[2]!);
    // The reader of YAML says what is wrong with it.
    if (!value) return null;
    fields.set(found[1]!, value);
  }
  const [document, framework, number, fingerprint] = REQUIRED.map((name) => fields.get(name));
  if (!document || !framework || !number || !fingerprint) return null;
  const [edition, title, text] = OPTIONAL.map((name) => fields.get(name));
  return { document, framework, number, fingerprint, ...defined({ edition, title, text }) };
}

const REQUIRED = ['document', 'framework', 'number', 'fingerprint'];
const OPTIONAL = ['edition', 'title', 'text'];

function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
