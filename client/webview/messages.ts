import type { CitingPlaces, FrameworkView } from '../../server/src/protocol/index.ts';

/** What the page of the coverage panel is told. */
export type ToPage =
  | { readonly type: 'view'; readonly view: PageView }
  | { readonly type: 'places'; readonly places: PlacesShown }
  /** What stands in the line of the status, with what the button beside it does: none without one. */
  | { readonly type: 'status'; readonly text: string; readonly button?: StatusButton };

export interface StatusButton {
  readonly text: string;
  readonly does: 'cancel' | 'again';
}

export interface PageView {
  readonly frameworks: readonly { readonly prefix: string; readonly name: string }[];
  readonly shown: FrameworkView | null;
}

export interface PlacesShown extends Pick<CitingPlaces, 'items' | 'left'> {
  readonly framework: string;
  readonly number: string;
}

/** What the page asks for. Whoever gets it has to look at it: a page may say anything. */
export type FromPage =
  /** The page is there. With the framework that it showed last. */
  | { readonly type: 'show'; readonly framework?: string }
  | { readonly type: 'places'; readonly number: string }
  /** An address of a place, as links have it. */
  | { readonly type: 'open'; readonly place: string }
  | { readonly type: 'references'; readonly number: string }
  | { readonly type: 'cancel' }
  | { readonly type: 'again' };

/** Sentences of the page, in the language of the editor; `{0}` is a number. */
export interface PageTexts {
  readonly title: string;
  readonly framework: string;
  readonly search: string;
  readonly rows: string;
  readonly row: string;
  readonly showMore: string;
  readonly leftOut: string;
  readonly allReferences: string;
  readonly nothing: string;
}
