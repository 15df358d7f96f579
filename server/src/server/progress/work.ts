/** Long work over files: how far it has come, and what ends it. */
export interface Work {
  readonly lookedAt: LookedAt;
  readonly signal: AbortSignal;
}

/** Called while files are looked at, with how many were looked at so far. */
export type LookedAt = (files: number) => void;

/** Work that nobody sees, and nobody ends. */
export const QUIETLY: Work = { lookedAt: () => {}, signal: new AbortController().signal };
