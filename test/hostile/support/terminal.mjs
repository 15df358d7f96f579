// Loaded with `node --import`: what is piped counts as typed on a terminal.
for (const stream of [process.stdin, process.stdout, process.stderr]) stream.isTTY = true;
