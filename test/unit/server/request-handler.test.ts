import { expect, it } from 'vitest';
import { type CancellationToken, CancellationTokenSource, type Connection, LSPErrorCodes } from 'vscode-languageserver';
import { begin, requestHandler } from '../../../server/src/server/lsp/request-handler.ts';

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
