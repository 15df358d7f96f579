import { parseArgs } from 'node:util';

export interface DesktopArguments {
  readonly extensions: readonly string[];
  readonly tests: string;
  readonly userData: string | undefined;
  readonly installedExtensions: string | undefined;
  /** The folder or `.code-workspace` file to open. */
  readonly workspace: string | undefined;
}

/** Reads the arguments that `@vscode/test-electron` passes to desktop VS Code. Throws if there are no tests. */
export function readDesktopArguments(args: readonly string[]): DesktopArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
    },
  });
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const tests = text(values.extensionTestsPath);
  const extensions = (values.extensionDevelopmentPath ?? []).filter((value) => typeof value === 'string');
  if (tests === undefined || extensions.length === 0) {
    throw new Error('needs --extensionDevelopmentPath=FOLDER and --extensionTestsPath=FILE');
  }
  return {
    extensions,
    tests,
    userData: text(values['user-data-dir']),
    installedExtensions: text(values['extensions-dir']),
    workspace: positionals[0],
  };
}
