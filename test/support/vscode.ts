// Replaces the module `vscode` in unit tests, with only its language, English, and what needs no window.

export const env = { language: 'en' };

export const l10n = {
  bundle: undefined,
  /** Like VS Code: `{0}` is the first argument. */
  t: (message: string, ...args: readonly unknown[]): string =>
    message.replace(/\{(\d+)\}/g, (written, index) => (index in args ? String(args[Number(index)]) : written)),
};

/** Tests set whether it is trusted. */
export const workspace = { isTrusted: true };

export const Disposable = {
  from: (...all: readonly { dispose(): void }[]) => ({
    dispose: () => {
      for (const one of all) one.dispose();
    },
  }),
};

export class MarkdownString {
  value = '';

  /** Like VS Code's, of which tests need the most important characters. */
  appendText(text: string): this {
    this.value += text.replace(/[\\`*_{}[\]()#+\-!~<>$|]/g, '\\$&');
    return this;
  }
}
