import type { Limits } from '../core/configuration.ts';
import { l10n } from '../core/l10n.ts';
import { listed } from '../core/phrases.ts';
import { filesCounted } from './files-counted.ts';

/** How many files are not searched, or not wholly, by the limit that stands against it. */
export type Omitted = ReadonlyMap<keyof Limits, number>;

/** The limit beyond which nobody knows what there is, where one is reached. */
export function cutBy(omitted: Omitted): 'files' | 'references' | undefined {
  return omitted.has('files') ? 'files' : omitted.has('references') ? 'references' : undefined;
}

/** Says in a sentence what is not searched, and how to search it all the same. */
export function describeOmitted(folder: string, omitted: Omitted, limits: Required<Limits>): string {
  const parts = [...omitted].map(([limit, files]) => `${REASONS[limit](files, limits[limit])} (limits.${limit})`);
  return l10n.t(
    'Not everything in {0} is searched for references: {1}. To search it, raise the limit in objrefs.yaml or in the settings.',
    folder,
    listed(parts),
  );
}

type Reason = (files: number, limit: number) => string;

const REASONS: Readonly<Record<keyof Limits, Reason>> = {
  fileSize: (files, limit) => l10n.t('{0} larger than {1} bytes', filesCounted(files), limit),
  lineLength: (files, limit) => l10n.t('{0} with lines of more than {1} characters', filesCounted(files), limit),
  files: (_, limit) => l10n.t('all files beyond the first {0}', limit),
  references: (files, limit) => l10n.t('{0} beyond the first {1} references', filesCounted(files), limit),
};
