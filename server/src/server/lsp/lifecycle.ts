import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';

/** Connections whose client has asked for `shutdown`: whatever else is requested is refused (LSP 3.18, "Shutdown Request"). */
const ended = new WeakSet<Connection>();

export const end = (connection: Connection): void => void ended.add(connection);

/** Why nothing is answered any more; undefined while requests are. */
export function refusalAtEnd(connection: Connection): ResponseError<never> | undefined {
  if (!ended.has(connection)) return undefined;
  return new ResponseError<never>(ErrorCodes.InvalidRequest, 'The server has been shut down.');
}

/** Refuses what nobody answers: everything before `initialize`, methods that are not known after it. */
export function refuseOthers(connection: Connection, isInitialized: () => boolean): void {
  connection.onRequest((method) => {
    if (!isInitialized()) {
      return new ResponseError(ErrorCodes.ServerNotInitialized, `${method} was requested before initialize.`);
    }
    return refusalAtEnd(connection) ?? new ResponseError(ErrorCodes.MethodNotFound, `There is no request ${method}.`);
  });
}
