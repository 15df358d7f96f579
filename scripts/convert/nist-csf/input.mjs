import { readFile } from 'node:fs/promises';

/** What is wrong with the arguments or the files, in words for who runs the script. */
export class BadInput extends Error {}

/** A file of JSON with its path, for messages. */
export async function readJson(path) {
  const text = await readFile(path, 'utf8').catch((error) => {
    throw new BadInput(`${path}: cannot be read (${error.code ?? error.message}).`);
  });
  try {
    return { path, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    throw new BadInput(`${path}: is no JSON (${error.message}).`);
  }
}

/** Reads values of the expected type out of one file; anything else is `BadInput` that names the place. */
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

  /** A text; the empty one where there is none. */
  text(value, place) {
    if (value === undefined || value === null) return '';
    return typeof value === 'string' ? value : this.fail(`${place} must be a text.`);
  }
}
