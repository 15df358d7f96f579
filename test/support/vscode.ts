// Takes the place of the module `vscode` in unit tests: of VS Code there is its language, English.

export const env = { language: 'en' };

export const l10n = {
  bundle: undefined,
  /** As VS Code does it: `{0}` is the first argument. */
  t: (message: string, ...args: readonly unknown[]): string =>
    message.replace(/\{(\d+)\}/g, (written, index) => (index in args ? String(args[Number(index)]) : written)),
};
