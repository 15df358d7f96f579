// Replaces the module `vscode` in unit tests, with only its language, English.

export const env = { language: 'en' };

export const l10n = {
  bundle: undefined,
  /** Like VS Code: `{0}` is the first argument. */
  t: (message: string, ...args: readonly unknown[]): string =>
    message.replace(/\{(\d+)\}/g, (written, index) => (index in args ? String(args[Number(index)]) : written)),
};
