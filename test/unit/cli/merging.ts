import type { TemporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const environment = { SOURCE_DATE_EPOCH: '1700000000', PATH: process.env.PATH };

/** Checks the shards of a folder, one after the other. Returns the names of their reports. */
export async function shards(
  folder: TemporaryFolder,
  count: number,
  words: readonly string[] = [],
  directory = '.',
  isIncomplete = false,
) {
  const files: string[] = [];
  for (let index = 1; index <= count; index++) {
    const file = `part-${index}.json`;
    files.push(file);
    const { code, stderr } = await objrefs(
      folder,
      ['check', ...words, '--shard', `${index}/${count}`, '--format', `json=${file}`],
      { directory, environment },
    );
    if (code === 2 && !isIncomplete) throw new Error(stderr);
  }
  return files;
}

export const merge = (
  folder: TemporaryFolder,
  files: readonly string[],
  words: readonly string[] = [],
  directory = '.',
) => objrefs(folder, ['merge', ...files, ...words], { directory, environment });
export const check = (folder: TemporaryFolder, words: readonly string[] = [], directory = '.') =>
  objrefs(folder, ['check', ...words], { directory, environment });
