const TIME_LIMIT_MS = 15_000;
const PAUSE_MS = 50;

/** Tries again until `attempt` returns a value. Rejects after a timeout. */
export async function until<T>(what: string, attempt: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + TIME_LIMIT_MS;
  while (Date.now() < end) {
    const found = await attempt();
    if (found !== undefined && found !== false) return found;
    await new Promise((settle) => setTimeout(settle, PAUSE_MS));
  }
  throw new Error(`timed out waiting for ${what}`);
}
