// Loaded with `node --import`: lets the n-th call that changes the disk fail, where n is FAIL_AT, with the system's error
// FAIL_WITH, or kills the process there. A write has written half of its bytes by then. Says "injected" on standard error.
import { constants, writeSync } from 'node:fs';

const at = Number(process.env.FAIL_AT);
const code = process.env.FAIL_WITH;
const binding = process.binding('fs');
const CHANGING = [
  ...['open', 'openFileHandle', 'writeBuffer', 'writeBuffers', 'writeString', 'writeFileUtf8', 'ftruncate', 'fsync'],
  ...['fchmod', 'chmod', 'fchown', 'chown', 'futimes', 'utimes', 'rename', 'unlink', 'rmdir', 'mkdir', 'mkdtemp'],
  ...['link', 'symlink', 'copyFile'],
];
let calls = 0;

for (const name of CHANGING) {
  const original = binding[name];
  if (!original) continue;
  binding[name] = (...args) => {
    const isReading = name.startsWith('open') && (args[1] & (constants.O_WRONLY | constants.O_RDWR)) === 0;
    if (isReading || isStream(name, args[0]) || ++calls !== at) return original.apply(binding, args);
    calls = Number.POSITIVE_INFINITY;
    if (name === 'writeBuffer') writeSync(args[0], args[1], args[2], args[3] >> 1);
    writeSync(2, 'injected\n');
    if (code === undefined) process.kill(process.pid, 'SIGKILL');
    const error = Object.assign(new Error(`${code}: injected, ${name}`), { code });
    if (args.includes(binding.kUsePromises)) return Promise.reject(error);
    throw error;
  };
}

/** Whether it writes to standard output or to standard error. */
function isStream(name, file) {
  return name.startsWith('write') && (file === 1 || file === 2);
}
