import {
  type CancellationToken,
  createMessageConnection,
  type HandlerResult,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc';
import type { Connection } from './connection.ts';
import { log } from './messages.ts';
import { withValidParameters } from './valid-parameters.ts';

type Answering = (params: unknown, token: CancellationToken) => HandlerResult<unknown, unknown>;

export function createConnection(reader: MessageReader, writer: MessageWriter): Connection {
  const logger = {
    error: (message: string) => log(connection, 'error', message),
    warn: (message: string) => log(connection, 'warn', message),
    info: (message: string) => log(connection, 'info', message),
    log: (message: string) => log(connection, 'info', message),
  };
  const rpc = createMessageConnection(reader, writer, logger);
  const connection: Connection = {
    onRequest: (method, handler) =>
      void rpc.onRequest(method, withValidParameters(method, handler, logger.warn) as Answering),
    onUnknownRequest: (handler) => void rpc.onRequest(handler),
    onNotification: (method, handler) =>
      void rpc.onNotification(method, withValidParameters(method, handler, logger.warn) as (params: unknown) => void),
    sendRequest: (method, ...params) => rpc.sendRequest(method, ...params),
    sendNotification: (method, ...params) => rpc.sendNotification(method, ...params),
    listen: rpc.listen,
    dispose: rpc.dispose,
  };
  return connection;
}
