/* The type declarations of `objective-references/markdown-it`, as the package ships them. */

import type { Checker } from '../library/api.ts';

// biome-ignore lint/suspicious/noExplicitAny: versions of markdown-it have types of their own.
type State = any;

/** The part of markdown-it that is used, in all of its versions. */
export interface MarkdownItLike {
  readonly core: { readonly ruler: { before(before: string, name: string, rule: (state: State) => void): void } };
  readonly inline: {
    readonly ruler: { before(before: string, name: string, rule: (state: State, silent: boolean) => boolean): void };
  };
}

export interface ObjectiveReferencesOptions {
  /** Checks the text, for example a result of `createChecker`. */
  readonly checker: Pick<Checker, 'check'>;
  /**
   * The name of the text that is rendered, by the environment that `render` was given and by the text itself, with `\n` at
   * the ends of lines; `document.md` where there is none.
   */
  readonly name?: (environment: unknown, source: string) => string;
  /** The last line of the title of a link to the published text. */
  readonly linkTitle?: string;
}

/**
 * Plugin for markdown-it: references are rendered in `<span class="objective-reference objective-reference-STATUS"
 * title="…">`, as a link if the catalog gives the address of the published text. Code, link targets and HTML stay as they are.
 */
export declare function objectiveReferences(md: MarkdownItLike, options: ObjectiveReferencesOptions): void;
