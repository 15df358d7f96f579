import { join } from 'node:path';
// @ts-expect-error -- a script without types
import { sizeOfBundle } from '../../../scripts/size/measure.mjs';
import { writeCorpus } from '../corpus.ts';
import { bytesOfReference, openIndex, watchLoop } from '../in-process.ts';
import type { Builds } from './builds.ts';
import { type Figure, figure, ofBuilds } from './figure.ts';

/** How much code the server needs at its start; what answers requests is loaded later. */
export function startingCode(builds: Builds): Figure {
  const size = ofBuilds(builds, ({ serverCode }) => [sizeOfBundle(serverCode).minified]);
  return figure('code that the server needs at its start', size, { unit: 'bytes', limit: 400_000 });
}

/** Resources other than time: memory, disk space, and the thread that answers requests. */
export async function resources(folder: string, files: number): Promise<Figure[]> {
  return [
    figure(
      'memory of a reference, at 1,000,000',
      { now: [await bytesOfReference(folder)] },
      { unit: 'bytes', limit: 14 },
    ),
    figure(
      `longest hold of the event loop, index of ${files.toLocaleString('en')} files`,
      { now: await holds(folder, files) },
      { limit: 50 },
    ),
  ];
}

async function holds(folder: string, files: number): Promise<number[]> {
  const { folder: root, rows } = writeCorpus(join(folder, 'holds'), files);
  const longest: number[] = [];
  for (let round = 0; round < 3; round++) {
    const { workspace, index } = openIndex(root);
    const [first] = workspace.projects;
    if (!first) throw new Error('There is no root.');
    await first.settled();
    const watched = watchLoop();
    const found = await index.find(first, { one: () => true });
    longest.push(watched());
    if (found.length !== rows.length) throw new Error(`${found.length} references found, not ${rows.length}.`);
    index.dispose();
    workspace.dispose();
  }
  return longest;
}
