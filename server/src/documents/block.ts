/** What a block is in its document. */
export type Role = 'body' | 'note' | 'header' | 'footer' | 'comment' | 'box' | 'cell';

/** Where a piece of text is in its document. `label` replaces the one that the place would have. */
export type Origin = { readonly label?: string } & (
  | { readonly kind: 'paragraph'; readonly paragraph: number; readonly heading: readonly string[] }
  | { readonly kind: 'cell'; readonly sheet: string; readonly cell: string }
  | { readonly kind: 'slide'; readonly slide: number; readonly paragraph: number; readonly heading: readonly string[] }
  | { readonly kind: 'page'; readonly page: number; readonly line: number }
);

export interface Piece {
  readonly text: string;
  readonly origin: Origin;
  /** It is in a cell that holds a number and not a text. */
  readonly isNumber?: boolean;
}

export interface TextBlock {
  readonly kind: 'text';
  readonly role: Role;
  readonly style: Style;
  /** Of a heading, from 1; otherwise 0. */
  readonly level: number;
  /** Whether it is mainly a link to another place of the document. */
  readonly isLink: boolean;
  /** Its text in one or more parts, with nothing between them. */
  readonly pieces: readonly Piece[];
}

export type Style = 'plain' | 'title' | 'heading' | 'item' | 'contents';

/** A row of a table. */
export interface RowBlock {
  readonly kind: 'row';
  readonly role: Role;
  /** Whether it is the first row of its table. */
  readonly isFirst: boolean;
  /** Each cell has any number of paragraphs. */
  readonly cells: readonly (readonly Piece[])[];
}

export type Block = TextBlock | RowBlock;
