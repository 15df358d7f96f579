export const CONFIGURATION_FILE = 'objrefs.yaml';
/** Problems that a team knows of, as the command line records them: its lines cite what they tell of. */
export const BASELINE_FILE = 'objrefs.baseline.yaml';
/** What documents were reviewed against. */
export const REVIEWS_FILE = 'objrefs.reviews.yaml';
/** Whether a file, by its name, keeps what was found: nothing in it is a reference. */
export const isRecordFile = (name: string): boolean => name === BASELINE_FILE || name === REVIEWS_FILE;
export const CATALOG_SUFFIX = '.objectives.yaml';
