import type { CitingPlaces, FrameworkView } from '../../server/src/protocol/index.ts';

/** Messages to the page of the coverage panel. */
export type ToPage =
  | { readonly type: 'view'; readonly view: PageView }
  | { readonly type: 'places'; readonly places: PlacesShown }
  /** The status line, with an optional button. */
  | { readonly type: 'status'; readonly text: string; readonly button?: StatusButton };

export interface StatusButton {
  readonly text: string;
  readonly does: 'cancel' | 'again' | 'offer';
}

export interface PageView {
  readonly frameworks: readonly { readonly prefix: string; readonly name: string }[];
  readonly shown: FrameworkView | null;
}

export interface PlacesShown extends Pick<CitingPlaces, 'items' | 'left'> {
  readonly framework: string;
  readonly number: string;
}

/** Messages of the page. They must be validated: the page is not trusted. */
export type FromPage =
  /** The page is ready. With the framework that it showed last. */
  | { readonly type: 'show'; readonly framework?: string }
  | { readonly type: 'places'; readonly number: string }
  /** The location in a link. */
  | { readonly type: 'open'; readonly place: string }
  | { readonly type: 'references'; readonly number: string }
  | { readonly type: StatusButton['does'] };

/** Texts of the page, in the language of the editor; `{0}` is a number. */
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
