import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { describeError } from './describe-error.ts';
import { refusalAtEnd } from './lifecycle.ts';

/** Computes the answer to a request. */
export type Answer<P, R> = (params: P, token: CancellationToken) => R | Promise<R>;

/**
 * Makes a handler that never fails: a mistake of ours is logged and answered with `nothing`, since editors would bother
 * people with an error, and a request that was cancelled meanwhile is answered as LSP 3.18 says ("Cancellation Support").
 */
export function answering<P, R>(connection: Connection, nothing: (params: P) => R, answer: Answer<P, R>) {
  return async (params: P, token: CancellationToken): Promise<R | ResponseError<never>> => {
    const refusal = refusalAtEnd(connection);
    if (refusal) return refusal;
    try {
      const result = token.isCancellationRequested ? nothing(params) : await answer(params, token);
      return token.isCancellationRequested
        ? new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'Cancelled')
        : result;
    } catch (error) {
      connection.console.error(`A request failed: ${describeError(error)}`);
      return nothing(params);
    }
  };
}
