// Serves a VS Code with the extension to a browser on this machine, until Ctrl-C.
//   node scripts/support/run-typescript.mjs scripts/start/serve.ts FOLDER FILE
import { launchVSCodeServer, type VSCodeServer } from '../support/vscode-server/launch.ts';
import { workbenchUrl } from '../support/vscode-server/workbench.ts';

/** Hides the parts of the workbench that are not needed here. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

const [folder = '.', file = '.'] = process.argv.slice(2);
let server: VSCodeServer | undefined;
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);

try {
  console.log('\nDesktop VS Code cannot be opened here. Starting one for your browser instead.');
  await serve();
} catch (error) {
  if (!interrupted) fail(error instanceof Error ? error.message : String(error));
}

async function serve(): Promise<void> {
  if (process.platform !== 'linux') throw new Error('This works on Linux only.');
  server = await launchVSCodeServer({ settings: SETTINGS });
  if (interrupted) return server.stop();
  const address = workbenchUrl(server, { workspace: folder, files: [file], extensionsUnderDevelopment: ['.'] });
  console.log(`\nOpen this address in a browser on this machine; press Ctrl-C to stop:\n\n  ${address}\n`);
  const code = await server.ended;
  if (interrupted) return;
  await server.stop();
  throw new Error(`The VS Code server exited unexpectedly with code ${code}.`);
}

async function interrupt(): Promise<void> {
  if (interrupted) return;
  interrupted = true;
  await server?.stop();
}

function fail(why: string): void {
  console.error(`${why}

The sample could not be opened in VS Code. Install it from https://code.visualstudio.com, with its command \`code\` on
PATH, and run \`npm start\` again. \`npm start -- --check\` does not need it.`);
  process.exitCode = 1;
}
