import { renameStorm } from '../../protocol/support/rename-storm.ts';
import type { Part } from '../part.ts';

/** Renames while documents, catalogs and files change: the exact text, or a refusal. */
export const renames: Part = {
  name: 'renames',
  says: 'renames while everything changes',
  rounds: 2,
  async round(random, figures) {
    const { applied, refused, outdated } = await renameStorm(1, random.below(2 ** 31));
    figures.add('renames, exact', applied);
    figures.add('renames, refused with a reason', refused);
    figures.add('renames whose edit the client refused, since a document was newer', outdated);
  },
};
