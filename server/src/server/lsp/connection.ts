import type { CancellationToken, ResponseError } from 'vscode-jsonrpc';
import type { Notification, Request } from '../../protocol/index.ts';

type Answered<R> = R | ResponseError<unknown>;

/**
 * The connection to a client: JSON-RPC with the types of LSP. The library for servers has a function for each message, most
 * of which this server does not know, in code that takes longer to load than the server itself.
 */
export interface Connection {
  /** Answers a request. Its parameters are valid; of several handlers for a method, the last one counts. */
  onRequest<P, R>(
    request: Request<P, R>,
    handler: (params: P, token: CancellationToken) => Answered<R> | Promise<Answered<R>>,
  ): void;
  /** Answers requests that have no handler. */
  onUnknownRequest(handler: (method: string) => ResponseError<unknown>): void;
  onNotification<P>(notification: Notification<P>, handler: (params: P) => void): void;
  sendRequest<P, R>(request: Request<P, R>, params?: P, token?: CancellationToken): Promise<R>;
  sendNotification<P>(notification: Notification<P>, params?: P): Promise<void>;
  listen(): void;
  dispose(): void;
}
