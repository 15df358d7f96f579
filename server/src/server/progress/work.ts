/** What long work over files reports to, and what cancels it. */
export interface Work {
  readonly lookedAt: LookedAt;
  readonly signal: AbortSignal;
}

/** Called with the number of files that were looked at so far. */
export type LookedAt = (files: number) => void;

/** For work without progress that is not cancelled. */
export const QUIETLY: Work = { lookedAt: () => {}, signal: new AbortController().signal };
