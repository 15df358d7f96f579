import { startNodeServer } from './start.ts';
import { transportFromArguments } from './transport.ts';

const transport = transportFromArguments(process.argv.slice(2));
if (transport) {
  startNodeServer(transport);
} else {
  process.stderr.write('Specify a transport: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.\n');
  process.exitCode = 2;
}
