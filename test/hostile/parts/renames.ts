import { renameStorm } from '../../protocol/support/rename-storm.ts';
import type { Part } from '../part.ts';

/** Renames while documents, catalogs and files change: the exact text, or a refusal. */
export const renames: Part = {
  name: 'renames',
  says: 'renames while everything changes',
  rounds: 2,
  async round(random, figures) {
    const { applied, refused, outdated } = await renameStorm(1, random.below(2 ** 31));
    figures.add('exact renames', applied);
    figures.add('renames refused with a reason', refused);
    figures.add('edits of renames that were too late for a changed document', outdated);
  },
};
