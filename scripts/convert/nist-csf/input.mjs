import { readFile } from 'node:fs/promises';

/** An error in the arguments or the files, with a message for the user of the script. */
export class BadInput extends Error {}

/** A JSON file with its path, for messages. */
export async function readJson(path) {
  const text = await readFile(path, 'utf8').catch((error) => {
    throw new BadInput(`${path}: cannot be read (${error.code ?? error.message}).`);
  });
  try {
    return { path, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    throw new BadInput(`${path}: is not valid JSON (${error.message}).`);
  }
}

/** Reads values of the expected type from one file. Throws `BadInput`, with the location, for any other value. */
export class Reader {
  constructor(path) {
    this.path = path;
  }

  fail(message) {
    throw new BadInput(`${this.path}: ${message}`);
  }

  object(value, place) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    return this.fail(`${place} must be an object.`);
  }

  list(value, place) {
    return Array.isArray(value) ? value : this.fail(`${place} must be a list.`);
  }

  /** A text; the empty one if it is missing. */
  text(value, place) {
    if (value === undefined || value === null) return '';
    return typeof value === 'string' ? value : this.fail(`${place} must be a text.`);
  }
}
