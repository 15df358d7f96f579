export const CONFIGURATION_FILE = 'objrefs.yaml';
/** Known problems, as the command line records them. Its lines quote references. */
export const BASELINE_FILE = 'objrefs.baseline.yaml';
export const REVIEWS_FILE = 'objrefs.reviews.yaml';
/** Whether a file of this name is a record of findings or reviews, and therefore not a document. */
export const isRecordFile = (name: string): boolean => name === BASELINE_FILE || name === REVIEWS_FILE;
export const CATALOG_SUFFIX = '.objectives.yaml';
/** Whether a file of this name is written at the moment, or was left by a process that was killed: it is never read. */
export const isTemporary = (name: string): boolean => /^\..+\.[0-9a-f]{12}\.tmp$/.test(name);
/** What earlier runs of the command line have found. No text in it is a document. */
export const CACHE_FOLDER = '.objrefs-cache';
