import type { BaseLanguageClient } from 'vscode-languageclient';

/**
 * Restarts the server, whatever its state: crashed, never started, or hanging. Concurrent calls share one restart.
 *
 * @param failed is called with the reason if the server did not stop properly; it is not awaited
 */
export function restarting(client: BaseLanguageClient, failed: (error: unknown) => void): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  return () => {
    underWay ??= restart(client, failed).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

async function restart(client: BaseLanguageClient, failed: (error: unknown) => void): Promise<void> {
  // A stopping or stopped server has ended by now. A starting one cannot be stopped.
  if (client.isRunning() || client.needsStart()) await client.stop().catch(failed);
  // The library returns a failed start for as long as it remembers it.
  if (!client.needsStart() && !client.needsStop()) Object.assign(client, { _onStart: undefined });
  await client.start();
}
