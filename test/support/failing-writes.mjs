// Loaded with `node --import`: lets the n-th call that changes the disk fail, where n is FAIL_AT, with the system's error
// FAIL_WITH, or kills the process there. A write has written half of its bytes by then.
import { constants, writeSync } from 'node:fs';

const at = Number(process.env.FAIL_AT);
const code = process.env.FAIL_WITH;
const binding = process.binding('fs');
let calls = 0;

for (const name of ['open', 'openFileHandle', 'writeBuffer', 'writeString', 'fsync', 'fchmod', 'rename', 'unlink']) {
  const original = binding[name];
  binding[name] = (...args) => {
    const isReading = name.startsWith('open') && (args[1] & (constants.O_WRONLY | constants.O_RDWR)) === 0;
    if (isReading || ++calls !== at) return original.apply(binding, args);
    calls = Number.POSITIVE_INFINITY;
    if (name === 'writeBuffer') writeSync(args[0], args[1], args[2], args[3] >> 1);
    if (code === undefined) process.kill(process.pid, 'SIGKILL');
    return Promise.reject(Object.assign(new Error(`${code}: injected, ${name}`), { code }));
  };
}
