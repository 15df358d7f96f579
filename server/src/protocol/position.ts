/** 0-based, in UTF-16 units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The end is exclusive, as in LSP. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
