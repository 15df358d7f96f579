import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { memoize, once } from '../../core/base/memoize.ts';
import type { Request } from '../../protocol/index.ts';
import { isAbort } from './cancellation.ts';
import { describeError, log } from './messages.ts';
import { LSP } from './methods.ts';
import { urgently } from './urgent-requests.ts';

/** Computes the answer to a request. */
export type Answer<P, R> = (
  params: P,
  token: CancellationToken,
) => R | ResponseError<never> | Promise<R | ResponseError<never>>;

/** The usual fallback. */
export const noAnswer = (): null => null;
export const none = (): [] => [];

/** The fallback of requests that resolve an item. */
export const unchanged = <T>(item: T): T => item;

/**
 * Makes a handler that never fails: an internal error is logged and answered with `fallback`, since editors would show an
 * error response to the user. A cancelled request is answered as LSP 3.18 says ("Cancellation Support"), and so is one
 * whose work the user has cancelled in a progress notification.
 */
export function requestHandler<P, R>(connection: Connection, fallback: (params: P) => R, answer: Answer<P, R>) {
  // Where a client leaves out the parameters, the token is all that vscode-jsonrpc hands on.
  return async (params: P, token = params as CancellationToken): Promise<R | ResponseError<never>> => {
    const refusal = refusalOutOfOrder(connection);
    if (refusal) return refusal;
    try {
      const result = token.isCancellationRequested ? fallback(params) : await answer(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (isAbort(error)) return cancelled();
      log(connection, 'error', `A request failed: ${describeError(error)}`);
      return fallback(params);
    }
  };
}

type Handler<P, R> = ReturnType<typeof requestHandler<P, R>>;

/** A user waits for the answer, which needs no search of the workspace. */
const URGENT: ReadonlySet<unknown> = new Set<unknown>([
  ...[LSP.hover, LSP.completion, LSP.completionResolve, LSP.definition, LSP.documentHighlight, LSP.codeAction],
  ...[LSP.semanticTokens, LSP.semanticTokensRange, LSP.inlayHint, LSP.inlayHintResolve, LSP.prepareRename],
]);

/** By method: those of each connection. */
const handlersOf = memoize((_: Connection) => new Map<string, Handler<never, unknown>>());

/** Answers a request, as `requestHandler` does. */
export function respond<P, R>(
  connection: Connection,
  request: Request<P, R>,
  fallback: (params: P) => R,
  answer: Answer<P, R>,
): void {
  const patient = requestHandler(connection, fallback, answer);
  const handler: typeof patient = URGENT.has(request)
    ? (params, token) => urgently(() => patient(params, token))
    : patient;
  handlersOf(connection).set(request, handler);
  connection.onRequest(request, handler as Handler<P, unknown>);
}

/** Calls a function that registers handlers with the first request for one of these methods: until then it is not loaded. */
export function respondLater(connection: Connection, methods: readonly string[], register: () => Promise<void>): void {
  const registered = once(register);
  for (const method of methods) {
    respond(connection, method as Request<never, unknown>, noAnswer, async (params, token) => {
      await registered();
      return handlersOf(connection).get(method)!(params, token);
    });
  }
}

export const cancelled = () => new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'Cancelled');

/** Connections between `initialized` and `shutdown`, and after it; requests on others are refused (LSP 3.18, "Lifecycle Messages"). */
const phases = new WeakMap<Connection, 'running' | 'ended'>();

export const begin = (connection: Connection): void => void phases.set(connection, 'running');
export const end = (connection: Connection): void => void phases.set(connection, 'ended');

/** The answer to requests before `initialized` and after `shutdown`; undefined between them. */
function refusalOutOfOrder(connection: Connection): ResponseError<never> | undefined {
  switch (phases.get(connection)) {
    case 'running':
      return undefined;
    case 'ended':
      return new ResponseError<never>(ErrorCodes.InvalidRequest, 'The server has been shut down.');
    default:
      return new ResponseError<never>(ErrorCodes.ServerNotInitialized, 'The server has not been initialized.');
  }
}

/** Refuses unknown requests, and all of them out of order. */
export function refuseOthers(connection: Connection): void {
  connection.onRequest(
    (method) =>
      refusalOutOfOrder(connection) ?? new ResponseError(ErrorCodes.MethodNotFound, `Unknown request ${method}.`),
  );
}
