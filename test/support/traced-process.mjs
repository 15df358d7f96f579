// Loaded by NODE_OPTIONS with `--import`: notes in the file TRACE_FILE, as a line of JSON each, when a process starts,
// which files and folders below TRACE_FOLDER it reads, by any path, and which programs it starts.
import childProcess, { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';

const { TRACE_FILE: file = '', TRACE_FOLDER: folder = '' } = process.env;
const { appendFileSync, realpathSync } = fs;
let isNoting = false;

function note(what) {
  isNoting = true;
  appendFileSync(file, `${JSON.stringify({ process: process.argv.slice(1).join(' '), ...what })}\n`);
  isNoting = false;
}

function noteRead(path) {
  if (isNoting || (typeof path !== 'string' && !(path instanceof URL) && !Buffer.isBuffer(path))) return;
  try {
    const target = realpathSync(path instanceof URL ? fileURLToPath(path) : path.toString());
    if (`${target}/`.startsWith(`${folder}/`)) note({ read: target });
  } catch {
    // It does not exist.
  }
}

function after(owner, name, look) {
  const original = owner[name];
  if (typeof original !== 'function') return;
  owner[name] = function (...args) {
    look(...args);
    return original.apply(this, args);
  };
}

const READING = ['open', 'openSync', 'readFile', 'readFileSync', 'readdir', 'readdirSync', 'opendir', 'opendirSync'];
for (const name of [...READING, 'createReadStream', 'watch']) {
  after(fs, name, noteRead);
  after(fs.promises, name, noteRead);
}
after(ChildProcess.prototype, 'spawn', ({ file: program, args, envPairs }) => {
  note({ starts: program, args });
  // VS Code does not pass it on.
  if (envPairs && !envPairs.some((pair) => pair.startsWith('NODE_OPTIONS='))) {
    for (const name of ['NODE_OPTIONS', 'TRACE_FILE', 'TRACE_FOLDER']) envPairs.push(`${name}=${process.env[name]}`);
  }
});
for (const name of ['spawnSync', 'execFileSync', 'execSync']) {
  after(childProcess, name, (program, args) => note({ starts: program, args }));
}
syncBuiltinESMExports();
note({ starts: null });
