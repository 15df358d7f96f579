import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { projectPath } from './project-path.mjs';

/** Writes the texts that differ from the existing files. Returns the paths written. */
export async function writeOutputs(outputs) {
  const written = [];
  for (const { path, text } of outputs) {
    const file = projectPath(path);
    const before = await readFile(file, 'utf8').catch(() => null);
    if (before === text) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    written.push(path);
  }
  return written;
}
