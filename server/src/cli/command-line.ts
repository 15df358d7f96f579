/** Where a command runs and writes to: the process, or a test. */
export interface CommandLine {
  /** Absolute path of the working directory. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard input, for the commands that read it. */
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
}

export interface Output {
  readonly isTerminal: boolean;
  /**
   * Resolves when the text has been handed on, so that a slow reader slows the writer down. A reader that went away
   * (`| head`) is no error: what it does not want is dropped.
   */
  write(text: string): Promise<void>;
}

/** What every command ends with. */
export const EXIT = {
  /** Done, and nothing found that should fail a run. */
  clean: 0,
  /** Findings as grave as `--fail-on` says. */
  findings: 1,
  /** Wrong usage, or something could not be done. */
  failure: 2,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What went wrong and what to do, for standard error. */
export interface Failure {
  readonly failure: string;
}
