import { memoizeText } from './memoize.ts';

/** A language, and what messages are in it, by what they are in English. What is absent stays English. */
export interface Translation {
  /** As LSP and VS Code name it: `fr`, `pt-br`. */
  readonly language: string;
  readonly messages: ReadonlyMap<string, string>;
}

/** The language of this process: the only mutable state of the core. */
let translation: Translation = { language: 'en', messages: new Map() };
let rules = new Intl.PluralRules('en');

/**
 * What people read in an editor. Messages are written as in the client, where VS Code has the same under `vscode.l10n`:
 * whole sentences with places for arguments, so that a test finds them and a language can order them. Not to be called
 * while a module is loaded: the language is not known yet.
 */
export const l10n = {
  /** The message in the language of this process; `{0}` stands for the first argument. */
  t(message: string, ...args: readonly (string | number)[]): string {
    return filledIn(l10n.text(message), args);
  },

  /** A text of one of the core's tables, which are made while modules are loaded, and so in English. */
  text(english: string): string {
    return translation.messages.get(english) ?? english;
  },

  /** The form for a count: the first for one, in French for none too. */
  plural(count: number, one: string, other: string): string {
    return rules.select(count) === 'one' ? one : other;
  },

  /** The message for a count, which `{0}` stands for: one of two forms, as `plural` decides. */
  count(count: number, one: string, other: string, ...more: readonly (string | number)[]): string {
    return filledIn(l10n.text(l10n.plural(count, one, other)), [count, ...more]);
  },

  get translation(): Translation {
    return translation;
  },

  /** Sets the language. Call it once, before anything is read; without it everything is English. */
  use(chosen: Translation): void {
    translation = chosen;
    rules = pluralRules(chosen.language);
  },
};

function filledIn(text: string, args: readonly (string | number)[]): string {
  if (args.length === 0) return text;
  const [first = '', ...rest] = partsOf(l10n, text);
  let filled = first;
  for (const [index, part] of rest.entries()) filled += index % 2 === 1 ? part : (args[Number(part)] ?? `{${part}}`);
  return filled;
}

/** What is between the places of a message, and by turns their indexes: a file may have a hundred thousand problems. */
const partsOf = memoizeText((_: typeof l10n, text: string) => text.split(/\{(\d+)\}/));

function pluralRules(language: string): Intl.PluralRules {
  try {
    return new Intl.PluralRules(language);
  } catch {
    return new Intl.PluralRules('en');
  }
}
