import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { describeError, isAbort } from './describe-error.ts';
import { refusalAtEnd } from './lifecycle.ts';

/** Computes the answer to a request. */
export type Answer<P, R> = (params: P, token: CancellationToken) => R | Promise<R>;

/**
 * Makes a handler that never fails: a mistake of ours is logged and answered with `nothing`, since editors would bother
 * people with an error. A request that was cancelled meanwhile is answered as LSP 3.18 says ("Cancellation Support"), and so
 * is one whose work a person has ended.
 */
export function requestHandler<P, R>(connection: Connection, nothing: (params: P) => R, answer: Answer<P, R>) {
  // Where a client leaves out the parameters, the token is all that vscode-jsonrpc hands on.
  return async (params: P, token = params as CancellationToken): Promise<R | ResponseError<never>> => {
    const refusal = refusalAtEnd(connection);
    if (refusal) return refusal;
    try {
      const result = token.isCancellationRequested ? nothing(params) : await answer(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (isAbort(error)) return cancelled();
      connection.console.error(`A request failed: ${describeError(error)}`);
      return nothing(params);
    }
  };
}

const cancelled = () => new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'Cancelled');
