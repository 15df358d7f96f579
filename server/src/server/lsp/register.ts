import type { Connection } from './connection.ts';
import { LSP } from './methods.ts';

/** Takes back what was registered. */
export type Unregister = () => void;

/** Makes the names of registrations unique. */
let registered = 0;

/** After `initialized`: asks the client to send a message from now on (LSP 3.18, "Register Capability"). */
export async function register(connection: Connection, method: string, registerOptions: object): Promise<Unregister> {
  const registration = { id: `${++registered}`, method };
  await connection.sendRequest(LSP.register, { registrations: [{ ...registration, registerOptions }] });
  // The name of the field is misspelled in the specification.
  const params = { unregisterations: [registration] };
  return () => void connection.sendRequest(LSP.unregister, params).catch(() => {});
}
