import { accessSync, constants } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The paths of Chromium and Chrome on Debian, Ubuntu, Fedora and macOS. */
const EXECUTABLES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The installed Chromium or Chrome; the environment variable `CHROMIUM` takes precedence. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM, ...EXECUTABLES].find((path) => path !== undefined && path !== '' && isExecutable(path));
}

/** Starts Chromium headless, with access to this machine only. Rejects if it is not installed. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('Chromium is missing: install it (Debian: apt-get install chromium) or set CHROMIUM to its path');
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
    ],
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
