// Loaded with `node --import`: ends the process where anything in it opens a connection.
import { subscribe } from 'node:diagnostics_channel';

for (const channel of ['net.client.socket', 'udp.socket', 'undici:request:create', 'http.client.request.start']) {
  subscribe(channel, () => process.exit(86));
}
