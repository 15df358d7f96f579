import { expect, it } from 'vitest';
import { loadServer, type WebWorker } from '../../../client/src/platform/worker.ts';

function worker() {
  const said: unknown[] = [];
  const made: WebWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => void said.push(message),
    terminate: () => void said.push('ended'),
  };
  return { said, made };
}

it('a worker that has loaded the server is not ended by a later error', async () => {
  const { made, said } = worker();
  const loading = loadServer(made, 'https://x/server.js');
  made.onmessage?.({ data: { started: true } });
  await loading;
  made.onerror?.({ message: 'a mistake' });
  expect(said).toEqual(['https://x/server.js']);
});

it.each<[string, (made: WebWorker) => void, string]>([
  ['says so', (made) => made.onmessage?.({ data: { started: false, why: 'not found' } }), 'not found'],
  ['fails', (made) => made.onerror?.({ message: 'a mistake' }), 'a mistake'],
  ['fails silently', (made) => made.onerror?.({}), 'its worker does not start'],
])('a worker that cannot load it and %s is ended', async (_, happens, why) => {
  const { made, said } = worker();
  const loading = loadServer(made, 'https://x/server.js');
  happens(made);
  await expect(loading).rejects.toThrow(`The language server could not be loaded: ${why}`);
  expect(said.at(-1)).toBe('ended');
});
