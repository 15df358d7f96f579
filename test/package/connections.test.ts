import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Modules of Node and functions of browsers that can open connections, in code that may be minified. */
const MODULES =
  /(?:\bfrom ?|\brequire\(|\bimport\(|\bimport ?|getBuiltinModule\()["'`](?:node:)?(https?|http2|net|tls|dgram|dns|inspector|undici|ws)(?:\/promises)?["'`]/g;
const FUNCTIONS =
  /(?<![\w$.#]|function )(fetch|importScripts)\((?![^()]{0,60}\)\{)|\bnew (WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection|WebTransport)\b|\.(sendBeacon)\(/g;

function connectionsOf(code: string): string[] {
  return [...new Set([...code.matchAll(MODULES), ...code.matchAll(FUNCTIONS)].map((found) => found.slice(1).join('')))];
}

/**
 * The only one: the library of the protocol connects client and server by a named pipe or local socket, where an editor starts
 * the server with `--pipe` or `--socket`.
 */
const ALLOWED = 'net';

const bundles = ['.cache/extension/dist', '.cache/npm-package/dist'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // The folder of the extension has those of the npm package, too, which the VSIX leaves out.
    .filter((name) => (folder.includes('npm') ? /\.mjs$/ : /\.js$/).test(name))
    .map((name) => join(folder, name)),
);

test('a connection would be found', () => {
  expect(connectionsOf('class A{fetch(a,b=1){return a}}')).toEqual([]);
  const codes = [
    'import a from"node:https"',
    'require("http")',
    'await fetch(x)',
    'new WebSocket("ws:")',
    'import("dns/promises")',
  ];
  expect(codes.map(connectionsOf)).toEqual([['https'], ['http'], ['fetch'], ['WebSocket'], ['dns']]);
});

test('no bundle can open a connection but for the transports of the protocol', () => {
  expect(bundles.length).toBeGreaterThan(10);
  const found = bundles.flatMap((path) => connectionsOf(readFileSync(path, 'utf8')).map((what) => ({ path, what })));
  expect(found.filter(({ what }) => what !== ALLOWED)).toEqual([]);
  const withSockets = found.map(({ path }) => path.replace(/-\w+(?=\.m?js$)/, '-*').replace(/^.*\/dist\//, ''));
  expect(withSockets.sort()).toEqual(['chunk-*.mjs', 'client.js', 'server/serve.js']);
});
