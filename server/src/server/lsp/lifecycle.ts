import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';

/** Connections after `shutdown`, on which all other requests are refused (LSP 3.18, "Shutdown Request"). */
const ended = new WeakSet<Connection>();

export const end = (connection: Connection): void => void ended.add(connection);

/** The answer to requests after `shutdown`; undefined before. */
export function refusalAtEnd(connection: Connection): ResponseError<never> | undefined {
  if (!ended.has(connection)) return undefined;
  return new ResponseError<never>(ErrorCodes.InvalidRequest, 'The server has been shut down.');
}

/** Refuses all requests before `initialize`, and unknown methods after it. */
export function refuseOthers(connection: Connection, isInitialized: () => boolean): void {
  connection.onRequest((method) => {
    if (!isInitialized()) {
      return new ResponseError(ErrorCodes.ServerNotInitialized, `${method} was requested before initialize.`);
    }
    return refusalAtEnd(connection) ?? new ResponseError(ErrorCodes.MethodNotFound, `Unknown request ${method}.`);
  });
}
