import { Reader } from './input.mjs';
import { LEVELS, levelOf, parentOf } from './numbers.mjs';

/**
 * The edition of a file that lists version 1.1:
 *
 *     {
 *       "edition": "1.1",
 *       "published": "2018-04-16",
 *       "items": [
 *         { "number": "ID",      "title": "Identify",         "statement": null, "parent": null },
 *         { "number": "ID.AM",   "title": "Asset Management", "statement": null, "parent": "ID" },
 *         { "number": "ID.AM-1", "title": null, "statement": "Physical devices …", "parent": "ID.AM" }
 *       ]
 *     }
 */
export function readVersion1({ path, value }) {
  const reader = new Reader(path);
  const file = reader.object(value, 'The file');
  const id = reader.text(file.edition, '"edition"');
  if (id !== '1.1') reader.fail(`lists edition "${id}", not 1.1.`);
  const published = reader.text(file.published, '"published"');
  if (!/^\d{4}-\d\d-\d\d$/.test(published)) reader.fail('"published" must be a date such as 2018-04-16.');
  const objectives = reader.list(file.items, '"items"').map((item, index) => readItem(reader, item, `Item ${index}`));
  checkNumbers(reader, objectives);
  return { id, published, aliases: [], objectives };
}

function readItem(reader, item, place) {
  const { number, title, statement, parent } = reader.object(item, place);
  if (typeof number !== 'string' || levelOf(number) === undefined) {
    reader.fail(`${place} has the number ${JSON.stringify(number)}, which is not that of a ${LEVELS.join(', ')}.`);
  }
  if ((parent ?? null) !== parentOf(number)) reader.fail(`${number} has the parent ${JSON.stringify(parent)}.`);
  const heading = reader.text(title, `The title of ${number}`);
  const text = reader.text(statement, `The statement of ${number}`);
  if (heading === '' && text === '') reader.fail(`${number} has neither title nor statement.`);
  return { number, title: heading, text };
}

function checkNumbers(reader, objectives) {
  const seen = new Set();
  for (const { number } of objectives) {
    if (seen.has(number)) reader.fail(`${number} is listed twice.`);
    seen.add(number);
  }
  for (const { number } of objectives) {
    const parent = parentOf(number);
    if (parent !== null && !seen.has(parent)) reader.fail(`${number} is listed, but not ${parent}.`);
  }
  if (seen.size === 0) reader.fail('"items" is empty.');
}
