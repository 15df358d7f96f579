interface Rejected {
  readonly reason?: unknown;
}

/** Node's event, where extensions run in a process. */
interface Host {
  on?(event: 'unhandledRejection', listener: (reason: unknown) => void): void;
}

/** Collects the unhandled rejections of the extension from now on. */
export function watchRejections(): readonly string[] {
  const seen: string[] = [];
  const note = (reason: unknown) => {
    const stack = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    // Also of code of the extension that a test includes.
    if (/[/\\]dist[/\\](?!server)|vscode-suite/.test(stack)) seen.push(stack);
  };
  const { process, addEventListener } = globalThis as unknown as {
    process?: Host;
    addEventListener?: (event: 'unhandledrejection', listener: (event: Rejected) => void) => void;
  };
  if (process?.on) process.on('unhandledRejection', note);
  else addEventListener?.('unhandledrejection', ({ reason }) => note(reason));
  return seen;
}
