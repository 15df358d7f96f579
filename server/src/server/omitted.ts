import type { Limits } from '../core/configuration.ts';

/** How many files are not searched, or not wholly, by the limit that stands against it. */
export type Omitted = ReadonlyMap<keyof Limits, number>;

/** The limit beyond which nobody knows what there is, where one is reached. */
export function cutBy(omitted: Omitted): 'files' | 'references' | undefined {
  return omitted.has('files') ? 'files' : omitted.has('references') ? 'references' : undefined;
}

/** Says in a sentence what is not searched, and how to search it all the same. */
export function describeOmitted(folder: string, omitted: Omitted, limits: Required<Limits>): string {
  const parts = [...omitted].map(([limit, files]) => `${REASONS[limit](files, limits[limit])} (limits.${limit})`);
  const what = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0];
  return `Not everything in ${folder} is searched for references: ${what}. To search it, raise the limit in objrefs.yaml or in the settings.`;
}

type Reason = (files: number, limit: number) => string;

const REASONS: Readonly<Record<keyof Limits, Reason>> = {
  fileSize: (files, limit) => `${count(files)} larger than ${limit} bytes`,
  lineLength: (files, limit) => `${count(files)} with lines of more than ${limit} characters`,
  files: (_, limit) => `all files beyond the first ${limit}`,
  references: (files, limit) => `${count(files)} beyond the first ${limit} references`,
};

const count = (files: number): string => (files === 1 ? '1 file' : `${files} files`);
