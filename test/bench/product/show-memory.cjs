// Loaded before a program: prints at its end how much memory it needed, in kilobytes.
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) process.on('exit', () => writeSync(2, `\npeak memory ${process.resourceUsage().maxRSS}\n`));
