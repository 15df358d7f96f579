import { expect, it } from 'vitest';
import { type CancellationToken, CancellationTokenSource, type Connection, LSPErrorCodes } from 'vscode-languageserver';
import type { Request } from '../../../server/src/protocol/index.ts';
import { begin, requestHandler, respond, respondLater } from '../../../server/src/server/lsp/request-handler.ts';

function setUp() {
  const log: string[] = [];
  const connection = { console: { error: (message: string) => log.push(message) } } as unknown as Connection;
  begin(connection);
  return { log, connection, source: new CancellationTokenSource() };
}

it('an internal error is logged, and the fallback is returned', async () => {
  const { log, connection, source } = setUp();
  const fails = requestHandler(
    connection,
    (asked: string) => `nothing for ${asked}`,
    () => {
      throw new Error('a mistake');
    },
  );
  expect(await fails('x', source.token)).toBe('nothing for x');
  expect(log).toEqual([expect.stringContaining('a mistake')]);
});

it.each(['before', 'during'])('a request is answered as cancelled if it is cancelled %s its handler', async (when) => {
  const { connection, source } = setUp();
  if (when === 'before') source.cancel();
  const answer = requestHandler(
    connection,
    () => null,
    () => {
      source.cancel();
      return null;
    },
  );
  expect(await answer(0, source.token)).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
});

it('a request without parameters is answered', async () => {
  const { connection, source } = setUp();
  const answer = requestHandler(
    connection,
    () => 'nothing',
    () => 'an answer',
  ) as (token: CancellationToken) => unknown;
  expect(await answer(source.token)).toBe('an answer');
});

it('handlers are registered with the first request for one of their methods', async () => {
  const { log, connection, source } = setUp();
  const handlers = new Map<string, (...given: unknown[]) => unknown>();
  const served = Object.assign(connection, {
    onRequest: (method: string, handler: () => unknown) => handlers.set(method, handler),
  });
  let registrations = 0;
  respondLater(served, ['x/one', 'x/other'], async () => {
    registrations++;
    respond(served, 'x/one' as Request<string, string>, String, (asked) => `one for ${asked}`);
    respond(served, 'x/other' as Request<null, string>, String, () => 'the other');
  });
  expect(registrations).toBe(0);
  const first = handlers.get('x/one')!;
  expect(await Promise.all([first('a', source.token), first('b', source.token)])).toEqual(['one for a', 'one for b']);
  expect(await handlers.get('x/other')!(source.token)).toBe('the other');
  expect([registrations, log]).toEqual([1, []]);
});
