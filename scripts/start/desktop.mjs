// Desktop VS Code by its command `code`. Uses only Node's built-in modules.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** Its path on macOS, which is not necessarily on PATH. */
const MACOS_COMMAND = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/**
 * Opens a folder and a file in it in desktop VS Code, with the extension loaded, and prints that it does. Returns
 * whether that was possible.
 */
export function openDesktop(folder, file) {
  const code = findCode();
  if (code === undefined) return false;
  const windows = process.platform === 'win32';
  const args = [`--extensionDevelopmentPath=${resolve('.')}`, ...asRoot(), resolve(folder), resolve(file)];
  const { status } = spawnSync(windows ? `"${code}"` : code, windows ? args.map((arg) => `"${arg}"`) : args, {
    stdio: 'inherit',
    shell: windows,
  });
  console.log(status === 0 ? `\nVS Code opens on ${folder}.` : `\n${code} could not open a window.`);
  return status === 0;
}

/** The command, if it can open a window: not in the terminal of a remote VS Code, whose own `code` opens files. */
function findCode() {
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_IPC_HOOK_CLI, PATH = '' } = process.env;
  if (VSCODE_IPC_HOOK_CLI || (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const places = PATH.split(delimiter).map((folder) => join(folder, name));
  return [...places, ...(process.platform === 'darwin' ? [MACOS_COMMAND] : [])].find((path) => existsSync(path));
}

/** VS Code refuses to run as root without these options. */
function asRoot() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return [];
  return ['--no-sandbox', `--user-data-dir=${resolve('.cache/vscode-desktop')}`];
}
