/** How the client and a server process talk. The client listens on a socket or pipe; the server connects to it. */
export type Transport =
  | { readonly kind: 'stdio' | 'node-ipc' }
  | { readonly kind: 'socket'; readonly port: number }
  | { readonly kind: 'pipe'; readonly path: string };

/** The transport in the arguments, in the usual form of LSP servers: `--stdio`, `--node-ipc`, `--socket=N`, `--pipe=X`. */
export function transportFromArguments(words: readonly string[]): Transport | undefined {
  for (const [index, word] of words.entries()) {
    const [name, value = words[index + 1] ?? ''] = word.split(/=(.*)/s, 2);
    if (name === '--stdio') return { kind: 'stdio' };
    if (name === '--node-ipc') return { kind: 'node-ipc' };
    if (name === '--socket' && /^\d{1,5}$/.test(value)) return { kind: 'socket', port: Number(value) };
    if (name === '--pipe' && value !== '') return { kind: 'pipe', path: value };
  }
  return undefined;
}
