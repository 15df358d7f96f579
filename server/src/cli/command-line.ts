/** The process that a command runs in, or a test in its place. */
export interface CommandLine {
  /** Absolute path of the working directory. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
}

export interface Output {
  readonly isTerminal: boolean;
  /**
   * Resolves when the text has been handed on, so that a slow reader slows the writer down. A reader that has gone away
   * (`| head`) is not an error: the rest is dropped.
   */
  write(text: string): Promise<void>;
}

/** The exit codes of all commands. */
export const EXIT = {
  /** Done, without findings that fail a run. */
  clean: 0,
  /** Findings at or above `--fail-on`. */
  findings: 1,
  /** Wrong usage, or something that could not be done. */
  failure: 2,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Now, or the time in `SOURCE_DATE_EPOCH` (reproducible-builds.org), so that output can be reproduced. */
export function timeOf({ environment }: CommandLine): Date {
  const seconds = /^\d{1,11}$/.exec(environment.SOURCE_DATE_EPOCH ?? '')?.[0];
  return seconds === undefined ? new Date() : new Date(Number(seconds) * 1000);
}
