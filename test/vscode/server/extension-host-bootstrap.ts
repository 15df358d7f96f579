// Loaded in the extension host of the VS Code server instead of the tests: sends their output to a file that the shim
// reads, then runs them. The workbench mixes an extension host's console with its own log.
import { Console } from 'node:console';
import { openSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Writable } from 'node:stream';

const output = openSync(process.env.VSCODE_SHIM_OUTPUT ?? '', 'a');
const toFile = new Writable({
  decodeStrings: false,
  write(chunk, _encoding, done) {
    writeSync(output, chunk);
    done();
  },
});
// VS Code gives the console's methods setters without effect, so the object is replaced as a whole.
const replacement = new Console(toFile, toFile);
const print = replacement.error.bind(replacement);
replacement.error = (...values: unknown[]) => {
  // The server's file logger is a native module that is not compiled here; VS Code reports that and continues without
  // it.
  const [first] = values;
  if (!(first instanceof Error && first.message.includes('@vscode/spdlog'))) print(...values);
};
globalThis.console = replacement;

export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const tests = process.env.VSCODE_SHIM_TESTS ?? '';
  await createRequire(tests)(tests).run();
}
