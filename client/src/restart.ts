import type { BaseLanguageClient } from 'vscode-languageclient';

/**
 * Starts the server anew, whatever state it is in: it may have crashed, never have started, or hang. Who asks again
 * meanwhile waits for the same start.
 *
 * @param failed is told why a server did not end as it should; it is not waited for
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
  // Whatever is stopping or has stopped has ended by then. What is starting cannot be stopped.
  if (client.isRunning() || client.needsStart()) await client.stop().catch(failed);
  // The library answers with a start that has failed for as long as it remembers it.
  if (!client.needsStart() && !client.needsStop()) Object.assign(client, { _onStart: undefined });
  await client.start();
}
